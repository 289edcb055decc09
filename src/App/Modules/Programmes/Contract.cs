using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Programmes;

/// <summary>The county a workspace is of.</summary>
/// <param name="Code">Six digits, GB/T 2260.</param>
public sealed record County(string Code, string Name)
{
    public static County Of(Workspace workspace) =>
        workspace.Connection.Query("SELECT county_code, county_name FROM workspace", row => new County(row.GetString(0), row.GetString(1)))
            .Single();
}

/// <summary>A town, street, department or bureau with work in the programme.</summary>
/// <param name="Code">6 (county), 9 (town) or 12 (village) digits.</param>
/// <param name="ValidTo">Last day; null while in force. Codes change when counties become districts.</param>
public sealed record Unit(string Code, string Name, string Kind, DateOnly ValidFrom, DateOnly? ValidTo)
{
    public bool InForce(DateOnly day) => day >= ValidFrom && (ValidTo is null || day <= ValidTo);
}

/// <summary>A programme year (年度): its rule pack, the parameters set for it, and its units.</summary>
/// <param name="RulePack">Hash of the law tables it was set up with.</param>
/// <param name="Parameters">Values set by the programme; they go before the defaults of <c>law/parameters</c>.</param>
public sealed record ProgrammeYear(
    int Year, string RulePack, IReadOnlyDictionary<string, string> Parameters, IReadOnlyList<Unit> Units)
{
    /// <exception cref="ProblemException"><c>programme.missing</c>.</exception>
    public static ProgrammeYear Load(Workspace workspace, int year)
    {
        var rulePack = (string?)workspace.Connection.Scalar("SELECT rule_pack FROM programme WHERE year=$1", year)
            ?? throw new ProblemException("programme.missing", $"{year} 年度尚未设置;请先运行 weipian programme set --year {year}");
        var parameters = workspace.Connection
            .Query("SELECT key, value FROM programme_parameter WHERE year=$1 ORDER BY key", row => (row.GetString(0), row.GetString(1)), year)
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        var units = workspace.Connection.Query(
            "SELECT code, name, kind, valid_from, valid_to FROM unit WHERE year=$1 ORDER BY code, valid_from",
            row => new Unit(row.GetString(0), row.GetString(1), row.GetString(2), Day(row.GetString(3)), row.Text(4) is { } to ? Day(to) : null),
            year);
        return new ProgrammeYear(year, rulePack, parameters, units);
    }

    private static DateOnly Day(string text) => Days.Read(text);
}
