using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Determination;
using Weipian.Law.LandClasses;
using Weipian.Law.Parameters;
using Weipian.Spatial;

namespace Weipian.App.Modules.Determinations;

/// <summary>The one seam between map and law: square metres by kind become the facts the land tables read.</summary>
public sealed class FactsFromOverlay(RulePack pack, ParameterValues parameters)
{
    private readonly bool _net = parameters.Text("farmland.basis") == "net";

    public LandFacts Land(Patch patch, PatchShape shape, IReadOnlyDictionary<string, KindOverlay> overlays, VerificationFacts verified)
    {
        var unknown = overlays.Values.Where(overlay => overlay.Quarantined.Count > 0)
            .ToDictionary(overlay => overlay.Kind, overlay => string.Join(";", overlay.Quarantined), StringComparer.Ordinal);
        KindOverlay? Known(string kind) => !unknown.ContainsKey(kind) && overlays.TryGetValue(kind, out var overlay) ? overlay : null;
        var conforming = Conforming(Known("plan"), unknown);
        var approvals = Known("approval");
        var supplies = Known("supply");
        var facilities = Known("facility-record");
        var temporary = Known("temporary-land");
        var roads = Known("rural-road");
        return new LandFacts(
            shape.AreaM2, Offline: false, ShapeSound: true, patch.Row.Fields.GetValueOrDefault("change-type"),
            Day(patch, "earlier-image"), Day(patch, "later-image"), Known("county")?.RemainderM2, LandUse(Known("land-use"), unknown),
            Known("permanent-farmland")?.CoveredM2, conforming, Known("ecological-redline")?.CoveredM2,
            Covers(approvals), approvals?.CoveredM2, Covers(supplies), supplies?.CoveredM2, Covers(facilities), facilities?.CoveredM2,
            Covers(temporary), temporary?.CoveredM2, Covers(roads), roads?.CoveredM2, verified, new SortedDictionary<string, string>(unknown, StringComparer.Ordinal));
    }

    /// <summary>Facts of a patch that may not be measured: the tables need nothing but that.</summary>
    public static LandFacts Unmeasured(Patch patch, bool offline, VerificationFacts verified) => new(
        0, offline, ShapeSound: false, patch.Row.Fields.GetValueOrDefault("change-type"), Day(patch, "earlier-image"), Day(patch, "later-image"),
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, verified, new SortedDictionary<string, string>(StringComparer.Ordinal));

    private LandUseFacts? LandUse(KindOverlay? overlay, Dictionary<string, string> unknown)
    {
        var facts = overlay is null ? null : LandUse(overlay);
        if (overlay is not null && facts is null)
            unknown["land-use"] = "现行图层用了不同的地类体系,面积不能相加";
        return facts;
    }

    /// <summary>Area by class, each square metre once. Ground that features of different classes both claim is 不明; null when the layers differ in scheme.</summary>
    public LandUseFacts? LandUse(KindOverlay overlay)
    {
        var schemes = overlay.Layers.Select(layer => layer.Description.Scheme!).Distinct().ToList();
        if (schemes.Count > 1)
            return null;
        var classes = overlay.Pieces.GroupBy(piece => piece.Value("class") ?? "").OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (Class: pack.LandClasses.Classify(schemes[0], group.Key), AreaM2: overlay.Exclusive(piece => (piece.Value("class") ?? "") == group.Key), Net: NetShare(group)))
            .ToList();
        var contested = overlay.CoveredM2 - classes.Sum(part => part.AreaM2);
        double Farmland(FarmlandKind? kind) => classes.Where(part => kind is null ? part.Class.IsFarmland : part.Class.Farmland == kind).Sum(part => part.AreaM2 * part.Net);
        double Big(BigClass big) => classes.Where(part => part.Class.BigClass == big).Sum(part => part.AreaM2);
        return new LandUseFacts(
            schemes[0], Big(BigClass.Agricultural), Farmland(null), Farmland(FarmlandKind.Paddy), Farmland(FarmlandKind.Irrigated), Farmland(FarmlandKind.Dry),
            Big(BigClass.Construction), Big(BigClass.Unused), Big(BigClass.Unknown) + Math.Max(0, contested), Math.Max(0, overlay.RemainderM2));
    }

    /// <summary>Share of a class's ground that is cultivated once 田坎 is taken off, where the layer tells; 1 on the gross basis.</summary>
    private double NetShare(IEnumerable<KindPiece> pieces)
    {
        if (!_net)
            return 1;
        var (ground, cultivated) = (0.0, 0.0);
        foreach (var piece in pieces)
        {
            ground += piece.AreaM2;
            cultivated += piece.AreaM2 * NetShare(piece);
        }

        return ground > 0 ? cultivated / ground : 1;
    }

    /// <summary>TBDLMJ ÷ TBMJ, else (TBMJ − KCMJ) ÷ TBMJ; a figure outside 0…1 is not believed.</summary>
    private static double NetShare(KindPiece piece)
    {
        if (Number(piece, "gross") is not { } gross || gross <= 0)
            return 1;
        var share = Number(piece, "net") is { } net ? net / gross : Number(piece, "deducted") is { } deducted ? (gross - deducted) / gross : 1;
        return share is >= 0 and <= 1 ? share : 1;
    }

    private double? Conforming(KindOverlay? plan, Dictionary<string, string> unknown)
    {
        if (plan is null)
            return null;
        if (plan.Pieces.Select(piece => piece.Value("zone") ?? "").FirstOrDefault(zone => pack.Codes.FindPlanZone(zone) is null) is { } strange)
        {
            unknown["plan"] = $"规划分区“{strange}”不在代码表";
            return null;
        }

        return plan.Covered(plan.Pieces.Where(piece => pack.Codes.FindPlanZone(piece.Value("zone"))!.Conforms).ToList());
    }

    private static List<Cover>? Covers(KindOverlay? overlay) => overlay?.Pieces
        .Select(piece => new Cover(
            piece.Value("document") ?? piece.Value("name") ?? "(无文号)", Read(piece.Value("date")), Read(piece.Value("until")), piece.Value("use"), piece.Value("authority"), piece.AreaM2))
        .OrderBy(cover => cover.Document, StringComparer.Ordinal).ThenBy(cover => cover.CoveredM2).ToList();

    private static double? Number(KindPiece piece, string target) =>
        double.TryParse(piece.Value(target), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;

    private static DateOnly? Day(Patch patch, string target) => Read(patch.Row.Fields.GetValueOrDefault(target));

    private static DateOnly? Read(string? text) => Days.TryRead(text, out var day) ? day : null;
}
