using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using Weipian.Spatial;

namespace Weipian.Formats;

/// <summary>A plot to be written as boundary text.</summary>
/// <param name="AreaM2">Official area; printed in hectares with four decimals.</param>
public sealed record WrittenPlot(string Number, string Name, double AreaM2, Geometry Shape);

/// <summary>Writes boundary coordinates in the official form: GBK, CRLF, northing first, rings closed, holes as rings of their own, three decimals.</summary>
public static class BoundaryTextWriter
{
    /// <exception cref="ArgumentException">The system is no Gauss-Krüger zone, or a shape no polygon.</exception>
    public static void Write(string path, Crs crs, string producer, DateOnly day, IEnumerable<WrittenPlot> plots)
    {
        if (crs.IsGeographic)
            throw new ArgumentException("界址点文件须为高斯-克吕格平面坐标", nameof(crs));
        var zone = crs.ZoneWidth == 3 ? crs.CentralMeridian / 3 : (crs.CentralMeridian + 3) / 6;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"[属性描述]\r\n格式版本号=1.01版本\r\n数据产生单位={producer}\r\n数据产生日期={day:yyyy-MM-dd}\r\n坐标系=2000国家大地坐标系\r\n几度分带={crs.ZoneWidth}\r\n投影类型=高斯克吕格\r\n计量单位=米\r\n带号={zone:F0}\r\n精度=0.001\r\n转换参数=,,,,,,\r\n[地块坐标]\r\n");
        foreach (var plot in plots)
            Append(text, plot);
        File.WriteAllBytes(path, TextEncoding.Gb18030.GetBytes(text.ToString()));
    }

    private static void Append(StringBuilder text, WrittenPlot plot)
    {
        if (plot.Shape is not IPolygonal)
            throw new ArgumentException($"{plot.Number} 不是面", nameof(plot));
        text.Append(CultureInfo.InvariantCulture, $"{plot.Shape.NumPoints},{plot.AreaM2 / 10_000:F4},{Plain(plot.Number)},{Plain(plot.Name)},面,,,,@\r\n");
        var (ring, point) = (0, 0);
        for (var part = 0; part < plot.Shape.NumGeometries; part++)
            foreach (var line in ((Polygon)plot.Shape.GetGeometryN(part)) is var polygon ? polygon.Holes.Prepend(polygon.Shell) : [])
            {
                var (first, number) = (point + 1, ++ring);
                for (var index = 0; index < line.NumPoints; index++)
                {
                    var name = index == line.NumPoints - 1 ? first : ++point;
                    text.Append(CultureInfo.InvariantCulture, $"J{name},{number},{line.GetCoordinateN(index).Y:F3},{line.GetCoordinateN(index).X:F3}\r\n");
                }
            }
    }

    /// <summary>A comma or @ would end the field, a full-width one too: readers take them for the same.</summary>
    private static string Plain(string text) => text.Replace(',', '、').Replace('\uFF0C', '、').Replace('@', '_').Replace('\uFF20', '_').ReplaceLineEndings(" ");
}
