using Weipian.App.Database;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Cases;

/// <summary>A violation was recorded, or its record corrected with a reason; every version stays in the journal.</summary>
/// <param name="Reason">Why it was corrected; null for the first record.</param>
public sealed record ViolationRecorded(Violation Violation, string? Reason);

/// <summary>How violations change the tables violation and violation_patch.</summary>
public static class CaseFolds
{
    public const string Recorded = "cases.violation-recorded";

    public static readonly IReadOnlyDictionary<string, Fold> All = new Dictionary<string, Fold>(StringComparer.Ordinal) { [Recorded] = Record };

    private static void Record(FoldTarget target, JournalEvent happened)
    {
        var (violation, reason) = CanonicalJson.Read<ViolationRecorded>(happened.Body);
        target.Write(
            "INSERT INTO violation VALUES ($1,$2,$3,$4,$5) ON CONFLICT(id) DO UPDATE SET record=excluded.record, sequence=excluded.sequence",
            violation.Id, violation.Year, violation.Town, CanonicalJson.Write(violation), happened.Sequence);
        target.Write("DELETE FROM violation_patch WHERE violation=$1", violation.Id);
        foreach (var share in violation.Patches)
        {
            target.Write("INSERT INTO violation_patch VALUES ($1,$2)", violation.Id, share.Patch);
            PatchHistory.Remember(target, share.Patch, happened, reason is null ? $"登记违法 {violation.Id}" : $"更正违法 {violation.Id}:{reason}");
        }
    }
}
