using AwesomeAssertions;
using Xunit;

namespace Weipian.Law.Tests.Offences;

public class JurisdictionChecksTests
{
    [Theory]
    [InlineData("offences/routing.csv", "2004-08-28,2019-12-31,土地管理法2004.77", "2004-08-28,2020-01-01,土地管理法2004.77", "law.routing-overlap")]
    [InlineData("offences/routing.csv", "2004-08-28,2019-12-31,土地管理法2004.77", "2004-08-28,2019-12-30,土地管理法2004.77", "law.routing-gap")]
    [InlineData("offences/routing.csv", "no-restoration,*", "no-repair,*", "law.offence-unknown")]
    [InlineData("offences/routing.csv", "villager-housing,*,,农业农村主管部门", "villager-housing,*,,农业局", "law.cell")]
    [InlineData("offences/routing.csv", "2020-01-01,,土地管理法2019.78", "2019-12-31,,土地管理法2019.78", "law.article-not-in-force")]
    [InlineData("offences/delegations.csv", "依据", "依据\n619901,*,no-such,综合执法局,某文,,,土地管理法2019.77", "law.offence-unknown")]
    [InlineData("offences/delegations.csv", "依据", "依据\n619901,*,*,综合执法局,,,,土地管理法2019.77", "law.delegation")]
    [InlineData("offences/delegations.csv", "依据", "依据\n619901,*,*,农业农村主管部门,某文,,,土地管理法2019.77", "law.delegation")]
    [InlineData("offences/crimes.csv", "illegal-transfer|collective-land-transfer,违法所得数额", "illegal-transfer|collective-transfer,违法所得数额", "law.offence-unknown")]
    [InlineData("offences/crimes.csv", "crime.mining-value-yuan", "crime.mining-value", "law.parameter-unknown")]
    [InlineData("offences/crimes.csv", "直接经济损失,300000,300000", "直接经济损失,,", "law.crime-threshold")]
    [InlineData("offences/crimes.csv", "矿产品或破坏价值,100000,300000", "矿产品或破坏价值,300000,100000", "law.crime-threshold")]
    [InlineData("offences/crimes.csv", "刑法.410", "刑法.411", "law.article-unknown")]
    [InlineData("offences/inform.csv", "不予办理用电报装,抄告依据", "不予办理用电报装,口头", "law.article-unknown")]
    public void A_planted_fault_is_named(string file, string find, string replace, string code) => Planted.Codes(file, find, replace).Should().Contain(code);
}
