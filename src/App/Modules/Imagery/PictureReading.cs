using Weipian.App.Platform;
using Weipian.Formats;
using Weipian.Spatial;

namespace Weipian.App.Modules.Imagery;

/// <summary>A GeoTIFF as it is taken in: its place judged, its stretch measured, everything kept that is needed to draw it later.</summary>
internal static class PictureReading
{
    /// <summary>Pixels of the smallest copy one tile may have to read; further out the picture is not drawn.</summary>
    public const double MostRead = 16;

    /// <summary>A smallest copy of so few pixels is read whole, however far out.</summary>
    public const long Small = 16L << 20;

    /// <exception cref="ProblemException"><c>imagery.place</c>, <c>imagery.bands</c>, <c>crs.*</c>, and those of <see cref="AddImagery.Decide"/>.</exception>
    public static ImageryDescription Read(Workspace workspace, ImageryStatement statement, ImageryIntake intake)
    {
        using var tiff = GeoTiff.Open(intake.File);
        var name = Path.GetFileName(intake.File);
        var frame = tiff.Frame ?? throw new ProblemException("imagery.place", "影像没有地理位置:文件内没有坐标标签(只有控制点的须先纠正),旁边也没有 .tfw", name);
        var crs = CrsOf(tiff.Crs, intake.Epsg, name);
        var bands = BandsOf(intake.Bands, tiff.Bands);
        var (extent, pixel) = Ground(tiff, frame, crs, name);
        AddImagery.Decide(ImageryShelf.All(workspace), statement, extent, pixel);
        var middle = (extent.South + extent.North) / 2;
        var coarsest = tiff.Levels[^1];
        var coarse = pixel * tiff.Width / coarsest.Width;
        var least = (long)coarsest.Width * coarsest.Height <= Small ? 0 : Enumerable.Range(0, TileGrid.DeepestDrawn).FirstOrDefault(zoom => TileGrid.PixelM(zoom, middle) <= coarse * MostRead, TileGrid.DeepestDrawn);
        var warnings = new List<Problem>();
        if (least > 0)
            warnings.Add(new Problem("imagery.no-overviews", $"影像没有足够的金字塔(缩小副本),地图缩小到第 {least} 级以下时不显示;可先用 gdaladdo 建金字塔后另行登记", name));
        if (crs.IsWgs84)
            warnings.Add(new Problem("imagery.wgs84", $"坐标系为 {crs.Name},按 2000 国家大地坐标系显示(相差厘米级),只供查看,不用于量算", name));
        return AddImagery.Described(statement, ImageryKind.Picture) with
        {
            Extent = extent,
            PixelM = Math.Round(pixel, 4),
            MinZoom = least,
            MaxZoom = TileGrid.ZoomOf(pixel, middle),
            Picture = new PictureFacts(
                ImageryFiles.Keep(workspace, intake.File, intake.Reference, intake.Progress), tiff.Width, tiff.Height, tiff.Bands, tiff.Bits, crs.Epsg, frame, bands, tiff.Stretch(bands)),
            Warnings = warnings,
        };
    }

    private static PictureCrs CrsOf(DeclaredCrs declared, int? given, string name)
    {
        if (declared == DeclaredCrs.None && given is null)
            throw new ProblemException("crs.missing", "影像没有注明坐标系,请用 --crs 指明", name, field: "crs");
        var (crs, code, message) = PictureCrs.Read(declared == DeclaredCrs.None ? given : declared.Epsg, declared.Wkt);
        if (crs is null)
            throw new ProblemException(code!, message!, name);
        return declared == DeclaredCrs.None || given is null || given == crs.Epsg ? crs : throw new ProblemException("crs.contradiction", $"影像注明 EPSG:{crs.Epsg},--crs 却给出 EPSG:{given}", name, field: "crs");
    }

    private static List<int>? BandsOf(IReadOnlyList<int>? wanted, int there)
    {
        if (wanted is null)
            return null;
        return wanted.Count is 1 or 3 && wanted.All(band => band >= 1 && band <= there) ? [.. wanted.Select(band => band - 1)]
            : throw new ProblemException("imagery.bands", $"波段应为三个(红、绿、蓝)或一个(灰度),从 1 到 {there}", field: "bands");
    }

    /// <summary>Degrees it covers and the side of a pixel on the ground, by its four sides.</summary>
    private static (GroundBox, double PixelM) Ground(GeoTiff tiff, PixelFrame frame, PictureCrs crs, string name)
    {
        var points = Enumerable.Range(0, 33).SelectMany(step => new[] { (step / 32.0, 0.0), (step / 32.0, 1.0), (0.0, step / 32.0), (1.0, step / 32.0) })
            .Select(part => frame.Of(part.Item1 * tiff.Width, part.Item2 * tiff.Height)).Select(place => crs.ToDegrees(place.X, place.Y)).ToList();
        if (points.Exists(point => !double.IsFinite(point.Longitude + point.Latitude) || Math.Abs(point.Longitude) > 180.001 || Math.Abs(point.Latitude) > 90.001))
            throw new ProblemException("imagery.place", "影像的坐标不在地球上,与所注明的坐标系不符", name);
        var box = new GroundBox(points.Min(point => point.Longitude), points.Min(point => point.Latitude), points.Max(point => point.Longitude), points.Max(point => point.Latitude));
        // China with its seas; a picture elsewhere has its zone or its axes mixed up.
        if (box.East < 70 || box.West > 140 || box.North < 0 || box.South > 56)
            throw new ProblemException("imagery.place", $"影像落在经度 {Digits.Fixed(box.West, 3)}、纬度 {Digits.Fixed(box.South, 3)} 附近,不在我国范围;请核对带号与坐标系", name);
        var (column, row) = (tiff.Width / 2.0, tiff.Height / 2.0);
        var (here, right) = (crs.ToDegrees(frame.Of(column, row).X, frame.Of(column, row).Y), crs.ToDegrees(frame.Of(column + 1, row).X, frame.Of(column + 1, row).Y));
        var (east, north) = ((right.Longitude - here.Longitude) * Math.Cos(here.Latitude * Ellipsoid.RadiansPerDegree), right.Latitude - here.Latitude);
        return (box, Math.Sqrt((east * east) + (north * north)) * Ellipsoid.RadiansPerDegree * Ellipsoid.A);
    }
}
