using Weipian.App.Database;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Evidence;

/// <summary><c>weipian evidence link</c>: one proof, many uses. The object is cited once more; nothing is copied and nothing uploaded again.</summary>
public static class LinkEvidence
{
    /// <exception cref="ProblemException"><c>evidence.missing</c>, <c>evidence.linked</c>, <c>evidence.reason</c>, <c>evidence.target</c>, <c>evidence.role</c>.</exception>
    public static EvidenceLink Decide(Workspace workspace, string evidence, LinkWish wish)
    {
        var item = EvidenceShelf.One(workspace, evidence);
        Check(workspace, [wish]);
        var links = EvidenceShelf.LinksOf(workspace, item.Version.Id);
        if (links.Any(link => link.Target == wish.Target && link.TargetId == wish.TargetId && link.Role == wish.Role))
            throw new ProblemException("evidence.linked", $"举证 {evidence} 已作为“{wish.Role}”关联到 {wish.TargetId}");
        // The first use needs no reason; that one proof serves a second place is a statement somebody makes.
        if (links.Count > 0 && string.IsNullOrWhiteSpace(wish.Reason))
            throw new ProblemException("evidence.reason", $"举证 {evidence} 已用于 {string.Join('、', links.Select(link => link.TargetId).Distinct())};一举多用须写明理由", field: "--reason");
        return new EvidenceLink(item.Version.Id, wish.Target, wish.TargetId, wish.Role, string.IsNullOrWhiteSpace(wish.Reason) ? null : wish.Reason.Trim());
    }

    public static EvidenceLink Run(Workspace workspace, string evidence, LinkWish wish, Actor actor)
    {
        var link = Decide(workspace, evidence, wish);
        workspace.Append(actor, new Happening(EvidenceFolds.Linked, link.Evidence, link));
        return link;
    }

    internal static void Check(Workspace workspace, IReadOnlyList<LinkWish> wishes)
    {
        foreach (var wish in wishes)
        {
            if (!LinkTargets.All.Contains(wish.Target) || string.IsNullOrWhiteSpace(wish.TargetId))
                throw new ProblemException("evidence.target", $"关联对象“{wish.Target}:{wish.TargetId}”应为 {string.Join('、', LinkTargets.All)} 之一及其标识");
            if (string.IsNullOrWhiteSpace(wish.Role))
                throw new ProblemException("evidence.role", "须写明证明什么,如 现场照片、整改后照片", field: "--role");
            if (wish.Target == LinkTargets.Patch && PatchShelf.One(workspace, wish.TargetId).Id != wish.TargetId)
                throw new ProblemException("evidence.target", $"图斑“{wish.TargetId}”须用标识");
        }
    }
}
