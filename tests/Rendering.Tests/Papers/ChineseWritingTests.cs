using AwesomeAssertions;
using Weipian.Rendering.Papers;
using Xunit;

namespace Weipian.Rendering.Tests.Papers;

public class ChineseWritingTests
{
    [Theory]
    [InlineData("占地8223.50平方米(12.34亩),已建成;", "占地8223.50平方米\uFF0812.34亩\uFF09\uFF0C已建成\uFF1B")]
    [InlineData("送达2026-02-05经法制审核", "送达2026年2月5日经法制审核")]
    [InlineData("2026-02-30 是错的", "2026-02-30是错的")]
    [InlineData("5 个工作日", "5个工作日")]
    [InlineData("张三 李四", "张三 李四")]
    [InlineData("9:30, J1(X,Y) / 0000-1234567", "9:30, J1(X,Y) / 0000-1234567")]
    [InlineData("归档号2026-0012", "归档号2026-0012")]
    [InlineData("国办发(2007)71号", "国办发\uFF082007\uFF0971号")]
    [InlineData("联系电话:029-1", "联系电话\uFF1A029-1")]
    [InlineData("1.责令退还;", "1.责令退还\uFF1B")]
    public void Texts_are_written_as_official_papers_write_them(string text, string expected) => ChineseWriting.Of(text).Should().Be(expected);

    [Fact]
    public void A_day_has_no_leading_zeros() => ChineseWriting.Of(new DateOnly(2026, 1, 5)).Should().Be("2026年1月5日");
}
