using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Determinations;

/// <summary><c>weipian statement answer</c>: the office answers once, in writing; who disagrees with the answer files anew.</summary>
public static class AnswerStatement
{
    public static readonly IReadOnlyList<string> Outcomes = ["采纳", "部分采纳", "不采纳"];

    /// <exception cref="ProblemException"><c>statement.answered</c>, <c>statement.outcome</c>, <c>statement.text</c>.</exception>
    public static StatementAnswer Decide(StatementStanding standing, string outcome, string text, IReadOnlyList<string> files)
    {
        var statement = standing.Statement;
        if (standing.Answer is not null)
            throw new ProblemException("statement.answered", $"陈述 {statement.Id} 已由 {standing.Person} 答复:{standing.Answer.Outcome}");
        if (!Outcomes.Contains(outcome))
            throw new ProblemException("statement.outcome", $"答复“{outcome}”应为 {string.Join('、', Outcomes)}", field: "--outcome");
        if (string.IsNullOrWhiteSpace(text))
            throw new ProblemException("statement.text", "答复须写明理由", field: "--text");
        return new StatementAnswer(statement.Id, statement.Patch, outcome, text.Trim(), files);
    }

    public static StatementAnswer Run(Workspace workspace, string id, string outcome, string text, IReadOnlyList<string> files, Actor actor)
    {
        var standing = StatementShelf.One(workspace, id);
        var answer = Decide(standing, outcome, text, []);
        answer = answer with { Files = FileStatement.Keep(workspace, answer.Patch, files, actor) };
        workspace.Append(actor, new Happening(DeterminationFolds.StatementAnswered, id, answer));
        return answer;
    }
}
