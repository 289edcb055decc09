using System.Globalization;
using AwesomeAssertions;
using Xunit;

namespace Weipian.Law.Tests.Offences;

public class OffenceBookTests
{
    [Theory]
    [InlineData("illegal-occupation", "2019-12-31", "illegal-occupation.2004", "土地管理法2004.76")]
    [InlineData("illegal-occupation", "2020-01-01", "illegal-occupation.2020", "土地管理法2019.77")]
    [InlineData("illegal-occupation", "2021-08-31", "illegal-occupation.2020", "土地管理法2019.77")]
    [InlineData("illegal-occupation", "2021-09-01", "illegal-occupation.2021", "土地管理法2019.77")]
    [InlineData("illegal-transfer", "2019-12-31", "illegal-transfer.2004", "土地管理法2004.73")]
    [InlineData("illegal-transfer", "2021-09-01", "illegal-transfer.2021", "土地管理法2019.74")]
    [InlineData("villager-housing", "2019-12-31", "villager-housing.2004", "土地管理法2004.77")]
    [InlineData("villager-housing", "2020-01-01", "villager-housing.2020", "土地管理法2019.78")]
    [InlineData("permanent-farmland-misuse", "2021-09-01", "permanent-farmland-misuse.2021", "实施条例2021.51")]
    [InlineData("mining-without-right", "2025-06-30", "mining-without-right.2009", "矿产资源法2009.39")]
    [InlineData("mining-without-right", "2025-07-01", "mining-without-right.2025", "矿产资源法2024.66")]
    public void The_law_of_the_day_is_the_law_of_that_day(string offence, string day, string code, string punishes)
    {
        var provision = LawFolder.Pack.Offences.Provision(offence, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture))!;

        provision.Code.Should().Be(code);
        provision.Punishes.Should().Be(punishes);
    }

    [Theory]
    [InlineData("illegal-occupation", 2004, 8, 27)]
    [InlineData("no-restoration", 2025, 6, 30)]
    [InlineData("mining-without-licence", 2025, 6, 30)]
    public void A_day_the_tables_do_not_cover_is_no_licence(string offence, int year, int month, int day) =>
        LawFolder.Pack.Offences.Provision(offence, new DateOnly(year, month, day)).Should().BeNull();

    [Fact]
    public void Every_offence_says_what_must_be_proved() =>
        LawFolder.Pack.Offences.Kinds.Should().HaveCount(25).And.OnlyContain(kind => kind.Constitution.Length > 0 && kind.Name.Length > 0);

    [Theory]
    [InlineData("offences/kinds.csv", "excess-occupation,超过", "illegal-occupation,超过", "law.offence-twice")]
    [InlineData("offences/kinds.csv", "illegal-transfer,买卖或非法转让土地,土地", "illegal-transfer,买卖或非法转让土地,海洋", "law.cell")]
    [InlineData("offences/provisions.csv", "villager-housing.2020,villager-housing,", "villager-housing.2020,villager-house,", "law.offence-unknown")]
    [InlineData("offences/measures.csv", "illegal-transfer.2021,没收违法所得", "illegal-transfer.2022,没收违法所得", "law.provision-unknown")]
    [InlineData("offences/measures.csv", "每平方米,100,1000", "每平方米,一百,1000", "law.number")]
    [InlineData("offences/measures.csv", "没收建筑物,符合规划,应当", "没收建筑物,符合规划,必须", "law.cell")]
    [InlineData("offences/measures.csv", "没收建筑物,符合规划", "没收建筑物,大致符合规划", "law.cell")]
    public void A_planted_fault_is_named(string file, string find, string replace, string code) => Planted.Codes(file, find, replace).Should().Contain(code);
}
