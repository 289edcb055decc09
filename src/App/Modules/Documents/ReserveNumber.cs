using Weipian.App.Database;
using Weipian.App.Platform;
using Weipian.Law;

namespace Weipian.App.Modules.Documents;

/// <summary><c>weipian paper reserve</c>: keeps a number for a paper to come, or for one made by hand.</summary>
public static class ReserveNumber
{
    /// <param name="ordinal">The number; null: the next. Going past the next leaves gaps that must be explained.</param>
    /// <exception cref="ProblemException"><c>number.taken</c>, <c>number.reason</c>, <c>number.ordinal</c>.</exception>
    public static NumberReserved Decide(NumberSeries series, int? ordinal, string reason)
    {
        var wanted = ordinal ?? series.Next;
        if (wanted < 1)
            throw new ProblemException("number.ordinal", "序号从 1 起", field: "--number");
        if (string.IsNullOrWhiteSpace(reason))
            throw new ProblemException("number.reason", "预留文号须写明用途", field: "--reason");
        if (series.Find(wanted) is { } known)
            throw new ProblemException("number.taken", $"{NumberSeries.Text(series.Word, series.Year, wanted)} {NumberState.Name(known.State)},不能再预留", field: "--number");
        return new NumberReserved(series.Word, series.Year, wanted, reason.Trim());
    }

    public static NumberReserved Run(Workspace workspace, string series, int year, int? ordinal, string reason, RulePack pack, Actor actor)
    {
        if (pack.Documents.All.All(document => document.Series != series || series.Length == 0))
            throw new ProblemException("number.series", $"没有机关代字“{series}”;可用:{string.Join('、', pack.Documents.All.Select(document => document.Series).Where(word => word.Length > 0).Distinct())}", field: "--series");
        var reserved = Decide(NumberSeries.Load(workspace, series, year), ordinal, reason);
        workspace.Append(actor, new Happening(DocumentFolds.NumberReserved, series, reserved));
        return reserved;
    }
}
