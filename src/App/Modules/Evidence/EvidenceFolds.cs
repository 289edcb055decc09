using Weipian.App.Database;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Evidence;

/// <summary>How evidence events change the tables evidence and evidence_link.</summary>
public static class EvidenceFolds
{
    public const string Added = "evidence.added";
    public const string Replaced = "evidence.replaced";
    public const string Linked = "evidence.linked";

    public static readonly IReadOnlyDictionary<string, Fold> All = new Dictionary<string, Fold>(StringComparer.Ordinal)
    {
        [Added] = Keep,
        [Replaced] = Replace,
        [Linked] = Link,
    };

    private static void Keep(FoldTarget target, JournalEvent happened)
    {
        var version = CanonicalJson.Read<EvidenceVersion>(happened.Body);
        target.Write(
            "INSERT INTO evidence VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)", version.Id, version.Version, version.Kind, version.Sha256, version.Photo?.PerceptualHash, happened.Body,
            happened.Person, happened.Post, happened.At, happened.Sequence);
    }

    private static void Replace(FoldTarget target, JournalEvent happened)
    {
        Keep(target, happened);
        var version = CanonicalJson.Read<EvidenceVersion>(happened.Body);
        foreach (var patch in target.Connection.Query(
            "SELECT DISTINCT target_id FROM evidence_link WHERE evidence=$1 AND target=$2", row => row.GetString(0), version.Id, LinkTargets.Patch))
            PatchHistory.Remember(target, patch, happened, $"举证 {version.Id} 更换为第 {version.Version} 版:{version.Reason}");
    }

    private static void Link(FoldTarget target, JournalEvent happened)
    {
        var link = CanonicalJson.Read<EvidenceLink>(happened.Body);
        target.Write(
            "INSERT INTO evidence_link VALUES ($1,$2,$3,$4,$5,$6)", link.Evidence, link.Target, link.TargetId, link.Role, happened.Body, happened.Sequence);
        if (link.Target == LinkTargets.Patch)
            PatchHistory.Remember(target, link.TargetId, happened, $"{link.Role} {link.Evidence}{(link.Reason is null ? "" : $"(一举多用:{link.Reason})")}");
    }
}
