using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Documents;

/// <summary><c>weipian paper void</c>: a paper no longer counts; it and its number stay, with the reason.</summary>
public static class VoidPaper
{
    /// <exception cref="ProblemException"><c>paper.voided</c>, <c>paper.reason</c>.</exception>
    public static PaperVoided Decide(Paper paper, string reason)
    {
        if (paper.State == PaperState.Voided)
            throw new ProblemException("paper.voided", $"文书 {paper.Number ?? paper.Id} 已作废({paper.Reason})");
        if (string.IsNullOrWhiteSpace(reason))
            throw new ProblemException("paper.reason", "作废文书须写明理由", field: "--reason");
        return new PaperVoided(paper.Id, reason.Trim());
    }

    public static Paper Run(Workspace workspace, string name, string reason, Actor actor)
    {
        var paper = PaperShelf.One(workspace, name);
        workspace.Append(actor, new Happening(DocumentFolds.PaperVoided, paper.Subject, Decide(paper, reason)));
        return PaperShelf.One(workspace, paper.Id);
    }
}
