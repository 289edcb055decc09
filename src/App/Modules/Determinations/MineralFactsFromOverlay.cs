using NetTopologySuite.Geometries;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Layers;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Law.Determination;
using Weipian.Spatial;

namespace Weipian.App.Modules.Determinations;

/// <summary>Mining rights about a patch, with distances in the Gauss-Krüger plane of its own 3° zone.</summary>
public static class MineralFactsFromOverlay
{
    /// <summary>Rights further away than this have nothing to do with a patch.</summary>
    private const double ReachM = 5000;

    /// <param name="overlay">The patch over the mining rights; null without such a layer, or for a point.</param>
    public static MineralFacts Facts(Patch patch, Geometry shape, Crs crs, IReadOnlyList<OverlayLayer> layers, KindOverlay? overlay, FieldRecord? record)
    {
        var unknown = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (overlay is { Quarantined.Count: > 0 })
            unknown["mining-right"] = string.Join(";", overlay.Quarantined);
        var zone = CrsChange.ZoneAbout(shape.EnvelopeInternal.Centre, crs);
        var here = CrsChange.Between(shape, crs, zone);
        var near = layers.Count == 0 || unknown.Count > 0 ? null : layers.SelectMany(layer => Near(layer, here, zone, overlay)).ToList();
        var facts = new MineralFacts(
            patch.Row.AreaM2, Offline: false, ShapeSound: true, record?.Activity, record?.Mineral ?? patch.Row.Fields.GetValueOrDefault("mineral"),
            record?.AssociatedMineral, record?.WithinElevation, near?.Select(found => found.Right).ToList(), null,
            record?.ActivityDay ?? (Days.TryRead(patch.Row.Fields.GetValueOrDefault("later-image"), out var day) ? day : null), unknown);
        return MineralQuestions.Nearest(facts) is { } right
            ? facts with { FurthestOutsideM = Furthest(here, near!.First(found => found.Right == right).Shape) } : facts;
    }

    public static MineralFacts Unmeasured(bool offline) => new(
        null, offline, ShapeSound: false, null, null, null, null, null, null, null, new SortedDictionary<string, string>(StringComparer.Ordinal));

    private static IEnumerable<(MiningRight Right, Geometry Shape)> Near(OverlayLayer layer, Geometry here, Crs zone, KindOverlay? overlay)
    {
        var reach = here.EnvelopeInternal.Copy();
        reach.ExpandBy(ReachM);
        foreach (var (feature, source) in layer.Shapes)
        {
            var shape = CrsChange.Between(source, layer.Crs, zone);
            if (!reach.Intersects(shape.EnvelopeInternal))
                continue;
            var values = layer.ValuesOf(feature).Values;
            var inside = here is Point ? (shape.Covers(here) ? 1 : 0)
                : overlay?.Pieces.FirstOrDefault(piece => piece.Layer == layer && piece.Feature == feature)?.AreaM2 ?? 0;
            yield return (new MiningRight(
                values.GetValueOrDefault("document") ?? "(无证号)", values.GetValueOrDefault("holder"), values.GetValueOrDefault("mineral"), Stage(values.GetValueOrDefault("stage")),
                Day(values, "date"), Day(values, "until"), Day(values, "renewal"), inside, here.Distance(shape)), shape);
        }
    }

    /// <summary>How far the outermost vertex lies beyond the right; 0 when all are inside.</summary>
    private static double Furthest(Geometry here, Geometry right) =>
        here.Coordinates.Max(vertex => right.Distance(right.Factory.CreatePoint(vertex)));

    /// <summary>采矿许可证, 采矿 → 采矿; 勘查许可证, 探矿 → 探矿; anything else is 不明.</summary>
    private static string? Stage(string? text) => text switch
    {
        null => null,
        _ when text.Contains("采", StringComparison.Ordinal) => "采矿",
        _ when text.Contains("勘", StringComparison.Ordinal) || text.Contains("探", StringComparison.Ordinal) => "探矿",
        _ => null,
    };

    private static DateOnly? Day(SortedDictionary<string, string> values, string target) =>
        Days.TryRead(values.GetValueOrDefault(target), out var day) ? day : null;
}
