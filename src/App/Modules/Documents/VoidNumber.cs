using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Documents;

/// <summary><c>weipian paper void-number</c>: says why a reserved or passed-over number will never be used. A used number is voided with its paper.</summary>
public static class VoidNumber
{
    /// <exception cref="ProblemException"><c>number.used</c>, <c>number.voided</c>, <c>number.ordinal</c>, <c>number.reason</c>.</exception>
    public static NumberVoided Decide(NumberSeries series, int ordinal, string reason)
    {
        var text = NumberSeries.Text(series.Word, series.Year, ordinal);
        if (ordinal < 1 || ordinal >= series.Next)
            throw new ProblemException("number.ordinal", $"{text} 还没有用到", field: "--number");
        if (series.Find(ordinal)?.State is NumberState.Used)
            throw new ProblemException("number.used", $"{text} 已用于文书 {series.Find(ordinal)!.Paper};请作废该文书", field: "--number");
        if (series.Find(ordinal)?.State is NumberState.Voided)
            throw new ProblemException("number.voided", $"{text} 已作废", field: "--number");
        if (string.IsNullOrWhiteSpace(reason))
            throw new ProblemException("number.reason", "作废文号须写明理由", field: "--reason");
        return new NumberVoided(series.Word, series.Year, ordinal, reason.Trim());
    }

    public static NumberVoided Run(Workspace workspace, string series, int year, int ordinal, string reason, Actor actor)
    {
        var voided = Decide(NumberSeries.Load(workspace, series, year), ordinal, reason);
        workspace.Append(actor, new Happening(DocumentFolds.NumberVoided, series, voided));
        return voided;
    }
}
