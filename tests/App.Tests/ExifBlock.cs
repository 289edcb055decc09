using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Weipian.App.Tests;

/// <summary>What a camera writes into a JPEG; absent members are not written.</summary>
internal sealed record Exif(
    double? Longitude = null, double? Latitude = null, double? AzimuthDeg = null, DateTime? TakenAt = null, string? Offset = null, DateTime? SatelliteUtc = null,
    int? Orientation = null, string? Model = null, bool Magnetic = false);

/// <summary>A small writer of EXIF: three directories of a little-endian TIFF in one APP1 segment.</summary>
internal static class ExifBlock
{
    /// <summary>The picture with the block behind its first marker.</summary>
    public static byte[] Into(byte[] jpeg, Exif exif) => [.. jpeg.AsSpan(0, 2), .. Segment(Tiff(exif)), .. jpeg.AsSpan(2)];

    private static byte[] Segment(byte[] tiff)
    {
        var segment = new byte[4 + 6 + tiff.Length];
        (segment[0], segment[1]) = (0xFF, 0xE1);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(segment.Length - 2));
        "Exif\0\0"u8.CopyTo(segment.AsSpan(4));
        tiff.CopyTo(segment.AsSpan(10));
        return segment;
    }

    private static byte[] Tiff(Exif exif)
    {
        var camera = new List<Entry>();
        if (exif.TakenAt is { } taken)
            camera.Add(Text(0x9003, taken.ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture)));
        if (exif.Offset is { } offset)
            camera.Add(Text(0x9011, offset));
        var gps = new List<Entry>();
        if (exif is { Latitude: { } latitude, Longitude: { } longitude })
            gps.AddRange([Text(1, latitude < 0 ? "S" : "N"), Degrees(2, latitude), Text(3, longitude < 0 ? "W" : "E"), Degrees(4, longitude)]);
        if (exif.SatelliteUtc is { } utc)
            gps.Add(Rationals(7, (utc.Hour, 1), (utc.Minute, 1), (utc.Second, 1)));
        if (exif.AzimuthDeg is { } azimuth)
            gps.AddRange([Text(16, exif.Magnetic ? "M" : "T"), Rationals(17, ((long)Math.Round(azimuth * 100), 100))]);
        if (exif.SatelliteUtc is { } day)
            gps.Add(Text(29, day.ToString("yyyy:MM:dd", CultureInfo.InvariantCulture)));
        var main = new List<Entry>();
        if (exif.Model is { } model)
            main.Add(Text(0x0110, model));
        if (exif.Orientation is { } orientation)
            main.Add(new Entry(0x0112, 3, 1, [(byte)orientation, 0, 0, 0]));
        main.AddRange([new Entry(0x8769, 4, 1, new byte[4]), new Entry(0x8825, 4, 1, new byte[4])]);
        var cameraAt = 8 + SizeOf(main);
        var gpsAt = cameraAt + SizeOf(camera);
        BinaryPrimitives.WriteInt32LittleEndian(main[^2].Data, cameraAt);
        BinaryPrimitives.WriteInt32LittleEndian(main[^1].Data, gpsAt);
        var tiff = new List<byte>([0x49, 0x49, 0x2A, 0x00, 8, 0, 0, 0]);
        foreach (var directory in new[] { main, camera, gps })
            tiff.AddRange(Directory(directory, tiff.Count));
        return [.. tiff];
    }

    private static int SizeOf(List<Entry> entries) => 2 + (12 * entries.Count) + 4 + entries.Where(entry => entry.Data.Length > 4).Sum(entry => entry.Data.Length);

    private static byte[] Directory(List<Entry> entries, int at)
    {
        var bytes = new byte[SizeOf(entries)];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)entries.Count);
        var heap = 2 + (12 * entries.Count) + 4;
        for (var index = 0; index < entries.Count; index++)
        {
            var entry = entries[index];
            var place = bytes.AsSpan(2 + (12 * index), 12);
            BinaryPrimitives.WriteUInt16LittleEndian(place, entry.Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(place[2..], entry.Type);
            BinaryPrimitives.WriteInt32LittleEndian(place[4..], entry.Count);
            if (entry.Data.Length <= 4)
            {
                entry.Data.CopyTo(place[8..]);
                continue;
            }

            BinaryPrimitives.WriteInt32LittleEndian(place[8..], at + heap);
            entry.Data.CopyTo(bytes.AsSpan(heap));
            heap += entry.Data.Length;
        }

        return bytes;
    }

    private static Entry Text(ushort tag, string text) => new(tag, 2, text.Length + 1, [.. Encoding.ASCII.GetBytes(text), 0]);

    private static Entry Degrees(ushort tag, double degrees)
    {
        var value = Math.Abs(degrees);
        var minutes = (value - Math.Floor(value)) * 60;
        return Rationals(tag, ((long)value, 1), ((long)minutes, 1), ((long)Math.Round((minutes - Math.Floor(minutes)) * 60 * 1e5), 100_000));
    }

    private static Entry Rationals(ushort tag, params (long Numerator, long Denominator)[] values)
    {
        var data = new byte[8 * values.Length];
        for (var index = 0; index < values.Length; index++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(data.AsSpan(8 * index), (uint)values[index].Numerator);
            BinaryPrimitives.WriteUInt32LittleEndian(data.AsSpan((8 * index) + 4), (uint)values[index].Denominator);
        }

        return new Entry(tag, 5, values.Length, data);
    }

    private sealed record Entry(ushort Tag, ushort Type, int Count, byte[] Data);
}
