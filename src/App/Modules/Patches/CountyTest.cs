using NetTopologySuite.Geometries;
using Weipian.App.Modules.Layers;
using Weipian.App.Platform;
using Weipian.Spatial;

namespace Weipian.App.Modules.Patches;

/// <summary>
/// What coordinates alone cannot tell – a neighbouring central meridian without prefix, UTM numbers, an encrypted map's shift – the county's own
/// boundary tells: a batch none of which lies in the county is in the wrong system; single patches outside are named.
/// </summary>
public static class CountyTest
{
    private const int MostNamed = 20;

    /// <param name="patches">Number and shape of each, in <paramref name="crs"/>.</param>
    /// <returns>Patches to look at; nothing when no county boundary was registered.</returns>
    /// <exception cref="ProblemException"><c>coordinate.outside-county</c>: not one of them is anywhere near the county.</exception>
    public static IReadOnlyList<Problem> Run(Workspace workspace, string file, IReadOnlyList<(long Record, Geometry Shape)> patches, Crs crs)
    {
        var counties = Counties(workspace);
        if (counties.Count == 0 || patches.Count == 0)
            return [];
        var outside = patches.Where(patch => !counties.Exists(county => Lies(patch.Shape, crs, county.Shape, county.Crs))).ToList();
        if (outside.Count == patches.Count && !outside.Exists(patch => counties.Exists(county => Near(patch.Shape, crs, county.Shape, county.Crs))))
            throw new ProblemException("coordinate.outside-county", $"全部 {patches.Count} 个图形都不在已登记的县界之内:坐标系、带号或中央经线有误,或不是本县数据", file);
        var named = string.Join('、', outside.Take(MostNamed).Select(patch => patch.Record));
        return outside.Count == 0 ? []
            : [new Problem("coordinate.partly-outside-county", $"{outside.Count} 个图形的中心不在已登记的县界之内(第 {named} 条{(outside.Count > MostNamed ? "等" : "")}),请核对坐标系是否有偏移", file)];
    }

    private static List<(Geometry Shape, Crs Crs)> Counties(Workspace workspace)
    {
        var counties = new List<(Geometry, Crs)>();
        foreach (var layer in LayerShelf.Current(workspace).Where(layer => layer.Description.Kind == "county"))
        {
            using var opened = LayerShelf.Open(workspace, layer);
            counties.AddRange(opened.Shapes.Values.Select(shape => (shape, opened.Crs)));
        }

        return counties;
    }

    private static bool Near(Geometry shape, Crs crs, Geometry county, Crs countyCrs) =>
        CrsChange.Between(shape.Envelope, crs, countyCrs).EnvelopeInternal.Intersects(county.EnvelopeInternal);

    private static bool Lies(Geometry shape, Crs crs, Geometry county, Crs countyCrs)
    {
        var centre = CrsChange.Between(shape.Factory.CreatePoint(shape.EnvelopeInternal.Centre), crs, countyCrs).Coordinate;
        return county.EnvelopeInternal.Contains(centre) && county.Factory.CreatePoint(centre).Intersects(county);
    }
}
