using System.Globalization;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Jpeg;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Evidence;

/// <summary>Reads what a picture says of itself. A hostile or broken file costs its facts, never the program; the bytes stay as they came.</summary>
public static class PhotoReading
{
    /// <summary>Larger files are kept but not read.</summary>
    public const long MostBytes = 64L * 1024 * 1024;

    /// <summary>EXIF without an offset is the phone's clock in this country.</summary>
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static PhotoFacts Of(byte[] bytes, string contentType)
    {
        if (bytes.Length > MostBytes)
            return new PhotoFacts(null, null, null, null, null, null, null, null, null, null, null, [$"文件超过 {MostBytes / 1024 / 1024} MB,未读取"]);
        var faults = new List<string>();
        var directories = Directories(bytes, contentType, faults);
        var gps = directories.OfType<GpsDirectory>().FirstOrDefault();
        var main = directories.OfType<ExifIfd0Directory>().FirstOrDefault();
        var exif = directories.OfType<ExifSubIfdDirectory>().FirstOrDefault();
        var (longitude, latitude) = Guarded("卫星定位", faults, () => Position(gps, faults));
        var (azimuth, magnetic) = Guarded("方位角", faults, () => Azimuth(gps, faults));
        var orientation = Guarded<int?>("朝向", faults, () => main is not null && main.TryGetInt32(ExifDirectoryBase.TagOrientation, out var turned) && turned is >= 1 and <= 8 ? turned : null);
        var taken = Guarded("拍摄时间", faults, () => TakenAt(exif, faults));
        var satellite = Guarded("卫星时间", faults, () => SatelliteTime(gps));
        var picture = PictureHash.Of(bytes, orientation ?? 1);
        if (picture.Fault is { } fault)
            faults.Add(fault);
        return new PhotoFacts(
            longitude, latitude, azimuth, magnetic, taken, satellite, orientation, Guarded("机型", faults, () => Camera(main)), picture.WidthPx, picture.HeightPx, picture.Bits, faults);
    }

    private static IReadOnlyList<MetadataExtractor.Directory> Directories(byte[] bytes, string contentType, List<string> faults)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        // Of a JPEG only the EXIF segment: the less is parsed, the less can be abused.
        return Guarded<IReadOnlyList<MetadataExtractor.Directory>>(
            "照片信息", faults, () => contentType == "image/jpeg" ? JpegMetadataReader.ReadMetadata(stream, [new ExifReader()]) : ImageMetadataReader.ReadMetadata(stream)) ?? [];
    }

    /// <summary>The library promises no list of exceptions for broken files, on reading or on asking; whatever it throws, the fact is not there.</summary>
    private static T? Guarded<T>(string what, List<string> faults, Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            faults.Add($"{what}无法读取");
            return default;
        }
    }

    private static (double? Longitude, double? Latitude) Position(GpsDirectory? gps, List<string> faults)
    {
        if (gps?.GetGeoLocation() is not { } place)
            return (null, null);
        // 0, 0 is what receivers write before they have a fix.
        if (double.IsFinite(place.Longitude) && double.IsFinite(place.Latitude) && Math.Abs(place.Longitude) <= 180 && Math.Abs(place.Latitude) <= 90 && (place.Longitude != 0 || place.Latitude != 0))
            return (place.Longitude, place.Latitude);
        faults.Add("卫星定位的经纬度无意义");
        return (null, null);
    }

    private static (double? Degrees, bool? Magnetic) Azimuth(GpsDirectory? gps, List<string> faults)
    {
        if (gps is null || !gps.TryGetRational(GpsDirectory.TagImgDirection, out var direction))
            return (null, null);
        var degrees = direction.ToDouble();
        if (!double.IsFinite(degrees) || degrees is < 0 or > 360)
        {
            faults.Add("方位角不在 0–360 度内");
            return (null, null);
        }

        return (degrees, gps.GetString(GpsDirectory.TagImgDirectionRef)?.Trim('\0', ' ') == "M");
    }

    private static string? TakenAt(ExifSubIfdDirectory? exif, List<string> faults)
    {
        if (exif?.GetString(ExifDirectoryBase.TagDateTimeOriginal)?.Trim('\0', ' ') is not { Length: > 0 } text)
            return null;
        if (!DateTime.TryParseExact(text, "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            faults.Add("拍摄时间无法识别");
            return null;
        }

        var said = exif.GetString(ExifDirectoryBase.TagTimeZoneOriginal)?.Trim('\0', ' ');
        var offset = said is { Length: 6 } && said[0] is '+' or '-' && TimeSpan.TryParseExact(said[1..], @"hh\:mm", CultureInfo.InvariantCulture, out var zone) && zone.TotalHours <= 14
            ? said[0] == '-' ? -zone : zone
            : Beijing;
        // Near year 1 the offset would lead out of the calendar.
        if (local.Year is < 1990 or > 9998)
        {
            faults.Add("拍摄时间无意义");
            return null;
        }

        return Moment.Write(new DateTimeOffset(local, offset));
    }

    private static string? SatelliteTime(GpsDirectory? gps) =>
        gps is not null && gps.TryGetGpsDate(out var at) && at.Year is >= 1990 and <= 9998 ? Moment.Write(new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc))) : null;

    private static string? Camera(ExifIfd0Directory? main)
    {
        var words = string.Join(' ', new[] { ExifDirectoryBase.TagMake, ExifDirectoryBase.TagModel }.Select(tag => main?.GetString(tag)?.Trim('\0', ' ')).Where(word => word is { Length: > 0 }));
        var printable = new string(words.Where(letter => !char.IsControl(letter)).Take(80).ToArray());
        return printable.Length == 0 ? null : printable;
    }
}
