using System.Globalization;
using System.Text.RegularExpressions;

namespace Weipian.Spatial;

/// <summary>What a declared coordinate system turns out to be.</summary>
/// <param name="Crs">The system; null when refused, missing, or WGS 84 not yet accepted.</param>
/// <param name="Code">Stable code <c>crs.what</c> when <paramref name="Crs"/> is null.</param>
/// <param name="Message">Chinese reason when <paramref name="Crs"/> is null.</param>
public sealed record CrsReading(Crs? Crs, string? Code, string? Message)
{
    public const string NeedsAcceptance = "crs.wgs84";

    private static readonly Regex Parameter = new(
        "PARAMETER\\s*\\[\\s*\"(?<name>[^\"]+)\"\\s*,\\s*(?<value>[-+0-9.eE]+)", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    /// <summary>The datum's name; where the file names none, that of the geographic system.</summary>
    private static readonly Regex Datum = new(
        "(DATUM|GEOGCS(?!.*DATUM))\\s*\\[\\s*\"(?<name>[^\"]+)\"", RegexOptions.IgnoreCase | RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    /// <summary>By EPSG code.</summary>
    /// <param name="acceptWgs84">A person accepts WGS 84 numbers as CGCS2000, centimetres apart; recorded by the caller.</param>
    public static CrsReading FromEpsg(int epsg, bool acceptWgs84 = false) => epsg switch
    {
        _ when Spatial.Crs.FromEpsg(epsg) is { } crs => new(crs, null, null),
        4326 when acceptWgs84 => new(Spatial.Crs.Geographic, null, null),
        4326 => Wgs84,
        4610 or (>= 2327 and <= 2390) => Refuse("crs.xian80", "坐标系为 1980 西安坐标系;本程序不含基准转换参数,请提供 2000 国家大地坐标系成果"),
        4214 or (>= 21413 and <= 21423) or (>= 2401 and <= 2442) => Refuse("crs.beijing54", "坐标系为 1954 北京坐标系;请提供 2000 国家大地坐标系成果"),
        _ => Refuse("crs.unknown", string.Create(CultureInfo.InvariantCulture, $"EPSG:{epsg} 不是 2000 国家大地坐标系")),
    };

    /// <summary>By WKT (.prj): judged by datum and projection parameters; names are not believed.</summary>
    public static CrsReading FromWkt(string? wkt, bool acceptWgs84 = false)
    {
        if (string.IsNullOrWhiteSpace(wkt))
            return Refuse("crs.missing", "没有注明坐标系,请用 --crs 指明");
        var flat = wkt.Replace('_', ' ').ToUpperInvariant();
        var datum = Datum.Match(flat).Groups["name"].Value;
        if (datum.Contains("XIAN", StringComparison.Ordinal))
            return FromEpsg(4610);
        if (datum.Contains("BEIJING", StringComparison.Ordinal))
            return FromEpsg(4214);
        var china2000 = datum.Contains("CHINA 2000", StringComparison.Ordinal) || datum.Contains("CHINA GEODETIC COORDINATE SYSTEM 2000", StringComparison.Ordinal) || datum.Contains("CGCS2000", StringComparison.Ordinal);
        var wgs84 = datum.Contains("WGS 1984", StringComparison.Ordinal) || datum.Contains("WGS 84", StringComparison.Ordinal) || datum.Contains("WGS84", StringComparison.Ordinal);
        var projected = flat.TrimStart().StartsWith("PROJCS", StringComparison.Ordinal);
        if (!projected && (china2000 || wgs84))
            return FromEpsg(china2000 ? 4490 : 4326, acceptWgs84);
        if (!china2000)
            return Refuse("crs.unknown", wgs84 ? "是 WGS 84 的投影坐标,不是 2000 国家大地坐标系" : "基准不是 2000 国家大地坐标系");
        return FromParameters(flat);
    }

    /// <summary>By the words of a boundary file: <c>坐标系=…;分带=3;带号=40;横坐标带号=40</c> (or 无).</summary>
    public static CrsReading FromWords(string words)
    {
        var values = words.Split(';').Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.Ordinal);
        var system = values.GetValueOrDefault("坐标系") ?? "";
        if (system.Contains("西安", StringComparison.Ordinal) || system.Contains("1980", StringComparison.Ordinal) || system.Contains("80国家", StringComparison.Ordinal))
            return FromEpsg(4610);
        if (system.Contains("北京", StringComparison.Ordinal) || system.Contains("1954", StringComparison.Ordinal))
            return FromEpsg(4214);
        if (system.Length == 0)
            return Refuse("crs.missing", "文件头没有注明坐标系,请用 --crs 指明");
        if (!system.Contains("2000", StringComparison.Ordinal))
            return Refuse("crs.unknown", $"坐标系“{system}”不是 2000 国家大地坐标系");
        var width = values.GetValueOrDefault("分带")?.FirstOrDefault(char.IsAsciiDigit) is '6' ? 6 : 3;
        if (!int.TryParse(values.GetValueOrDefault("带号"), NumberStyles.None, CultureInfo.InvariantCulture, out var zone))
            return Refuse("crs.zone", "文件头没有注明带号,坐标中也没有带号,请用 --crs 指明");
        var prefixed = values.GetValueOrDefault("横坐标带号") != "无";
        var meridian = width == 3 ? 3 * zone : (6 * zone) - 3;
        var crs = Spatial.Crs.All.FirstOrDefault(known => known.ZoneWidth == width && known.CentralMeridian == meridian && known.ZonePrefix is not null == prefixed);
        return crs is null ? Refuse("crs.zone", string.Create(CultureInfo.InvariantCulture, $"{width} 度带没有第 {zone} 带")) : new CrsReading(crs, null, null);
    }

    private static readonly CrsReading Wgs84 = Refuse(
        NeedsAcceptance, "坐标系为 WGS 84;如确认可按 2000 国家大地坐标系使用(相差厘米级),请加 --accept-wgs84,并将记录在案");

    private static CrsReading FromParameters(string wkt)
    {
        var values = Parameter.Matches(wkt)
            .GroupBy(match => match.Groups["name"].Value.Trim().ToUpperInvariant())
            .ToDictionary(group => group.Key, group => double.Parse(group.First().Groups["value"].Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);
        if (!wkt.Contains("GAUSS KRUGER", StringComparison.Ordinal) && !wkt.Contains("TRANSVERSE MERCATOR", StringComparison.Ordinal))
            return Refuse("crs.projection", "投影不是高斯-克吕格");
        if (values.GetValueOrDefault("SCALE FACTOR", 1) != 1 || values.GetValueOrDefault("LATITUDE OF ORIGIN") != 0 || values.GetValueOrDefault("FALSE NORTHING") != 0)
            return Refuse("crs.projection", "高斯-克吕格投影的比例因子、起始纬度或北偏移不是标准值");
        if (!values.TryGetValue("CENTRAL MERIDIAN", out var meridian) || !values.TryGetValue("FALSE EASTING", out var easting))
            return Refuse("crs.projection", "投影缺少中央经线或东偏移");
        var crs = Spatial.Crs.All.Where(known => !known.IsGeographic)
            .FirstOrDefault(known => known.CentralMeridian == meridian && known.FalseEasting == easting);
        return crs is null
            ? Refuse("crs.zone", string.Create(CultureInfo.InvariantCulture, $"中央经线 {meridian}、东偏移 {easting} 不是标准的 3 度或 6 度带"))
            : new CrsReading(crs, null, null);
    }

    private static CrsReading Refuse(string code, string message) => new(null, code, message);
}
