using AwesomeAssertions;
using Weipian.App.Database;
using Weipian.App.Modules.Statistics;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>Scenario 3: 14.996 % shows as 15.00 % and does not trigger; a late upstream change does, and shows before it counts.</summary>
public class Scenario03ThresholdTests
{
    [Theory]
    [InlineData(0, false, "15.00")]
    [InlineData(0.05, true, "15.00")]
    public void The_raw_ratio_decides_whatever_the_table_prints(double widerM, bool reached, string printed)
    {
        using var office = Office.Prepared();
        office.Layer("approval", ("PZWH=本年;PZRQ=2024-01-10", 0, 0, 900, 100));
        // 14.996 of 100: 149.96 m of illegal works beside 850.04 m of lawful ones, both 100 m deep.
        office.Import(("合法", 0, 0, 850.04, 100), ("违法", 0, 200, 149.96 + widerM, 300));
        office.Judge();

        var ratio = office.Ratio();
        var page = TablePage.Of(office.Table("T4"), "示例县");

        ratio.County.V1.Ratio.Should().BeApproximately((149.96 + widerM) / (1000 + widerM), 1e-6);
        ratio.County.Reached.Should().Be(reached);
        page.Rows[^1].Cells[6].Should().Be(decimal.Parse(printed, System.Globalization.CultureInfo.InvariantCulture));
        page.Rows[^1].Cells[15].Should().Be(reached ? "是" : "否");
    }

    [Fact]
    public void A_late_change_upstream_changes_the_ranking_and_the_old_table_can_still_be_made_from_the_old_journal()
    {
        using var office = Office.Prepared();
        office.Layer("approval", ("PZWH=本年;PZRQ=2024-01-10", 0, 0, 100, 100), ("PZWH=后来撤销;PZRQ=2024-01-11", 200, 0, 300, 100));
        office.Import(("1", 0, 0, 100, 100), ("2", 200, 0, 300, 100));
        office.Judge();
        var before = office.Ratio().County.V1.Ratio;
        var root = System.IO.Directory.CreateTempSubdirectory("old-").FullName;
        var old = Path.Combine(root, "workspace");
        Backup.Write(office.Directory, Path.Combine(root, "backup"), TimeProvider.System);
        Backup.Restore(Path.Combine(root, "backup"), old, null, null, TestWorkspace.Clerk, TimeProvider.System);

        office.Replace("approval", ("PZWH=本年;PZRQ=2024-01-10", 0, 0, 100, 100));
        office.Judge();

        before.Should().Be(0);
        office.Ratio().County.V1.Ratio.Should().BeApproximately(0.5, 1e-3);
        using (var kept = Workspace.OpenToRead(old, TimeProvider.System))
            ComputeRatio.Run(kept, Office.Year, Office.Pack).County.V1.Ratio.Should().Be(before);
        System.IO.Directory.Delete(root, recursive: true);
    }
}
