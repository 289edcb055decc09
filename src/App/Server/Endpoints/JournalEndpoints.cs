using System.Text.Json.Nodes;
using Weipian.App.Database;
using Weipian.App.Modules.Accounts;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;

namespace Weipian.App.Server.Endpoints;

/// <summary>An event of the journal.</summary>
/// <param name="Body">As JSON text, the personal covered; null where only the chain is shown.</param>
public sealed record EventView(long Sequence, string At, string Person, string Post, string Type, string? Subject, string? Body, string Previous, string Hash);

public sealed record EventPage(long Total, IReadOnlyList<EventView> Items);

/// <summary>The chain as it stands.</summary>
/// <param name="Sealed">Last event sealed outside the database; the rest is sealed when the server stops.</param>
/// <param name="BrokenAccess">First line of the access log that does not follow from the one before; null when whole.</param>
public sealed record ChainView(long Sequence, string Hash, long? Sealed, string? SealedHash, string RulePack, long? BrokenAccess);

/// <param name="Field">Field of the step.</param>
/// <param name="Reason">Why it must be seen; kept.</param>
public sealed record RevealForm(string Field, string Reason);

/// <summary>Personal data, uncovered.</summary>
public sealed record RevealedText([property: System.Text.Json.Serialization.JsonConverter(typeof(UncoveredText))] string Value);

/// <summary><c>/api/journal</c>: what happened, who did it, whether the chain holds; and the reasoned look at what is covered.</summary>
public static class JournalEndpoints
{
    private const int MostEvents = 500;
    private const int ShortestReason = 4;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/journal", (Desk desk, string? type, string? person, string? subject, string? from, string? to, int skip = 0, int take = 100) =>
            desk.Read(workspace => Search(workspace, type, person, subject, from, to, Math.Max(0, skip), Math.Clamp(take, 1, MostEvents)))).Needs(Permission.ReadJournal).WithName("searchJournal");
        // The audit administrator watches the chain, not the cases: neither subject nor body.
        api.MapGet("/journal/heads", (Desk desk, int skip = 0, int take = 100) => desk.Read(workspace => new EventPage(
            workspace.Journal.Head().Sequence, Read(workspace, "TRUE", Math.Max(0, skip), Math.Clamp(take, 1, MostEvents)).Select(one => one with { Subject = null, Body = null }).ToList()))).Needs(Permission.ReadChain).WithName("listHeads");
        api.MapGet("/journal/chain", (Desk desk) => desk.Read(workspace =>
        {
            var (head, kept) = (workspace.Journal.Head(), Seal.Read(desk.Hall.Options.Directory));
            return new ChainView(head.Sequence, head.Hash, kept?.Sequence, kept?.Hash, desk.Pack.Hash, desk.Hall.Access.FirstBroken());
        })).Needs(Permission.ReadChain).WithName("getChain");
        api.MapPost("/dossiers/{kind}/{id}/steps/{number:int}/reveal", (string kind, string id, int number, RevealForm form, Desk desk) =>
            desk.Write(workspace => Reveal(workspace, desk.Dossier(workspace, kind, id), number, form, desk))).Needs(Permission.Reveal).WithName("revealField");
    }

    private static EventPage Search(Workspace workspace, string? type, string? person, string? subject, string? from, string? to, int skip, int take)
    {
        const string Where = "(CAST($1 AS TEXT) IS NULL OR type=$1 OR substr(type, 1, length($1)+1)=$1||'.') AND (CAST($2 AS TEXT) IS NULL OR person=$2) AND (CAST($3 AS TEXT) IS NULL OR subject=$3) AND (CAST($4 AS TEXT) IS NULL OR at>=$4) AND (CAST($5 AS TEXT) IS NULL OR at<$5||'~')";
        object?[] values = [type, person, subject, from, to];
        return new EventPage((long)workspace.Connection.Scalar($"SELECT count(*) FROM journal WHERE {Where}", values)!, Read(workspace, Where, skip, take, values));
    }

    private static List<EventView> Read(Workspace workspace, string where, int skip, int take, params object?[] values) => workspace.Connection.Query(
        $"SELECT sequence, at, person, post, type, subject, body, previous, hash FROM journal WHERE {where} ORDER BY sequence DESC LIMIT {take} OFFSET {skip}",
        row => new EventView(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), Covered(row.GetString(6)), row.GetString(7), row.GetString(8)), values);

    private static string Covered(string body)
    {
        var node = JsonNode.Parse(body);
        Cover(node);
        return node?.ToJsonString(CanonicalJson.Options) ?? "";
    }

    private static void Cover(JsonNode? node)
    {
        if (node is JsonArray array)
            foreach (var one in array)
                Cover(one);
        else if (node is JsonObject members)
            foreach (var (name, value) in members.ToList())
                if (MaskedText.IsPersonal(name) && value is JsonValue text && text.TryGetValue<string>(out var plain))
                    members[name] = MaskedText.Covered(plain);
                else
                    Cover(value);
    }

    /// <exception cref="ProblemException"><c>reveal.reason</c>, <c>field.missing</c>.</exception>
    private static RevealedText Reveal(Workspace workspace, Dossier dossier, int number, RevealForm form, Desk desk)
    {
        if (form.Reason.Trim().Length < ShortestReason)
            throw new ProblemException("reveal.reason", "查看个人信息须写明理由", field: "reason");
        if (dossier.Steps.FirstOrDefault(step => step.Taken.Number == number)?.Taken.Fields.GetValueOrDefault(form.Field) is not { } value)
            throw new ProblemException("field.missing", $"第 {number} 步没有字段“{AccessLog.Plain(form.Field)}”");
        workspace.Append(desk.Actor, new Happening(AccountFolds.Revealed, $"{dossier.Kind}:{dossier.Id}", new PersonalDataRevealed(dossier.Kind, dossier.Id, number, form.Field, form.Reason.Trim())));
        return new RevealedText(value);
    }
}
