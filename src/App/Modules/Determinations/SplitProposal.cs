using NetTopologySuite.Geometries;
using Weipian.App.Modules.Patches;
using Weipian.Law;
using Weipian.Law.LandClasses;
using Weipian.Spatial;

namespace Weipian.App.Modules.Determinations;

/// <summary>A part of a patch in the patch's own coordinates, with its share of the official area.</summary>
public sealed record SplitPart(Geometry Shape, double AreaM2);

/// <summary>Cuts a mixed patch along what the verdict names. The parts tile the patch: nothing is lost and nothing is in two of them.</summary>
public static class SplitProposal
{
    /// <param name="along">county, prior-construction, approval or special.</param>
    /// <param name="trivialM2">A part smaller than this is line drawing; it stays with the largest part.</param>
    public static IReadOnlyList<SplitPart> Parts(
        Patch patch, Geometry shape, PatchShape measured, IReadOnlyDictionary<string, KindOverlay> overlays, string along, RulePack pack, double trivialM2)
    {
        var crs = Crs.FromEpsg(patch.Row.Epsg)!;
        var parts = new List<Geometry>();
        var rest = shape;
        foreach (var blade in Blades(overlays, along, pack, crs))
        {
            parts.Add(Cutting.Common(rest, blade));
            rest = Cutting.Without(rest, blade);
        }

        parts.Add(rest);
        return Share(Gather(parts.Where(part => !part.IsEmpty).ToList(), measured, crs, trivialM2), measured, crs);
    }

    /// <summary>Shapes to cut by, in order: papers by date and number, so that an earlier approval keeps what two of them cover.</summary>
    private static IEnumerable<Geometry> Blades(IReadOnlyDictionary<string, KindOverlay> overlays, string along, RulePack pack, Crs crs)
    {
        Geometry Shape(KindPiece piece) => CrsChange.Between(piece.Layer.ShapeOf(piece.Feature), piece.Layer.Crs, crs);
        Geometry United(IEnumerable<KindPiece> pieces) => Cutting.United(pieces.Select(Shape));
        switch (along)
        {
            case "county":
                return [United(overlays["county"].Pieces)];
            case "prior-construction":
                return [United(overlays["land-use"].Pieces.Where(piece =>
                    pack.LandClasses.Classify(piece.Layer.Description.Scheme!, piece.Value("class")).BigClass == BigClass.Construction))];
            case "approval":
                return overlays["approval"].Pieces
                    .GroupBy(piece => (piece.Value("date"), piece.Value("document")))
                    .OrderBy(group => group.Key.Item1 ?? "9999", StringComparer.Ordinal).ThenBy(group => group.Key.Item2, StringComparer.Ordinal)
                    .Select(United);
            case "special":
                return new[] { "facility-record", "temporary-land", "rural-road" }.Where(overlays.ContainsKey)
                    .Where(kind => overlays[kind].Pieces.Count > 0).Select(kind => United(overlays[kind].Pieces));
            default:
                throw new ArgumentOutOfRangeException(nameof(along), along, "unknown blade");
        }
    }

    /// <summary>Slivers are joined to the largest part.</summary>
    private static List<Geometry> Gather(List<Geometry> parts, PatchShape measured, Crs crs, double trivialM2)
    {
        var byArea = parts.Select(part => (Part: part, AreaM2: Measured(part, measured, crs))).ToList();
        var largest = byArea.MaxBy(part => part.AreaM2).Part;
        var slivers = byArea.Where(part => part.AreaM2 <= trivialM2 && part.Part != largest).Select(part => part.Part).ToList();
        if (slivers.Count == 0)
            return parts;
        var joined = Cutting.United(slivers.Prepend(largest));
        return parts.Where(part => !slivers.Contains(part)).Select(part => part == largest ? joined : part).ToList();
    }

    /// <summary>Areas as shares of the whole, so that they add up to it exactly.</summary>
    private static List<SplitPart> Share(List<Geometry> parts, PatchShape measured, Crs crs)
    {
        var areas = parts.Select(part => Measured(part, measured, crs)).ToList();
        var scale = measured.AreaM2 / areas.Sum();
        return parts.Select((part, index) => new SplitPart(part, areas[index] * scale)).ToList();
    }

    private static double Measured(Geometry part, PatchShape measured, Crs crs) =>
        measured.CommonM2(OfficialPlane.Project(part, crs, PatchShape.LongestEdgeM));
}
