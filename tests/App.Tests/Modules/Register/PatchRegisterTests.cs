using AwesomeAssertions;
using Weipian.App.Database;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Register;
using Weipian.Law.Determination;
using Xunit;

namespace Weipian.App.Tests.Modules.Register;

public sealed class PatchRegisterTests
{
    [Fact]
    public void The_register_follows_import_judging_splitting_and_conclusion()
    {
        using var county = Office.Prepared();
        county.Import(("P1", 100, 100, 160, 150), ("P2", 950, 100, 1050, 150));
        Sheets(county).Should().OnlyContain(sheet => sheet.State == "未判定" && sheet.Towns == "" && sheet.Placed);
        county.Judge();
        Sheets(county).Single(sheet => sheet.Number == "P1").Towns.Should().Be("619901101");
        Sheets(county).Single(sheet => sheet.Number == "P2").Towns.Should().Be("619901101,619901102");
        Sheets(county).Should().OnlyContain(sheet => sheet.State == "待结论");
        county.Conclude("P1", VerdictCodes.Offline);
        var gone = Sheets(county).Single(sheet => sheet.Number == "P1");
        (gone.State, gone.Towns, gone.Placed, gone.Area).Should().Be(("已结论", "", false, null), "nothing of an off-line patch shows where or how large it is");
        county.Verify().Should().BeEmpty();
    }

    [Fact]
    public void The_register_says_what_ground_is_taken_who_signed_and_whether_a_statement_waits()
    {
        using var county = Office.Prepared();
        county.Import(("P1", 100, 100, 160, 150));
        Kept(county).Should().Be((null, null, "", 0));
        county.Judge();
        var judged = Kept(county);
        judged.Farmland.Should().BeApproximately(3000, 3, "60 by 50 metres of the prepared county's farmland");
        judged.Permanent.Should().Be(0);
        using (var workspace = county.Write())
        {
            GiveOpinion.Run(workspace, "P1", 2024, "耕保", true, "", TestWorkspace.Clerk);
            GiveOpinion.Run(workspace, "P1", 2024, "地籍", true, "", TestWorkspace.Clerk);
            FileStatement.Run(workspace, "P1", 2024, "用地人", "张三", new DateOnly(2024, 6, 1), "已取得批准", [], TestWorkspace.Clerk);
        }

        var contested = Kept(county);
        contested.Contested.Should().Be(1);
        contested.Signed.Should().Contain(PatchSignatures.Mark("地籍")).And.Contain(PatchSignatures.Mark("耕保")).And.NotContain(PatchSignatures.Mark("审批"));
        using (var workspace = county.Write())
            AnswerStatement.Run(workspace, "S000001", "不采纳", "无新证据", [], TestWorkspace.Clerk);
        Kept(county).Contested.Should().Be(0);
        county.Verify().Should().BeEmpty();
    }

    private static (double? Farmland, double? Permanent, string Signed, long Contested) Kept(Office county)
    {
        using var workspace = county.Read();
        return workspace.Connection.Query(
            "SELECT farmland_m2, permanent_m2, signed, contested FROM patch_sheet",
            row => (row.IsDBNull(0) ? (double?)null : row.GetDouble(0), row.IsDBNull(1) ? (double?)null : row.GetDouble(1), row.GetString(2), row.GetInt64(3))).Single();
    }

    private static List<(string Number, string State, string Towns, bool Placed, double? Area)> Sheets(Office county)
    {
        using var workspace = county.Read();
        var towns = workspace.Connection.Query("SELECT patch_id, unit FROM patch_unit WHERE why='town' ORDER BY unit", row => (Patch: row.GetString(0), Unit: row.GetString(1))).ToLookup(one => one.Patch, one => one.Unit);
        return workspace.Connection.Query(
            "SELECT number, state, patch_id, (SELECT count(*) FROM patch_tree t WHERE t.key=s.key AND s.shape IS NOT NULL), area_m2 FROM patch_sheet s ORDER BY number",
            row => (row.GetString(0), row.GetString(1), string.Join(',', towns[row.GetString(2)]), row.GetInt64(3) == 1, row.IsDBNull(4) ? (double?)null : row.GetDouble(4)));
    }
}
