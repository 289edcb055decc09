using Weipian.App.Modules.Determinations;
using Weipian.App.Platform;

namespace Weipian.App.Server.Endpoints;

public sealed record OpinionForm(bool Agrees, string? Text);

/// <param name="Code">Null: as proposed.</param>
public sealed record ConclusionForm(string? Code, string? Reason);

/// <param name="Patches">Each with the tag it was seen with.</param>
/// <param name="Code">What all of them must be proposed as.</param>
public sealed record BulkForm(IReadOnlyDictionary<string, string> Patches, string Code);

/// <summary>What a bulk conclusion settled.</summary>
public sealed record BulkDone(IReadOnlyList<string> Concluded);

/// <summary>Children that took a patch's place.</summary>
public sealed record SplitDone(IReadOnlyList<string> Children);

/// <summary>What people do to a patch: sign, conclude, split. Each against the state it was seen in.</summary>
public static class PatchWorkEndpoints
{
    private const int MostInBulk = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/{id}/opinion", (string id, OpinionForm form, Desk desk) => desk.Write(workspace =>
        {
            // Everybody signs for his own department, which is his post.
            Seen(workspace, desk, id);
            return GiveOpinion.Run(workspace, id, null, desk.Grant!.Post, form.Agrees, form.Text, desk.Actor);
        })).Needs(Permission.GiveOpinion).WithName("giveOpinion");
        routes.MapPost("/{id}/conclusion", (string id, ConclusionForm form, Desk desk) => desk.Write(workspace =>
        {
            Seen(workspace, desk, id);
            return ConcludePatch.Run(workspace, id, null, form.Code, form.Reason, desk.Actor);
        })).Needs(Permission.Conclude).WithName("concludePatch");
        routes.MapPost("/{id}/split", (string id, Desk desk) => desk.Write(workspace =>
        {
            Seen(workspace, desk, id);
            return new SplitDone(AcceptSplit.Run(workspace, id, null, desk.Actor));
        })).Needs(Permission.Split).WithName("splitPatch");
        routes.MapPost("/conclusions", (BulkForm form, Desk desk) => desk.Write(workspace => Bulk(workspace, form, desk))).Needs(Permission.Conclude).WithName("concludePatches");
    }

    private static void Seen(Workspace workspace, Desk desk, string id)
    {
        var patch = desk.Patch(workspace, id);
        desk.RequireSeen(PatchEndpoints.TagOf(workspace, id), "patch.changed", $"图斑 {patch.Number} ");
    }

    /// <summary>Many at once only where the machine says the same of all, and the journal says that it was in bulk.</summary>
    /// <exception cref="ProblemException"><c>bulk.size</c>, <c>bulk.differs</c>, <c>patch.changed</c>.</exception>
    private static BulkDone Bulk(Workspace workspace, BulkForm form, Desk desk)
    {
        if (form.Patches.Count is 0 or > MostInBulk)
            throw new ProblemException("bulk.size", $"一次可结论 1–{MostInBulk} 个图斑,现为 {form.Patches.Count}");
        foreach (var (id, tag) in form.Patches)
        {
            var standing = DeterminationShelf.One(workspace, desk.Patch(workspace, id));
            if (PatchEndpoints.TagOf(workspace, id) != tag)
                throw new ProblemException("patch.changed", $"图斑 {standing.Patch.Number} 已被他人改动,请刷新后再办");
            if (standing is not { Conclusion: null, Judged.Verdict.Code: var code } || code != form.Code)
                throw new ProblemException("bulk.differs", $"图斑 {standing.Patch.Number} 的判定建议不是所选的一种,或已有结论;批量只用于相同的建议");
        }

        return new BulkDone(form.Patches.Keys.Order(StringComparer.Ordinal)
            .Select(id => ConcludePatch.Run(workspace, id, null, null, $"批量({form.Patches.Count} 个)", desk.Actor).Patch).ToList());
    }
}
