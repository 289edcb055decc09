using System.CommandLine;
using System.Text;
using Weipian.App.Modules.Statistics;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>ledger</c>, <c>tables</c>, <c>ratio</c>, <c>trace</c>.</summary>
public static class StatisticsVerbs
{
    private static readonly Option<int> Year = new("--year") { Description = "年度", Required = true };

    public static Command Ledger(Invocation common)
    {
        var output = new Option<string>("--out") { Description = "写到此 xlsx 文件", Required = true };
        return common.Verb("ledger", "违法图斑台账(xlsx)", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var ledger = WriteTables.Ledger(workspace, parsed.GetValue(Year), parsed.GetValue(output)!, pack);
            Console.WriteLine(parsed.GetValue(common.Json)
                ? CanonicalJson.Write(new { ledger.Year, Columns = ledger.Layout.Columns.Select(column => column.Value), Rows = ledger.Rows.Select(row => new { row.Key, row.Name, row.Values }) })
                : $"违法图斑 {ledger.Rows.Count} 个,已写入 {parsed.GetValue(output)}");
            return 0;
        }, common.Workspace, Year, output, common.Json, common.Law);
    }

    public static Command Tables(Invocation common)
    {
        var output = new Option<string>("--out") { Description = "写到此目录,每张附表一个 xlsx", Required = true };
        return common.Verb("tables", "统计附表(T1、T4、T5、T7、T10)", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var paths = WriteTables.All(workspace, parsed.GetValue(Year), parsed.GetValue(output)!, pack);
            Console.WriteLine(parsed.GetValue(common.Json) ? CanonicalJson.Write(paths) : string.Join('\n', paths.Select(path => "已写入 " + path)));
            return 0;
        }, common.Workspace, Year, output, common.Json, common.Law);
    }

    public static Command Ratio(Invocation common)
    {
        var json = new Option<string?>("--json") { Description = "把比例(未取舍)写成 JSON 文件" };
        return common.Verb("ratio", "违法占用耕地面积比例,四种口径", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var ratio = ComputeRatio.Run(workspace, parsed.GetValue(Year), pack);
            if (parsed.GetValue(json) is { } path)
                File.WriteAllText(path, CanonicalJson.Write(ratio) + "\n", new UTF8Encoding(false));
            Print(ratio);
            return 0;
        }, common.Workspace, Year, json, common.Law);
    }

    public static Command Trace(Invocation common)
    {
        var table = new Option<string>("--table") { Description = "附表号,如 T1", DefaultValueFactory = _ => "T1" };
        var unit = new Option<string?>("--unit") { Description = "单位代码;不给为合计" };
        var column = new Option<string>("--column") { Description = "统计值,如 illegal-land.farmland", Required = true };
        return common.Verb("trace", "一个统计数由哪些图斑组成", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var layout = pack.Tables.Find(parsed.GetValue(table)!)
                ?? throw new ProblemException("table.missing", $"没有附表“{parsed.GetValue(table)}”;可用:{string.Join('、', pack.Tables.All.Select(known => known.Key))}", field: "--table");
            var traced = CountedTable.Count(workspace, parsed.GetValue(Year), layout, pack).Trace(parsed.GetValue(unit), parsed.GetValue(column)!, pack);
            if (parsed.GetValue(common.Json))
                Console.WriteLine(CanonicalJson.Write(traced));
            else
                Print(traced, parsed.GetValue(column)!.EndsWith(".count", StringComparison.Ordinal));
            return 0;
        }, common.Workspace, Year, table, unit, column, common.Json, common.Law);
    }

    private static void Print(YearRatio ratio)
    {
        Console.WriteLine($"{ratio.Year} 年度违法占用耕地面积比例(已结论 {ratio.Concluded},按判定建议 {ratio.Proposed},未判定 {ratio.Open} 不计入)");
        Line("全县", ratio.County);
        foreach (var unit in ratio.Units)
            Line($"{unit.Code} {unit.Name}", unit.Ratio);

        void Line(string name, Law.Statistics.FarmlandRatio one) => Console.WriteLine(
            $"  {name}:违法 {Mu(one.IllegalM2)} 亩 ÷ {Mu(one.DenominatorM2)} 亩,V1 {Percent(one.V1.Ratio)},V2 {Percent(one.V2.Ratio)},V3 {Percent(one.V3.Ratio)}{(one.Reached ? $",达到 {Percent(ratio.Threshold)}" : "")}{(one.Unknown.Count > 0 ? $",耕地不明 {one.Unknown.Count} 个" : "")}");
    }

    private static void Print(IReadOnlyList<TracedShare> traced, bool count)
    {
        foreach (var share in traced)
            Console.WriteLine($"  {share.Number}({share.Patch}) {share.Unit} {share.Conclusion} [{share.State}] {(count ? Digits.Of(share.Value) : $"{Digits.Fixed(share.Value, 4)} ㎡")}");
        var sum = traced.Sum(share => share.Value);
        Console.WriteLine(count ? $"合计 {Digits.Of(sum)} 个" : $"合计 {Digits.Fixed(sum, 4)} ㎡ = {Mu(sum)} 亩");
    }

    private static string Mu(double m2) => Digits.Fixed(m2 * 3 / 2000, 2);

    private static string Percent(double? ratio) => ratio is { } value ? Digits.Fixed(value * 100, 3) + "%" : "—";
}
