using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Documents;

/// <summary>States of a number.</summary>
public static class NumberState
{
    public const string Used = "used";
    public const string Reserved = "reserved";
    public const string Voided = "voided";

    /// <summary>Passed over and nobody has said why.</summary>
    public const string Gap = "gap";

    public static string Name(string state) => state switch { Used => "已用", Reserved => "预留", Voided => "作废", _ => "空号,未说明" };
}

/// <summary>One number of a series.</summary>
/// <param name="Paper">Paper that carries it.</param>
/// <param name="Reason">Why it was reserved or voided.</param>
public sealed record SeriesNumber(int Ordinal, string State, string? Paper, string? Reason);

/// <summary>The numbers of one 机关代字 in one year: 1, 2, 3 …, none used twice, every gap with its reason or shown as unexplained.</summary>
public sealed record NumberSeries(string Word, int Year, IReadOnlyList<SeriesNumber> Known)
{
    public int Next => Known.Count == 0 ? 1 : Known[^1].Ordinal + 1;

    /// <summary>Every number up to the last, gaps among them.</summary>
    public IReadOnlyList<SeriesNumber> All => [.. Enumerable.Range(1, Next - 1).Select(ordinal => Find(ordinal) ?? new SeriesNumber(ordinal, NumberState.Gap, null, null))];

    /// <summary>Numbers passed over without a reason; a series with any is not in order.</summary>
    public IReadOnlyList<int> Unexplained => [.. All.Where(number => number.State == NumberState.Gap).Select(number => number.Ordinal)];

    public SeriesNumber? Find(int ordinal) => Known.FirstOrDefault(number => number.Ordinal == ordinal);

    /// <summary>GB/T 9704-2012 7.2.5: year in 〔〕, no leading zeros, no 第.</summary>
    public static string Text(string word, int year, int ordinal) => $"{word}〔{Digits.Of(year)}〕{Digits.Of(ordinal)}号";

    public static NumberSeries Load(Workspace workspace, string word, int year) => new(word, year, workspace.Connection.Query(
        "SELECT ordinal, state, paper, reason FROM paper_number WHERE series=$1 AND year=$2 ORDER BY ordinal",
        row => new SeriesNumber(row.GetInt32(0), row.GetString(1), row.Text(2), row.Text(3)), word, year));

    public static IReadOnlyList<NumberSeries> OfYear(Workspace workspace, int year) => [.. workspace.Connection
        .Query("SELECT DISTINCT series FROM paper_number WHERE year=$1 ORDER BY series", row => row.GetString(0), year).Select(word => Load(workspace, word, year))];
}

/// <summary>A number given to a paper.</summary>
internal sealed record TakenNumber(string Series, int Ordinal, string Text);

/// <summary>Numbers and ids given out before their events are written, so that papers prepared together do not meet.</summary>
internal sealed class TakenNumbers(Workspace workspace)
{
    private readonly Dictionary<(string Series, int Year), List<int>> _taken = [];
    private int _ids = Convert.ToInt32(workspace.Connection.Scalar("SELECT count(*) FROM paper"), System.Globalization.CultureInfo.InvariantCulture);

    public string NextId() => "W" + Digits.Of(++_ids).PadLeft(6, '0');

    /// <exception cref="ProblemException"><c>number.not-reserved</c>.</exception>
    public TakenNumber Take(string word, int year, int? reserved)
    {
        var series = NumberSeries.Load(workspace, word, year);
        if (!_taken.TryGetValue((word, year), out var taken))
            _taken[(word, year)] = taken = [];
        if (reserved is { } wanted && (series.Find(wanted)?.State != NumberState.Reserved || taken.Contains(wanted)))
            throw new ProblemException("number.not-reserved", $"{NumberSeries.Text(word, year, wanted)} 不是预留的文号({NumberState.Name(series.Find(wanted)?.State ?? NumberState.Gap)})");
        var ordinal = reserved ?? Math.Max(series.Next, taken.Count == 0 ? 1 : taken.Max() + 1);
        taken.Add(ordinal);
        return new TakenNumber(word, ordinal, NumberSeries.Text(word, year, ordinal));
    }
}
