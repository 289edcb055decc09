using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Statistics;
using Weipian.Rendering;

namespace Weipian.App.Modules.Statistics;

/// <summary><c>weipian tables</c> and <c>weipian ledger</c>: the official tables as .xlsx, the same bytes every time.</summary>
public static class WriteTables
{
    /// <summary>All tables into a folder; one file each.</summary>
    /// <exception cref="ProblemException"><c>statistics.identity</c>: a control identity is broken, nothing is written.</exception>
    public static IReadOnlyList<string> All(Workspace workspace, int year, string directory, RulePack pack)
    {
        Require(workspace, year);
        Directory.CreateDirectory(directory);
        var paths = new List<string>();
        foreach (var (name, bytes) in Rendered(workspace, year, pack))
        {
            paths.Add(Path.Combine(directory, name));
            File.WriteAllBytes(paths[^1], bytes);
        }

        return paths;
    }

    /// <summary>All tables by the names of their files.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Rendered(Workspace workspace, int year, RulePack pack) => pack.Tables.All.Select(layout => (
        $"{layout.Key}-{layout.Name.Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal)}.xlsx", Workbook.Write([Page(workspace, year, layout, pack)])));

    /// <summary>违法图斑台账 with a second sheet of what is still open, so that an empty ledger never reads as "nothing illegal".</summary>
    public static CountedTable Ledger(Workspace workspace, int year, string path, RulePack pack)
    {
        Require(workspace, year);
        var layout = pack.Tables.Find("T10") ?? throw new ProblemException("table.missing", "规则表中没有附表 T10(违法图斑台账)");
        var ledger = CountedTable.Count(workspace, year, layout, pack);
        var open = CountedTable.Count(workspace, year, layout with { Key = "未判定", Name = "未判定图斑清单", Set = pack.Tables.FindSet("pending")!, Note = "待核查与待拆分的图斑,尚不属于合法或违法" }, pack);
        var county = County.Of(workspace).Name;
        File.WriteAllBytes(path, Workbook.Write([TablePage.Of(ledger, county), TablePage.Of(open, county)]));
        return ledger;
    }

    private static Sheet Page(Workspace workspace, int year, TableLayout layout, RulePack pack) =>
        TablePage.Of(CountedTable.Count(workspace, year, layout, pack), County.Of(workspace).Name);

    private static void Require(Workspace workspace, int year)
    {
        _ = ProgrammeYear.Load(workspace, year);
        var broken = ControlIdentities.Broken(workspace, year).ToList();
        if (broken.Count > 0)
            throw new ProblemException(broken);
    }
}
