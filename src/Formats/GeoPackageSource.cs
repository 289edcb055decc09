using System.Globalization;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using SQLitePCL;

namespace Weipian.Formats;

/// <summary>One feature table of a GeoPackage, read-only, with no trust in the file's own schema. The record number is the table's key.</summary>
public sealed class GeoPackageSource : FeatureSource
{
    private static readonly byte[] SqliteHead = "SQLite format 3\0"u8.ToArray();

    private const int LargestValue = 64 << 20;

    private readonly SqliteConnection _connection;
    private readonly GeoPackageGeoReader _shapes = new() { HandleSRID = true, HandleOrdinates = Ordinates.XY };
    private readonly StepBudget _steps;
    private readonly string _shapeColumn;
    private long _last;

    private GeoPackageSource(SqliteConnection connection, StepBudget steps, string shapeColumn) =>
        (_connection, _steps, _shapeColumn) = (connection, steps, shapeColumn);

    public static bool Recognise(byte[] head) => head.AsSpan().StartsWith(SqliteHead);

    /// <param name="layer">Table name; null when the file holds just one feature table.</param>
    /// <exception cref="UnreadableFileException"><c>geopackage.unreadable</c>, <c>file.layer</c>.</exception>
    public static GeoPackageSource Open(string path, string? layer)
    {
        var name = Path.GetFileName(path);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            connection.Open();
            var steps = new StepBudget(connection);
            Query(connection, "PRAGMA trusted_schema=OFF", _ => 0);
            _ = raw.sqlite3_limit(connection.Handle!, raw.SQLITE_LIMIT_LENGTH, LargestValue);
            var tables = Query(connection,
                "SELECT c.table_name, c.column_name, c.srs_id, s.organization, s.organization_coordsys_id, s.definition FROM gpkg_geometry_columns c LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id=c.srs_id ORDER BY c.table_name",
                row => (Table: row.GetString(0), Column: row.GetString(1), Crs: CrsOf(row)));
            var index = ChosenLayer.Of(tables.Select(table => table.Table).ToList(), layer, name);
            var columns = Query(connection, $"PRAGMA table_info({Quote(tables[index].Table)})", row => (Name: row.GetString(1), Type: row.GetString(2), Key: row.GetInt32(5) > 0));
            return new GeoPackageSource(connection, steps, tables[index].Column)
            {
                File = name,
                Layer = tables[index].Table,
                Format = "geopackage",
                EncodingReason = "GeoPackage 规定为 UTF-8",
                Crs = tables[index].Crs,
                Fields = columns.Where(column => !column.Key && column.Name != tables[index].Column).Select(column => new SourceField(column.Name, KindOf(column.Type))).ToList(),
                DeclaredCount = Query(connection, $"SELECT COUNT(*) FROM {Quote(tables[index].Table)}", row => row.GetInt64(0))[0],
            };
        }
        catch (Exception exception) when (exception is SqliteException or InvalidCastException or InvalidOperationException)
        {
            connection.Dispose();
            throw new UnreadableFileException(new SourceProblem("geopackage.unreadable", name, null, null, "不是可读取的 GeoPackage,或文件损坏"));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override IEnumerable<SourceFeature> Read()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT rowid, {Quote(_shapeColumn)}{string.Concat(Fields.Select(field => "," + Quote(field.Name)))} FROM {Quote(Layer)} ORDER BY rowid";
        using var reader = Guarded(command.ExecuteReader);
        while (reader is not null && Guarded(() => Next(reader)) is { } feature)
            yield return feature;
    }

    /// <summary>The shape of one record, without reading the others; null when there is none.</summary>
    public Geometry? ShapeOf(long record)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT rowid, {Quote(_shapeColumn)} FROM {Quote(Layer)} WHERE rowid=$1";
        command.Parameters.AddWithValue("$1", record);
        using var reader = command.ExecuteReader();
        return reader.Read() ? Shape(reader, record) : null;
    }

    public override void Dispose()
    {
        _connection.Dispose();
        base.Dispose();
    }

    private SourceFeature? Next(SqliteDataReader reader)
    {
        _steps.Renew();
        if (!reader.Read())
            return null;
        var record = _last = reader.GetInt64(0);
        return new SourceFeature(record, Shape(reader, record), Fields.Select((field, index) => Value(reader, index + 2, field, record)).ToList());
    }

    /// <summary>A damaged page shows only when it is reached: the file is then not whole, and says so.</summary>
    private T? Guarded<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is SqliteException or InvalidCastException or InvalidOperationException)
        {
            var large = exception is SqliteException { SqliteErrorCode: raw.SQLITE_TOOBIG };
            Problems.Add(new SourceProblem("geopackage.damaged", File, null, null,
                $"rowid {_last} 之后{(large ? $"有超过 {LargestValue >> 20} MB 的值" : "文件损坏")},未能读完"));
            return null;
        }
    }

    private Geometry? Shape(SqliteDataReader reader, long record)
    {
        if (reader.IsDBNull(1))
            return null;
        try
        {
            return reader.GetValue(1) is byte[] blob ? Read(blob) : throw new FormatException("不是图形");
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or ParseException or EndOfStreamException or IndexOutOfRangeException or OverflowException or InvalidOperationException)
        {
            Problems.Add(new SourceProblem("geopackage.geometry", File, record, _shapeColumn, $"图形无法解读:{exception.Message}"));
            return null;
        }
    }

    /// <summary>A blob whose counts fit its length; the envelope in its head says where its WKB begins.</summary>
    private Geometry Read(byte[] blob)
    {
        if (blob.Length < 8 || blob[0] != 'G' || blob[1] != 'P')
            throw new FormatException("不是 GeoPackage 图形");
        var envelope = (blob[3] >> 1 & 7) switch { 0 => 0, 1 => 32, 2 or 3 => 48, 4 => 64, _ => throw new FormatException("范围标志有误") };
        if ((blob[3] & 0x20) != 0)
            throw new FormatException("是扩展图形,不是标准图形");
        if (blob.Length < 8 + envelope)
            throw new FormatException("图形不完整");
        WkbCounts.Check(blob.AsSpan(8 + envelope));
        return FiniteShape.Of(_shapes.Read(blob));
    }

    private object? Value(SqliteDataReader reader, int column, SourceField field, long record)
    {
        var stored = reader.IsDBNull(column) ? null : reader.GetValue(column);
        object? value = (field.Kind, stored) switch
        {
            (_, null) => null,
            (FieldKind.Integer, long whole) => whole,
            (FieldKind.Real, double or long) => Convert.ToDouble(stored, CultureInfo.InvariantCulture),
            (FieldKind.Logical, long flag) => flag != 0,
            (FieldKind.Date, string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            (FieldKind.Text, string or long or double) => Convert.ToString(stored, CultureInfo.InvariantCulture),
            _ => null,
        };
        if (value is null && stored is not null)
            Problems.Add(new SourceProblem("geopackage.value", File, record, field.Name, "值不能按字段类型读取", Fatal: false));
        return value;
    }

    private static DeclaredCrs CrsOf(SqliteDataReader row)
    {
        var epsg = !row.IsDBNull(3) && row.GetString(3).Equals("EPSG", StringComparison.OrdinalIgnoreCase) ? row.GetInt32(4) : (int?)null;
        var wkt = row.IsDBNull(5) || row.GetString(5) == "undefined" ? null : row.GetString(5);
        return new DeclaredCrs(epsg, wkt);
    }

    private static FieldKind KindOf(string type)
    {
        var upper = type.ToUpperInvariant();
        return upper switch
        {
            "BOOLEAN" => FieldKind.Logical,
            "DATE" => FieldKind.Date,
            "TINYINT" or "SMALLINT" or "MEDIUMINT" or "INT" or "INTEGER" or "BIGINT" => FieldKind.Integer,
            "FLOAT" or "DOUBLE" or "REAL" => FieldKind.Real,
            _ => FieldKind.Text,
        };
    }

    private static List<T> Query<T>(SqliteConnection connection, string statement, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
