using System.Globalization;
using Weipian.App.Database;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Determinations;

/// <summary><c>weipian statement file</c>: whom a verdict concerns may contradict it, in writing and with proofs; it is answered, never overwritten.</summary>
public static class FileStatement
{
    /// <summary>What the files of a statement are to the patch.</summary>
    public const string Role = "陈述材料";

    public static readonly IReadOnlyList<string> Parties = ["镇街", "用地人", "其他"];

    /// <param name="judged">Place of the judgement in the journal.</param>
    /// <exception cref="ProblemException"><c>statement.party</c>, <c>statement.name</c>, <c>statement.text</c>, <c>statement.day</c>, <c>patch.not-judged</c>.</exception>
    public static Statement Decide(string id, PatchStanding standing, long? judged, string party, string name, DateOnly day, string text, IReadOnlyList<string> files, DateOnly today)
    {
        if (!Parties.Contains(party))
            throw new ProblemException("statement.party", $"陈述人类别“{party}”应为 {string.Join('、', Parties)}", field: "--party");
        if (string.IsNullOrWhiteSpace(name))
            throw new ProblemException("statement.name", "须写明陈述人", field: "--by");
        if (string.IsNullOrWhiteSpace(text))
            throw new ProblemException("statement.text", "须写明陈述内容", field: "--text");
        if (day > today)
            throw new ProblemException("statement.day", $"陈述日 {Days.Write(day)} 晚于今日", field: "--day");
        if (standing.Code is not { } code)
            throw new ProblemException("patch.not-judged", $"图斑 {standing.Patch.Number} 尚未判定,没有可以陈述的判定");
        return new Statement(id, standing.Patch.Id, party, name.Trim(), Days.Write(day), text.Trim(), $"{standing.Text}({code})", judged, files);
    }

    /// <param name="files">Files handed in; kept as evidence linked to the patch.</param>
    public static Statement Run(
        Workspace workspace, string patch, int? year, string party, string name, DateOnly day, string text, IReadOnlyList<string> files, Actor actor)
    {
        var standing = DeterminationShelf.One(workspace, PatchShelf.One(workspace, patch, year));
        var number = Convert.ToInt64(workspace.Connection.Scalar("SELECT COUNT(*)+1 FROM statement"), CultureInfo.InvariantCulture);
        var (today, judged) = (Moment.DayOf(workspace.Clock.GetUtcNow()), DeterminationShelf.RunOf(workspace, standing.Patch.Id)?.Event.Sequence);
        // Decided once before any file is kept, so that a refused statement leaves nothing behind.
        var statement = Decide($"S{number:D6}", standing, judged, party, name, day, text, [], today);
        statement = statement with { Files = Keep(workspace, standing.Patch.Id, files, actor) };
        workspace.Append(actor, new Happening(DeterminationFolds.StatementFiled, statement.Id, statement));
        return statement;
    }

    /// <summary>Files become evidence of the patch.</summary>
    internal static List<string> Keep(Workspace workspace, string patch, IReadOnlyList<string> files, Actor actor)
    {
        if (files.FirstOrDefault(file => !File.Exists(file)) is { } absent)
            throw new ProblemException("file.missing", "文件不存在", file: absent);
        var kept = new List<string>();
        foreach (var file in files)
        {
            var received = EvidenceWork.Receive(workspace, file, null, null, new EvidenceClaim(), [new LinkWish(LinkTargets.Patch, patch, Role)]);
            if (!received.Already)
                workspace.Append(actor, received.Happenings);
            kept.Add(received.Version.Id);
        }

        return kept;
    }
}
