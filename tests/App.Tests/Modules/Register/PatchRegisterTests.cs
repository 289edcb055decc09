using AwesomeAssertions;
using Weipian.App.Database;
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

    private static List<(string Number, string State, string Towns, bool Placed, double? Area)> Sheets(Office county)
    {
        using var workspace = county.Read();
        return workspace.Connection.Query(
            """
            SELECT number, state, coalesce((SELECT group_concat(unit, ',') FROM (SELECT unit FROM patch_unit u WHERE u.patch_id=s.patch_id AND why='town' ORDER BY unit)), ''),
              shape IS NOT NULL AND EXISTS (SELECT 1 FROM patch_tree t WHERE t.key=s.key), area_m2 FROM patch_sheet s ORDER BY number
            """, row => (row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3) == 1, row.IsDBNull(4) ? (double?)null : row.GetDouble(4)));
    }
}
