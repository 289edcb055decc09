using Weipian.App.Database;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Fieldwork;

/// <summary>Records of visits were taken in.</summary>
/// <param name="SourceSha256">The list as handed in.</param>
public sealed record FieldRecorded(string SourceName, string SourceSha256, IReadOnlyList<FieldRecord> Records);

/// <summary>How fieldwork events change the table field_record.</summary>
public static class FieldworkFolds
{
    public const string Recorded = "fieldwork.recorded";

    public static readonly IReadOnlyDictionary<string, Fold> All = new Dictionary<string, Fold>(StringComparer.Ordinal)
    {
        [Recorded] = Record,
    };

    private static void Record(FoldTarget target, JournalEvent happened)
    {
        foreach (var record in CanonicalJson.Read<FieldRecorded>(happened.Body).Records)
        {
            target.Connection.Execute(
                "INSERT INTO field_record VALUES ($1,$2,$3) ON CONFLICT(patch_id) DO UPDATE SET record=excluded.record, sequence=excluded.sequence",
                record.Patch, CanonicalJson.Write(record), happened.Sequence);
            PatchHistory.Remember(target, record.Patch, happened, $"外业核查:{record.Verifier},{Days.Write(record.VerifiedOn)}");
        }
    }
}
