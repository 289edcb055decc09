using Weipian.App.Database;
using Weipian.App.Platform;
using Weipian.Law.Determination;

namespace Weipian.App.Modules.Fieldwork;

/// <summary>What was found at a patch on the ground; the newest record of a patch counts, older ones stay in the journal.</summary>
/// <param name="Land">Findings the land tables ask for.</param>
/// <param name="Activity">开采, 勘查, 非矿活动, 历史遗留 or 无; null on the land line.</param>
/// <param name="ActivityDay">Day of the act, where it could be told.</param>
/// <param name="Verifier">Who was on the ground.</param>
public sealed record FieldRecord(
    string Patch, VerificationFacts Land, string? Activity, string? Mineral, bool? AssociatedMineral, bool? WithinElevation, DateOnly? ActivityDay,
    string Verifier, DateOnly VerifiedOn);

/// <summary>What other modules may ask of the field records.</summary>
public static class FieldRecords
{
    /// <summary>The newest record of every patch that has one, by patch id.</summary>
    public static IReadOnlyDictionary<string, FieldRecord> Newest(Workspace workspace) => workspace.Connection
        .Query("SELECT patch_id, record FROM field_record", row => (Id: row.GetString(0), Record: CanonicalJson.Read<FieldRecord>(row.GetString(1))))
        .ToDictionary(pair => pair.Id, pair => pair.Record, StringComparer.Ordinal);
}
