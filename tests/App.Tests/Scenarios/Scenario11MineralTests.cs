using AwesomeAssertions;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Patches;
using Weipian.Law.Determination;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>Scenario 11: renewal accepted before expiry, a pit outside the boundary, co-mined minerals, a second batch after the first was judged.</summary>
public class Scenario11MineralTests
{
    [Theory]
    [InlineData("2017-07-28", VerdictCodes.LawfulMining)]
    [InlineData("2017-08-01", VerdictCodes.LawfulMining)]
    [InlineData("2017-08-02", VerdictCodes.UnlawfulMining)]
    [InlineData("", VerdictCodes.UnlawfulMining)]
    public void A_licence_expired_on_1_August_2017_is_good_where_its_renewal_was_accepted_before(string accepted, string code)
    {
        using var office = Mine(until: "2017-08-01", renewal: accepted);

        Judge(office, "开采,石灰岩,,是,2018-03-01").Verdict.Code.Should().Be(code);
    }

    [Fact]
    public void A_pit_reaching_12_metres_beyond_the_boundary_is_beyond_it_however_high_it_stops()
    {
        using var office = Mine(patch: (100, 100, 212, 200));

        var judged = Judge(office, "开采,石灰岩,,是,2024-08-01");

        judged.Verdict.Conclusion.Should().Be("疑似违法(越界)");
        judged.MineralFacts!.FurthestOutsideM.Should().BeApproximately(12, 0.01);
    }

    [Theory]
    [InlineData("白云岩,是", VerdictCodes.LawfulMining)]
    [InlineData("白云岩,否", VerdictCodes.UnlawfulMining)]
    [InlineData("石灰岩,", VerdictCodes.LawfulMining)]
    public void A_co_mined_mineral_is_within_the_licence(string mined, string code)
    {
        using var office = Mine();

        Judge(office, $"开采,{mined},是,2024-08-01").Verdict.Code.Should().Be(code);
    }

    [Fact]
    public void Patches_of_a_second_batch_leave_the_first_as_it_was()
    {
        using var office = Mine();
        Judge(office, "开采,石灰岩,,是,2024-08-01");
        office.Conclude("K1");

        office.ImportFile(MapFile.Write(("图斑编号=K2;矿种=石灰岩", 1000, 1000, 1050, 1050)), Lines.Mineral);
        office.Judge();

        using var workspace = office.Read();
        var standings = DeterminationShelf.Of(workspace, Office.Year).ToDictionary(standing => standing.Patch.Number, StringComparer.Ordinal);
        standings["K1"].State.Should().Be("已结论");
        standings["K2"].Code.Should().Be(VerdictCodes.Pending);
        standings["K2"].Patch.Batch.Should().Be(2);
    }

    private static Office Mine(string until = "2030-12-31", string renewal = "", (double X1, double Y1, double X2, double Y2)? patch = null)
    {
        var office = new Office();
        office.Layer("mining-right", ($"XKZH=C1;KYQR=甲公司;KZ=石灰岩;XKLX=采矿许可证;YXQQ=2010-08-01;YXQZ={until};XQSLRQ={renewal}", 0, 0, 200, 200));
        var (x1, y1, x2, y2) = patch ?? (50, 50, 150, 150);
        office.ImportFile(MapFile.Write(("图斑编号=K1;矿种=石灰岩", x1, y1, x2, y2)), Lines.Mineral);
        return office;
    }

    private static JudgedPatch Judge(Office office, string found)
    {
        office.Found("勘查开采活动,矿种,共伴生矿,在批准标高内,行为时间", "K1|" + found);
        return office.Judge()["K1"];
    }
}
