using AwesomeAssertions;
using Weipian.App.Server;
using Xunit;

namespace Weipian.App.Tests.Server;

public sealed class MaskedTextTests
{
    [Theory]
    [InlineData("张三 11010519491231002X 在场", "张三 1101**********002X 在场")]
    [InlineData("440524188001010014", "4405**********0014")]
    [InlineData("110105194912310021", "110105194912310021")]
    [InlineData("图斑 619901202400000017", "图斑 619901202400000017")]
    [InlineData("编号 1440524188001010014", "编号 1440524188001010014")]
    public void Identity_numbers_are_covered_and_other_numbers_are_not(string text, string shown) => MaskedText.Of(text).Should().Be(shown);

    [Fact]
    public void Fields_named_for_something_personal_are_covered() =>
        MaskedText.Fields(new Dictionary<string, string> { ["当事人电话"] = "13900001234", ["案由"] = "占地", ["证件号码"] = "E123" })
            .Should().BeEquivalentTo(new Dictionary<string, string> { ["当事人电话"] = "*********34", ["案由"] = "占地", ["证件号码"] = "****" });
}
