using AwesomeAssertions;
using Weipian.Law.LandClasses;
using Xunit;

namespace Weipian.Law.Tests;

public class RulePackTests
{
    [Fact]
    public void The_law_in_the_tree_has_no_gap_no_overlap_no_dead_row_and_cites_only_what_exists() =>
        LawFolder.Pack.Hash.Should().HaveLength(64);

    [Theory]
    [InlineData("determination/land-C.csv", "C12,无,", "C12,部分,", "law.overlap")]
    [InlineData("determination/land-C.csv", "C11,部分,－,－,－,－,CF", "C11,部分,本年,－,－,－,CF", "law.gap")]
    [InlineData("determination/land-B.csv", ",D2,", ",D9,", "law.next-unknown")]
    [InlineData("determination/land-D3.csv", "ND,农村道路", "NN,农村道路", "law.code-unknown")]
    [InlineData("determination/land-E.csv", "土地管理法2019.78", "土地管理法2019.178", "law.article-unknown")]
    [InlineData("determination/land-E.examples.csv", "是,是,否,否,E2", "是,是,否,否,E3", "law.example-wrong")]
    [InlineData("determination/land-E.examples.csv", "是,否,否,是,E4\n", "", "law.example-missing")]
    [InlineData("determination/land-E.csv", "E3,是,否/未核", "E3,是,也许", "law.cell")]
    [InlineData("parameters/programme.csv", "cover.approval,批文覆盖率,数值,0.95", "cover.approval,批文覆盖率,数值,多数", "law.parameter-value")]
    [InlineData("parameters/programme.csv", "trivial.share,微小份额,数值,0.02,份额,,,,方案.四一", "trivial.share,微小份额,数值,0.02,份额,,,,方案.九", "law.article-unknown")]
    [InlineData("land-classes/collisions.csv", "1001,三调", "0101,三调", "law.collision-untrue")]
    [InlineData("glossary.csv", "已申报,Applied,是否已申报用地,spec 2.8\n", "", "law.term-missing")]
    [InlineData("articles.csv", "2020-01-01", "2020/1/1", "law.day")]
    public void A_fault_planted_in_the_tables_is_named(string file, string find, string replace, string code)
    {
        var folder = LawFolder.With(file, text => text.Replace(find, replace, StringComparison.Ordinal));

        var load = () => RulePack.Load(folder);

        load.Should().Throw<LawException>().Which.Problems.Select(problem => problem.Code).Should().Contain(code);
    }

    [Fact]
    public void Any_changed_byte_of_the_law_changes_its_hash() =>
        RulePack.Load(LawFolder.With("articles.csv", text => text.Replace("非法占地论", "非法占用论", StringComparison.Ordinal)))
            .Hash.Should().NotBe(LawFolder.Pack.Hash);

    [Theory]
    [InlineData("三调", "0101", BigClass.Agricultural, true)]
    [InlineData("三调", "0103K", BigClass.Agricultural, true)]
    [InlineData("三调", "1104A", BigClass.Agricultural, false)]
    [InlineData("三调", "0601", BigClass.Construction, false)]
    [InlineData("用地用海2023", "0601", BigClass.Agricultural, false)]
    [InlineData("二调", "113", BigClass.Construction, false)]
    [InlineData("三调", "1103", BigClass.Agricultural, false)]
    [InlineData("三调", "9999", BigClass.Unknown, false)]
    [InlineData("三调", "", BigClass.Unknown, false)]
    [InlineData("三调", null, BigClass.Unknown, false)]
    public void A_land_class_is_read_with_its_scheme_and_never_guessed(string scheme, string? code, BigClass expected, bool farmland)
    {
        var found = LawFolder.Pack.LandClasses.Classify(scheme, code);

        found.BigClass.Should().Be(expected);
        found.IsFarmland.Should().Be(farmland);
    }
}
