using AwesomeAssertions;
using Xunit;

namespace Weipian.Law.Tests.Offences;

public class OffenceChecksTests
{
    [Theory]
    [InlineData("offences/provisions.csv", "土地管理法2019.77,2020-01-01,2021-08-31", "土地管理法2019.77,2020-01-01,2021-09-01", "law.provision-overlap")]
    [InlineData("offences/provisions.csv", "土地管理法2019.77,2020-01-01,2021-08-31", "土地管理法2019.77,2020-01-01,2021-08-30", "law.provision-gap")]
    [InlineData("offences/provisions.csv", "no-restoration.2025,no-restoration,违法应处理,矿产资源法2024,矿产资源法2024.72,2025-07-01,\n", "", "law.provision-missing")]
    [InlineData("offences/provisions.csv", "permanent-farmland-misuse.2004,permanent-farmland-misuse,违法无罚则", "permanent-farmland-misuse.2004,permanent-farmland-misuse,违法应处理", "law.measures")]
    [InlineData("offences/provisions.csv", "土地管理法2019.44,土地管理法2019.77,2020-01-01", "土地管理法2004.44,土地管理法2019.77,2020-01-01", "law.article-not-in-force")]
    [InlineData("offences/measures.csv", "每平方米,100,1000,,实施条例2021.57", "每平方米,100,1000,,实施条例2021.157", "law.article-unknown")]
    [InlineData("offences/measures.csv", "每平方米,100,1000,,实施条例2021.57", "每平方米,100,1000,,", "law.article-missing")]
    [InlineData("offences/measures.csv", "每平方米,100,1000", "每平方米,1000,100", "law.fine-band")]
    [InlineData("offences/measures.csv", "每平方米,100,1000", "每平方米,100,", "law.fine-band")]
    [InlineData("offences/measures.csv", "市场价值,3,5,100000", "市场价值,3,5,", "law.border")]
    public void A_planted_fault_is_named(string file, string find, string replace, string code) => Planted.Codes(file, find, replace).Should().Contain(code);
}
