using System.Globalization;
using Weipian.Law.Parameters;

namespace Weipian.Law.Selection;

/// <summary>What the six criteria read of a patch; null is not known.</summary>
/// <param name="FarmlandM2">Cultivated land occupied, ㎡.</param>
/// <param name="Minerals">Minerals concerned; null: not known, empty: none.</param>
[Official("重点图斑事实")]
public sealed record KeyPatchFacts(
    string Patch, bool? InNewPermanentFarmland, decimal? FarmlandM2, bool? TemporaryLand, bool? FacilityLand, bool? ReportedDemolished,
    IReadOnlyList<string>? Minerals);

/// <summary>A patch held against the criteria.</summary>
/// <param name="Reasons">Empty: no criterion holds for certain.</param>
/// <param name="Unknown">Criteria that cannot be answered; the patch is then not simply 非重点.</param>
[Official("重点图斑")]
public sealed record KeyPatch(string Patch, IReadOnlyList<SelectionReason> Reasons, IReadOnlyList<SelectionCriterion> Unknown)
{
    public bool IsKey => Reasons.Count > 0;
}

/// <summary>重点图斑 (R070–R072): every patch comes back with its reasons, or with what is not known of it.</summary>
public static class KeyPatches
{
    /// <exception cref="ParameterUnsetException">The threshold of large occupation was not set by the programme.</exception>
    public static IReadOnlyList<KeyPatch> Of(SelectionBook book, ParameterValues parameters, IReadOnlyList<KeyPatchFacts> patches)
    {
        var mu = Thresholds.Number(parameters, "keyPatch.largeFarmlandMu");
        var minerals = parameters.List("key-minerals");
        return [.. patches.Select(patch => Of(book, patch, mu, minerals))];
    }

    private static KeyPatch Of(SelectionBook book, KeyPatchFacts patch, decimal mu, IReadOnlyList<string> keyMinerals)
    {
        var found = patch.Minerals?.Where(keyMinerals.Contains).ToList();
        var answers = new (string Code, bool? Holds, string Reads)[]
        {
            ("K1", patch.InNewPermanentFarmland, "位于新划定的永久基本农田内"),
            ("K2", Thresholds.AtLeastMu(patch.FarmlandM2, mu), $"占用耕地 {Thresholds.Mu(patch.FarmlandM2)} 亩,标准 {Thresholds.Print(mu)} 亩"),
            ("K3", patch.TemporaryLand, "临时用地"),
            ("K4", patch.FacilityLand, "设施农用地"),
            ("K5", patch.ReportedDemolished, "报拆除"),
            ("K6", found is null ? null : found.Count > 0, $"涉及 {string.Join('、', found ?? [])}"),
        };
        var known = answers.Select(answer => (Criterion: book.Find(answer.Code), answer.Holds, answer.Reads)).Where(answer => answer.Criterion is not null).ToList();
        return new KeyPatch(
            patch.Patch, [.. known.Where(answer => answer.Holds == true).Select(answer => new SelectionReason(answer.Criterion!, answer.Reads))],
            [.. known.Where(answer => answer.Holds is null).Select(answer => answer.Criterion!)]);
    }
}

/// <summary>Thresholds compared raw: 4.996 亩 is not 5 亩 although it is printed 5.00.</summary>
internal static class Thresholds
{
    private const decimal MuPerM2 = 0.0015m;

    public static decimal Number(ParameterValues parameters, string key) => decimal.Parse(parameters.Text(key), CultureInfo.InvariantCulture);

    public static bool? AtLeastMu(decimal? m2, decimal mu) => m2 is { } area ? area * MuPerM2 >= mu : null;

    public static string Mu(decimal? m2) => m2 is { } area ? Print(area * MuPerM2) : "不明";

    public static string Print(decimal value) => value.ToString("0.00##", CultureInfo.InvariantCulture);
}
