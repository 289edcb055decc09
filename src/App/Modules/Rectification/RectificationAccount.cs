using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.Law;

namespace Weipian.App.Modules.Rectification;

/// <summary>The account of a patch: what was accepted as rectified, what is claimed, what remains.</summary>
internal static class RectificationAccount
{
    /// <param name="recurredAt">Records settled before this place in the journal no longer count: the ground changed anew.</param>
    /// <param name="toleranceM2">A remainder up to this is none.</param>
    public static PatchRectification Of(
        Patch patch, IReadOnlyList<RectificationEntry> entries, PatchFieldwork fieldwork, long recurredAt, RulePack pack, double toleranceM2)
    {
        var counting = entries.Where(entry => entry.Sequence > recurredAt && pack.Fieldwork.FindMode(entry.Record.Mode)?.CountsArea == true).ToList();
        var accepted = counting.Where(entry => entry.State == RectificationStates.Accepted).ToList();
        var claimed = counting.Where(entry => entry.State != RectificationStates.Returned).ToList();
        var pending = entries.Count(entry => entry.State == RectificationStates.Pending);
        var total = patch.Row.AreaM2;
        var remainder = Remainder(total, accepted, toleranceM2);
        var whole = total is null ? accepted.Count > 0 : remainder == 0;
        var falsified = fieldwork.Falsified.Select(doubt => doubt.Doubt.Evidence).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var rectified = whole && pending == 0 && !fieldwork.OpenBlocking.Any() && !accepted.SelectMany(entry => entry.Record.Proofs).Any(proof => falsified.Contains(proof.Evidence));
        var modes = accepted.Select(entry => entry.Record.Mode).Distinct().Order(StringComparer.Ordinal).Select(code => pack.Fieldwork.FindMode(code)!).ToList();
        return new PatchRectification(
            patch.Id, total, accepted.Sum(entry => entry.Record.AreaM2 ?? 0), remainder, Remainder(total, claimed, toleranceM2), pending, rectified,
            rectified && modes.TrueForAll(mode => mode.Restores),
            modes.Count switch { 0 => null, 1 => modes[0].Name, _ => $"混合整改({string.Join('+', modes.Select(mode => mode.Name))})" }, entries);
    }

    private static double? Remainder(double? total, List<RectificationEntry> entries, double toleranceM2) =>
        total is not { } area ? null : area - entries.Sum(entry => entry.Record.AreaM2 ?? 0) is var left && left <= toleranceM2 ? 0 : left;
}
