using AwesomeAssertions;
using Xunit;

namespace Weipian.Law.Tests.Offences;

public class DiscretionChecksTests
{
    private const string File = "offences/discretion.csv";

    [Theory]
    [InlineData("illegal-occupation.2021,面积亩,其他土地,10,20,", "illegal-occupation.2021,面积亩,其他土地,11,20,", "law.discretion-gap")]
    [InlineData("illegal-occupation.2021,面积亩,其他土地,10,20,", "illegal-occupation.2021,面积亩,其他土地,9,20,", "law.discretion-overlap")]
    [InlineData("illegal-occupation.2021,面积亩,其他土地,0,10,", "illegal-occupation.2021,面积亩,其他土地,1,10,", "law.discretion-gap")]
    [InlineData("illegal-occupation.2021,面积亩,其他土地,20,,", "illegal-occupation.2021,面积亩,其他土地,20,90,", "law.discretion-gap")]
    [InlineData("illegal-occupation.2021,面积亩,其他土地,10,20,一般,每平方米,300,600", "illegal-occupation.2021,面积亩,其他土地,10,20,轻微,每平方米,300,1001", "law.discretion-band")]
    [InlineData("illegal-occupation.2021,面积亩,其他土地,0,10,轻微,每平方米,100", "illegal-occupation.2021,面积亩,其他土地,0,10,轻微,每平方米,99.99", "law.discretion-band")]
    [InlineData("illegal-occupation.2021,面积亩,其他土地,0,10,轻微,每平方米", "illegal-occupation.2021,面积亩,其他土地,0,10,轻微,违法所得", "law.discretion-band")]
    [InlineData("illegal-occupation.2021,面积亩,其他土地,0,10,轻微", "illegal-occupation.2021,面积亩,其他土地,0,10,严重", "law.discretion-order")]
    [InlineData("illegal-occupation.2021,面积亩,其他土地,20,", "illegal-occupation.2031,面积亩,其他土地,20,", "law.provision-unknown")]
    [InlineData("illegal-occupation.2021,面积亩,其他土地,20,,严重,每平方米,600,1000,示例,,,裁量标准", "illegal-occupation.2021,面积亩,其他土地,20,,严重,每平方米,600,1000,示例,,,裁量表", "law.article-unknown")]
    [InlineData("illegal-occupation.2021,面积亩,其他土地,10,20,", "illegal-occupation.2021,面积亩,其他土地,,20,", "law.number")]
    public void A_planted_fault_is_named(string find, string replace, string code) => Planted.Codes(File, find, replace).Should().Contain(code);
}
