using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;
using NetTopologySuite.IO;
using SQLitePCL;
using Weipian.Spatial;

namespace Weipian.Formats;

/// <summary>One layer of a GeoPackage being written. Rows go straight to the prepared statement: a county has a hundred thousand of them.</summary>
public sealed class GeoPackageLayer : IDisposable
{
    private const int HeadLength = 8;
    private const int ExtentLength = 32;

    private readonly GeoPackageWriter _writer;
    private readonly string _table;
    private readonly Crs _crs;
    private readonly sqlite3_stmt _insert;
    private readonly Envelope _extent = new();
    private long _last;

    internal GeoPackageLayer(GeoPackageWriter writer, string table, Crs crs, IReadOnlyList<SourceField> fields)
    {
        (_writer, _table, _crs) = (writer, table, crs);
        Check(raw.sqlite3_prepare_v2(writer.Handle, $"INSERT INTO {GeoPackageWriter.Quote(table)} VALUES (?,?{string.Concat(Enumerable.Repeat(",?", fields.Count))})", out _insert));
    }

    /// <summary>A shape as a GeoPackage keeps it: head with reference system and extent, then little-endian WKB.</summary>
    public static byte[] Blob(Geometry shape, Crs crs)
    {
        var target = new ArrayBufferWriter<byte>();
        Blob(shape, crs, target);
        return target.WrittenSpan.ToArray();
    }

    /// <inheritdoc cref="Blob(Geometry, Crs)"/>
    /// <param name="target">Where it goes.</param>
    /// <returns>Its length.</returns>
    public static int Blob(Geometry shape, Crs crs, IBufferWriter<byte> target)
    {
        var extent = shape.EnvelopeInternal;
        var wkbAt = extent.IsNull ? HeadLength : HeadLength + ExtentLength;
        var other = shape is Polygon { IsEmpty: false } ? null : new WKBWriter().Write(shape);
        var length = wkbAt + (other?.Length ?? WkbLength((Polygon)shape));
        var blob = target.GetSpan(length)[..length];
        (blob[0], blob[1], blob[2], blob[3]) = ((byte)'G', (byte)'P', 0, (byte)(extent.IsNull ? 0b0001_0001 : 0b0000_0011));
        BinaryPrimitives.WriteInt32LittleEndian(blob[4..], crs.Epsg);
        if (!extent.IsNull)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(blob[8..], extent.MinX);
            BinaryPrimitives.WriteDoubleLittleEndian(blob[16..], extent.MaxX);
            BinaryPrimitives.WriteDoubleLittleEndian(blob[24..], extent.MinY);
            BinaryPrimitives.WriteDoubleLittleEndian(blob[32..], extent.MaxY);
        }

        if (other is null)
            Wkb((Polygon)shape, blob[wkbAt..]);
        else
            other.CopyTo(blob[wkbAt..]);
        target.Advance(length);
        return length;
    }

    /// <summary>The WKB in a blob made by <see cref="Blob(Geometry, Crs)"/>.</summary>
    public static ReadOnlySpan<byte> WkbOf(ReadOnlySpan<byte> blob) => blob[((blob[3] & 0b10) != 0 ? HeadLength + ExtentLength : HeadLength)..];

    /// <param name="id">Feature id, greater than all before; null: the next.</param>
    public void Write(Geometry? shape, IReadOnlyList<object?> values, long? id = null) =>
        Write(shape is null ? [] : Blob(shape, _crs), shape is { IsEmpty: false } ? shape.EnvelopeInternal : new Envelope(), values, id);

    /// <param name="blob">The shape as <see cref="Blob(Geometry, Crs)"/> makes it, made elsewhere; empty for none.</param>
    /// <param name="extent">Its extent; null envelope when it is empty.</param>
    /// <exception cref="SqliteException">The row could not be stored.</exception>
    public void Write(ReadOnlySpan<byte> blob, Envelope extent, IReadOnlyList<object?> values, long? id = null)
    {
        _last = id ?? _last + 1;
        Check(raw.sqlite3_bind_int64(_insert, 1, _last));
        Check(blob.IsEmpty ? raw.sqlite3_bind_null(_insert, 2) : raw.sqlite3_bind_blob(_insert, 2, blob));
        for (var index = 0; index < values.Count; index++)
            Check(Bind(3 + index, values[index]));
        Check(raw.sqlite3_step(_insert), raw.SQLITE_DONE);
        Check(raw.sqlite3_reset(_insert));
        _extent.ExpandToInclude(extent);
    }

    public void Dispose()
    {
        _insert.Dispose();
        _writer.Finish(_table, _extent);
    }

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_insert, place),
        DateOnly day => raw.sqlite3_bind_text(_insert, place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        bool yes => raw.sqlite3_bind_int(_insert, place, yes ? 1 : 0),
        long whole => raw.sqlite3_bind_int64(_insert, place, whole),
        int whole => raw.sqlite3_bind_int(_insert, place, whole),
        double real => raw.sqlite3_bind_double(_insert, place, real),
        var other => raw.sqlite3_bind_text(_insert, place, Convert.ToString(other, CultureInfo.InvariantCulture)),
    };

    private void Check(int result, int expected = raw.SQLITE_OK)
    {
        if (result != expected)
            throw new SqliteException(raw.sqlite3_errmsg(_writer.Handle).utf8_to_string(), result);
    }

    private static int WkbLength(Polygon polygon) => 9 + (4 * (1 + polygon.NumInteriorRings)) + (16 * polygon.NumPoints);

    /// <summary>What <see cref="WKBWriter"/> makes of a polygon, without its detours.</summary>
    private static void Wkb(Polygon polygon, Span<byte> rest)
    {
        rest[0] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(rest[1..], 3);
        BinaryPrimitives.WriteInt32LittleEndian(rest[5..], 1 + polygon.NumInteriorRings);
        rest = rest[9..];
        for (var ring = -1; ring < polygon.NumInteriorRings; ring++)
        {
            var points = (ring < 0 ? polygon.Shell : (LinearRing)polygon.GetInteriorRingN(ring)).CoordinateSequence;
            BinaryPrimitives.WriteInt32LittleEndian(rest, points.Count);
            Points(points, rest[4..]);
            rest = rest[(4 + (16 * points.Count))..];
        }
    }

    private static void Points(CoordinateSequence points, Span<byte> target)
    {
        if (BitConverter.IsLittleEndian && points is PackedDoubleCoordinateSequence { Dimension: 2 } packed)
        {
            MemoryMarshal.AsBytes(packed.GetRawCoordinates().AsSpan()).CopyTo(target);
            return;
        }

        for (var index = 0; index < points.Count; index++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(target[(16 * index)..], points.GetX(index));
            BinaryPrimitives.WriteDoubleLittleEndian(target[((16 * index) + 8)..], points.GetY(index));
        }
    }
}
