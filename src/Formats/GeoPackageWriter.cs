using System.Globalization;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using SQLitePCL;
using Weipian.Spatial;

namespace Weipian.Formats;

/// <summary>
/// Writes a GeoPackage 1.3: the same features give the same bytes on every machine, so nothing in it is of the clock.
/// Feature ids are 1, 2, 3 … in the order written.
/// </summary>
public sealed class GeoPackageWriter : IDisposable
{
    /// <summary>A GeoPackage must say when its content changed; a byte-stable one says the first day of the format.</summary>
    private const string FixedDay = "2014-01-01T00:00:00.000Z";

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private bool _styled;

    private GeoPackageWriter(SqliteConnection connection)
    {
        _connection = connection;
        _transaction = connection.BeginTransaction();
    }

    /// <summary>An empty file at <paramref name="path"/>, replacing what is there.</summary>
    public static GeoPackageWriter Create(string path)
    {
        File.Delete(path);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        foreach (var statement in Tables)
            Run(connection, null, statement);
        return new GeoPackageWriter(connection);
    }

    /// <summary>Opens a layer to write into.</summary>
    /// <param name="table">Latin letters, digits, underscores.</param>
    /// <param name="title">Name shown to people.</param>
    public GeoPackageLayer AddLayer(string table, string title, Crs crs, IReadOnlyList<SourceField> fields)
    {
        Run("INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES ($1,$2,'EPSG',$3,$4,NULL)", crs.Name, crs.Epsg, crs.Epsg, crs.Wkt);
        var columns = string.Concat(fields.Select(field => $", {Quote(field.Name)} {TypeOf(field.Kind)}"));
        Run($"CREATE TABLE {Quote(table)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY{columns})");
        Run("INSERT INTO gpkg_contents VALUES ($1,'features',$2,'',$3,NULL,NULL,NULL,NULL,$4)", table, title, FixedDay, crs.Epsg);
        Run("INSERT INTO gpkg_geometry_columns VALUES ($1,'geom','GEOMETRY',$2,0,0)", table, crs.Epsg);
        return new GeoPackageLayer(this, table, crs, fields);
    }

    /// <summary>Gives a layer its look in QGIS (table <c>layer_styles</c>, as QGIS itself keeps it).</summary>
    public void AddStyle(string table, string qml)
    {
        if (!_styled)
            foreach (var statement in StyleTables)
                Run(statement);
        _styled = true;
        Run("INSERT INTO layer_styles (f_table_catalog,f_table_schema,f_table_name,f_geometry_column,styleName,styleQML,styleSLD,useAsDefault,description,owner,ui,update_time) VALUES ('','',$1,'geom',$1,$2,'',1,'','','',$3)", table, qml, FixedDay);
    }

    public void Dispose()
    {
        _transaction.Commit();
        _transaction.Dispose();
        _connection.Dispose();
    }

    internal sqlite3 Handle => _connection.Handle!;

    internal void Finish(string table, Envelope extent) => Run(
        "UPDATE gpkg_contents SET min_x=$2, min_y=$3, max_x=$4, max_y=$5 WHERE table_name=$1", table,
        extent.IsNull ? null : extent.MinX, extent.IsNull ? null : extent.MinY, extent.IsNull ? null : extent.MaxX, extent.IsNull ? null : extent.MaxY);

    private void Run(string statement, params ReadOnlySpan<object?> values) => Run(_connection, _transaction, statement, values);

    private static void Run(SqliteConnection connection, SqliteTransaction? transaction, string statement, params ReadOnlySpan<object?> values)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = statement;
        for (var index = 0; index < values.Length; index++)
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${index + 1}"), values[index] ?? DBNull.Value);
        command.ExecuteNonQuery();
    }

    internal static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string TypeOf(FieldKind kind) => kind switch
    {
        FieldKind.Integer => "INTEGER",
        FieldKind.Real => "DOUBLE",
        FieldKind.Date => "DATE",
        FieldKind.Logical => "BOOLEAN",
        _ => "TEXT",
    };

    private static readonly string[] StyleTables =
    [
        """
        CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT, f_table_schema TEXT, f_table_name TEXT, f_geometry_column TEXT,
          styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT, update_time DATETIME)
        """,
        $"INSERT INTO gpkg_contents (table_name,data_type,identifier,description,last_change,srs_id) VALUES ('layer_styles','attributes','layer_styles','','{FixedDay}',0)",
    ];

    private static readonly string[] Tables =
    [
        // Outlines are long: with pages of this size few go over several of them, and a county is a fifth smaller than with SQLite's usual 4 KiB.
        "PRAGMA page_size=32768", "PRAGMA application_id=0x47504B47", "PRAGMA user_version=10300", "PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF",
        """
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
          organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)
        """,
        """
        CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
          last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
          srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))
        """,
        """
        CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
          srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
          CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))
        """,
        "INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined cartesian SRS',-1,'NONE',-1,'undefined',NULL),('Undefined geographic SRS',0,'NONE',0,'undefined',NULL),"
        + "('WGS 84 geodetic',4326,'EPSG',4326,'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]',NULL)",
    ];
}
