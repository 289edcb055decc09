using Weipian.App.Database;
using Weipian.App.Platform;
using Weipian.Law;

namespace Weipian.App.Modules.Programmes;

/// <summary>A programme year was opened under a rule pack, or moved to another one.</summary>
public sealed record ProgrammeSet(int Year, string RulePack, SortedDictionary<string, string> Parameters);

/// <summary><c>weipian programme set</c>: opens a year and gives its parameters values.</summary>
public static class SetProgramme
{
    public const string EventType = "programmes.programme-set";

    /// <exception cref="ProblemException"><c>programme.year</c>, <c>parameter.unknown</c>, <c>parameter.value</c>.</exception>
    public static ProgrammeSet Decide(int year, IReadOnlyDictionary<string, string> settings, RulePack pack)
    {
        if (year is < 2000 or > 2100)
            throw new ProblemException("programme.year", $"年度应在 2000–2100 之间,现为 {year}", field: "--year");
        var problems = settings.Keys
            .Where(key => !pack.Parameters.IsKnown(key))
            .Select(key => new Problem("parameter.unknown", $"没有名为“{key}”的参数;可用的参数见 law/parameters", Field: key))
            .Concat(settings.Where(pair => pack.Parameters.IsKnown(pair.Key)).SelectMany(pair => pack.Parameters.ProblemOf(pair.Key, pair.Value) is { } reason
                ? [new Problem("parameter.value", reason, Field: pair.Key)]
                : Array.Empty<Problem>()))
            .ToList();
        if (problems.Count > 0)
            throw new ProblemException(problems);
        return new ProgrammeSet(year, pack.Hash, new SortedDictionary<string, string>(settings.ToDictionary(), StringComparer.Ordinal));
    }

    public static ProgrammeSet Run(
        Workspace workspace, int year, IReadOnlyDictionary<string, string> settings, RulePack pack, Actor actor)
    {
        var set = Decide(year, settings, pack);
        workspace.Append(actor, new Happening(EventType, Digits.Of(year), set));
        return set;
    }
}
