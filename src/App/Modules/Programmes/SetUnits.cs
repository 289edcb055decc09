using System.Globalization;
using CsvHelper;
using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Programmes;

/// <summary>One row of the unit list as kept.</summary>
public sealed record UnitRow(string Code, string Name, string Kind, string ValidFrom, string? ValidTo);

/// <summary>The unit list of a year was replaced.</summary>
public sealed record UnitsSet(int Year, string SourceHash, IReadOnlyList<UnitRow> Units);

/// <summary><c>weipian programme units</c>: the year's units from a CSV with the columns 代码, 名称, 类别, 生效日, 失效日.</summary>
public static class SetUnits
{
    public const string EventType = "programmes.units-set";

    public static readonly IReadOnlyList<string> Kinds = ["县", "镇", "街道", "村", "综合执法局", "部门"];

    private static readonly string[] Columns = ["代码", "名称", "类别", "生效日", "失效日"];

    public static UnitsSet Run(Workspace workspace, int year, string file, Actor actor)
    {
        _ = ProgrammeYear.Load(workspace, year);
        if (!File.Exists(file))
            throw new ProblemException("file.missing", "文件不存在", file: file);
        var county = County.Of(workspace);
        var rows = Read(file);
        var problems = rows.SelectMany(row => ProblemsOf(row.Unit, county, file, row.Line)).ToList();
        problems.AddRange(Overlapping(rows, file));
        if (problems.Count > 0)
            throw new ProblemException(problems);
        var set = new UnitsSet(year, workspace.Files.PutFile(file), rows.Select(row => row.Unit).ToList());
        workspace.Append(actor, new Happening(EventType, Digits.Of(year), set));
        return set;
    }

    private static List<(UnitRow Unit, int Line)> Read(string file)
    {
        using var reader = new StreamReader(file);
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var missing = Columns.Where(column => !csv.HeaderRecord!.Contains(column)).ToList();
        if (missing.Count > 0)
            throw new ProblemException("unit.columns", $"单位名单缺少列:{string.Join('、', missing)}", file: file);
        var rows = new List<(UnitRow, int)>();
        while (csv.Read())
        {
            var to = csv.GetField("失效日");
            rows.Add((new UnitRow(
                csv.GetField("代码")!.Trim(), csv.GetField("名称")!.Trim(), csv.GetField("类别")!.Trim(),
                csv.GetField("生效日")!.Trim(), string.IsNullOrWhiteSpace(to) ? null : to.Trim()), csv.Parser.Row));
        }

        return rows;
    }

    private static IEnumerable<Problem> ProblemsOf(UnitRow unit, County county, string file, int line)
    {
        if (unit.Code.Length is not (6 or 9 or 12) || !unit.Code.All(char.IsAsciiDigit))
            yield return new Problem("unit.code", $"单位代码应为 6、9 或 12 位数字,现为“{unit.Code}”", file, line, "代码");
        else if (!unit.Code.StartsWith(county.Code, StringComparison.Ordinal))
            yield return new Problem("unit.county", $"单位代码“{unit.Code}”不属于本县 {county.Code}", file, line, "代码");
        if (unit.Name.Length == 0)
            yield return new Problem("unit.name", "单位名称为空", file, line, "名称");
        if (!Kinds.Contains(unit.Kind))
            yield return new Problem("unit.kind", $"类别“{unit.Kind}”不在 {string.Join('、', Kinds)} 之内", file, line, "类别");
        if (!Days.TryRead(unit.ValidFrom, out var from))
            yield return new Problem("day.unreadable", $"生效日“{unit.ValidFrom}”无法识别", file, line, "生效日");
        if (unit.ValidTo is not null && (!Days.TryRead(unit.ValidTo, out var to) || to < from))
            yield return new Problem("unit.validity", $"失效日“{unit.ValidTo}”无法识别或早于生效日", file, line, "失效日");
    }

    private static IEnumerable<Problem> Overlapping(List<(UnitRow Unit, int Line)> rows, string file) =>
        rows.GroupBy(row => (row.Unit.Code, row.Unit.Kind))
            .SelectMany(group => group.OrderBy(row => row.Unit.ValidFrom, StringComparer.Ordinal).Zip(group.OrderBy(row => row.Unit.ValidFrom, StringComparer.Ordinal).Skip(1)))
            .Where(pair => pair.First.Unit.ValidTo is null
                || string.CompareOrdinal(pair.First.Unit.ValidTo, pair.Second.Unit.ValidFrom) >= 0)
            .Select(pair => new Problem("unit.twice", $"单位 {pair.Second.Unit.Code} 在同一时期出现两次", file, pair.Second.Line, "代码"));
}
