using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.Law.Determination;
using Weipian.Spatial;

namespace Weipian.App.Modules.Determinations;

/// <summary>Judges one patch: overlay → facts → answers → verdict, and the split a mixed patch asks for. Knows no database and no clock.</summary>
public sealed class DeterminePatch(LayerSet layers, DeterminationContext context)
{
    /// <summary>A part that is mixed again is cut again; deeper than this nobody could follow it.</summary>
    private const int DeepestSplit = 4;

    private readonly FactsFromOverlay _facts = new(context.Pack, context.Parameters);

    /// <param name="record">What was found on the ground; null until somebody looked.</param>
    /// <param name="offline">A person concluded 线下处理: nothing is measured.</param>
    public JudgedPatch Judge(Patch patch, FieldRecord? record, bool offline)
    {
        if (offline)
            return Blank(patch, Decide(patch, FactsFromOverlay.Unmeasured(patch, offline, new VerificationFacts()), MineralFactsFromOverlay.Unmeasured(offline))) with
            {
                Facts = null,
                MineralFacts = null,
                Answers = [],
            };
        var shape = patch.Row.Shape();
        var sound = patch.Row.Fault is null or { Accepted: true };
        if (!sound || (patch.Line == Lines.Land && shape is not IPolygonal))
            return Unmeasured(patch, record?.Land ?? new VerificationFacts());
        return patch.Line == Lines.Land ? Land(patch, shape, record) : Mineral(patch, shape, record);
    }

    private JudgedPatch Land(Patch patch, Geometry shape, FieldRecord? record)
    {
        var measured = PatchShape.Part(shape, Crs.FromEpsg(patch.Row.Epsg)!, patch.Row.AreaM2!.Value);
        var overlays = layers.Overlay(measured);
        var facts = _facts.Land(patch, measured, overlays, record?.Land ?? new VerificationFacts());
        var verdict = LandDetermination.Decide(facts, context);
        return Described(patch, measured, overlays, verdict) with
        {
            Facts = facts,
            Split = verdict.SplitAlong is null ? [] : Split(patch, shape, measured, overlays, record, verdict.SplitAlong),
        };
    }

    private JudgedPatch Mineral(Patch patch, Geometry shape, FieldRecord? record)
    {
        var crs = Crs.FromEpsg(patch.Row.Epsg)!;
        var measured = shape is IPolygonal ? PatchShape.Part(shape, crs, patch.Row.AreaM2!.Value) : null;
        var overlays = measured is null ? [] : layers.Overlay(measured);
        var facts = MineralFactsFromOverlay.Facts(patch, shape, crs, layers.OfKind("mining-right"), overlays.GetValueOrDefault("mining-right"), record);
        var verdict = MineralDetermination.Decide(facts, context);
        var judged = measured is null ? Blank(patch, verdict) with { Shape = new JudgedShape(true, false, null), Units = UnitsAt((Point)shape, crs) }
            : Described(patch, measured, overlays, verdict);
        return judged with { MineralFacts = facts };
    }

    private JudgedPatch Unmeasured(Patch patch, VerificationFacts verified)
    {
        var (land, mineral) = (FactsFromOverlay.Unmeasured(patch, false, verified), MineralFactsFromOverlay.Unmeasured(false));
        return Blank(patch, Decide(patch, land, mineral)) with
        {
            PlanarAreaM2 = patch.Row.PlanarAreaM2,
            DeclaredM2 = patch.Row.DeclaredM2,
            Shape = new JudgedShape(false, false, patch.Row.Fault ?? new PatchFault("shape.not-polygon", "土地图斑的图形不是面", "", 0, 0, null, false)),
            Facts = patch.Line == Lines.Land ? land : null,
            MineralFacts = patch.Line == Lines.Mineral ? mineral : null,
        };
    }

    private Verdict Decide(Patch patch, LandFacts land, MineralFacts mineral) =>
        patch.Line == Lines.Land ? LandDetermination.Decide(land, context) : MineralDetermination.Decide(mineral, context);

    private JudgedPatch Described(Patch patch, PatchShape measured, SortedDictionary<string, KindOverlay> overlays, Verdict verdict) => Blank(patch, verdict) with
    {
        AreaM2 = measured.AreaM2,
        PlanarAreaM2 = patch.Row.PlanarAreaM2,
        DeclaredM2 = patch.Row.DeclaredM2,
        Shape = new JudgedShape(true, patch.Row.Fault is not null, patch.Row.Fault),
        Units = Units(measured, overlays),
        Pieces = overlays.Values.SelectMany(Pieces).ToList(),
        Kinds = new SortedDictionary<string, KindAccount>(
            overlays.ToDictionary(pair => pair.Key, pair => new KindAccount(pair.Value.CoveredM2, pair.Value.OverlapM2, pair.Value.RemainderM2)), StringComparer.Ordinal),
        Counted = Counted(measured, overlays),
    };

    private static JudgedPatch Blank(Patch patch, Verdict verdict) => new(
        patch.Number, patch.Id, patch.Line, patch.Version, null, null, null, null, [], [], new SortedDictionary<string, KindAccount>(StringComparer.Ordinal), null,
        null, null, verdict.Answers, Kept(verdict), []);

    private static JudgedVerdict Kept(Verdict verdict) => new(
        verdict.Code, verdict.Conclusion, verdict.Row, verdict.Articles, verdict.SplitAlong, verdict.Missing, verdict.WouldChange, verdict.Flags);

    private IEnumerable<JudgedPiece> Pieces(KindOverlay overlay)
    {
        var field = context.Pack.LayerKinds.Find(overlay.Kind)!.Fields is [var first, ..] ? first.Target : null;
        return overlay.Pieces.Select(piece => new JudgedPiece(
            overlay.Kind, piece.Layer.Description.Hash, piece.Feature + 1, piece.Stored.Record, field is null ? null : piece.Value(field), piece.AreaM2,
            piece.Layer.Pack.ChecksumOf(piece.Feature).ToString("x16", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private List<UnitShare> Units(PatchShape measured, SortedDictionary<string, KindOverlay> overlays)
    {
        var shares = new List<UnitShare>();
        foreach (var level in new[] { "town", "village" }.Where(overlays.ContainsKey))
        {
            var groups = overlays[level].Pieces.GroupBy(piece => piece.Value("code") ?? "").ToList();
            shares.AddRange(groups
                .Select(group => new UnitShare(
                    level, group.Key, group.First().Value("name"), group.Sum(piece => piece.AreaM2), level == "town" && groups.Count > 1 ? CountedIn(measured, group) : null))
                .OrderByDescending(unit => unit.AreaM2).ThenBy(unit => unit.Code, StringComparer.Ordinal));
        }

        return shares;
    }

    /// <summary>What of a patch lies in one of several towns, measured anew inside the town.</summary>
    private CountedAreas? CountedIn(PatchShape measured, IEnumerable<KindPiece> town)
    {
        var pieces = town.ToList();
        var inside = Cutting.United(pieces.Select(piece => Cutting.Common(measured.Plane, piece.Layer.PlaneOf(piece.Feature))));
        return PatchShape.InPlane(inside, pieces.Sum(piece => piece.AreaM2)) is { } part ? Counted(part, layers.Overlay(part)) : null;
    }

    private List<UnitShare> UnitsAt(Point point, Crs crs) => new[] { "town", "village" }
        .SelectMany(level => layers.OfKind(level).SelectMany(layer => layer.Shapes
            .Where(pair => pair.Value.Covers(CrsChange.Between(point, crs, layer.Crs)))
            .Select(pair => layer.ValuesOf(pair.Key).Values)
            .Select(values => new UnitShare(level, values.GetValueOrDefault("code") ?? "", values.GetValueOrDefault("name"), 0))
            .OrderBy(unit => unit.Code, StringComparer.Ordinal).Take(1)))
        .ToList();

    private CountedAreas Counted(PatchShape measured, SortedDictionary<string, KindOverlay> overlays)
    {
        var use = overlays.TryGetValue("land-use", out var land) && land.Quarantined.Count == 0 ? _facts.LandUse(land) : null;
        var permanent = overlays.TryGetValue("permanent-farmland", out var overlay) && overlay.Quarantined.Count == 0 ? overlay : null;
        return new CountedAreas(measured.AreaM2, use?.AgriculturalM2, use?.FarmlandM2, permanent?.CoveredM2, use is null || permanent is null ? null : Cultivated(measured, permanent, land!));
    }

    /// <summary>Permanent basic farmland counts only where it is cultivated (永久基本农田 ⊂ 耕地).</summary>
    private double Cultivated(PatchShape measured, KindOverlay permanent, KindOverlay land)
    {
        if (permanent.CoveredM2 <= LayerPack.TouchingM2)
            return 0;
        var inside = Cutting.United(permanent.Pieces.Select(piece => Cutting.Common(measured.Plane, piece.Layer.PlaneOf(piece.Feature))));
        var part = PatchShape.InPlane(inside, permanent.CoveredM2);
        return part is null ? 0 : _facts.LandUse(KindOverlay.Of("land-use", land.Layers, part))?.FarmlandM2 ?? 0;
    }

    private List<JudgedPart> Split(
        Patch patch, Geometry shape, PatchShape measured, SortedDictionary<string, KindOverlay> overlays, FieldRecord? record, string along)
    {
        var parts = new List<JudgedPart>();
        Cut(shape, measured, overlays, along, 1);
        return parts;

        void Cut(Geometry whole, PatchShape wholeMeasured, SortedDictionary<string, KindOverlay> wholeOverlays, string blade, int depth)
        {
            var trivial = Math.Max(context.Parameters.Number("trivial.area-m2"), wholeMeasured.AreaM2 * context.Parameters.Number("trivial.share"));
            foreach (var part in SplitProposal.Parts(patch, whole, wholeMeasured, wholeOverlays, blade, context.Pack, trivial))
            {
                var partMeasured = PatchShape.Part(part.Shape, Crs.FromEpsg(patch.Row.Epsg)!, part.AreaM2);
                var partOverlays = layers.Overlay(partMeasured);
                var facts = _facts.Land(patch, partMeasured, partOverlays, record?.Land ?? new VerificationFacts());
                var verdict = LandDetermination.Decide(facts, context);
                if (verdict.SplitAlong is { } again && depth < DeepestSplit)
                    Cut(part.Shape, partMeasured, partOverlays, again, depth + 1);
                else
                    parts.Add(new JudgedPart(
                        $"{patch.Number}_{parts.Count + 1}", blade, part.AreaM2, Convert.ToHexString(new WKBWriter().Write(part.Shape)), facts, verdict.Answers, Kept(verdict)));
            }
        }
    }
}
