using AwesomeAssertions;
using Weipian.Law.Fieldwork;
using Xunit;

namespace Weipian.Law.Tests.Fieldwork;

public class FieldworkBookTests
{
    [Theory]
    [InlineData("拆除复耕", true, true)]
    [InlineData("没收", true, false)]
    [InlineData("补办手续", true, false)]
    [InlineData("罚款", false, false)]
    [InlineData("CF", false, false)]
    public void A_fine_or_a_transfer_of_persons_does_not_end_the_occupation(string mode, bool counts, bool restores) =>
        LawFolder.Pack.Fieldwork.FindMode(mode).Should().Match<RectificationMode>(found => found.CountsArea == counts && found.Restores == restores && found.Needed.Count > 0);

    [Fact]
    public void What_cannot_be_known_is_a_doubt_and_every_doubt_the_program_raises_is_in_the_table() =>
        DoubtCodes.All.Should().OnlyHaveUniqueItems().And.OnlyContain(code => LawFolder.Pack.Fieldwork.Doubt(code).Name.Length > 0);

    [Theory]
    [InlineData("fieldwork/doubts.csv", "too-far,", "too-fer,", "law.doubt-unknown")]
    [InlineData("fieldwork/doubts.csv", "too-far,", "too-fer,", "law.doubt-missing")]
    [InlineData("fieldwork/doubts.csv", "too-far,拍摄位置距图斑过远,是", "too-far,拍摄位置距图斑过远,有时", "law.cell")]
    [InlineData("fieldwork/rectification-modes.csv", "整改.证据", "整改.无据", "law.article-unknown")]
    [InlineData("fieldwork/return-reasons.csv", "T02,", "T01,", "law.code-twice")]
    public void A_fault_planted_in_the_lists_is_named(string file, string find, string replace, string code)
    {
        var load = () => RulePack.Load(LawFolder.With(file, text => text.Replace(find, replace, StringComparison.Ordinal)));

        load.Should().Throw<LawException>().Which.Problems.Select(problem => problem.Code).Should().Contain(code);
    }
}
