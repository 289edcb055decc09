using AwesomeAssertions;
using Weipian.Law.Submissions;
using Xunit;

namespace Weipian.Law.Tests.Submissions;

public class SubmissionBookTests
{
    [Fact]
    public void Kinds_of_the_plan_with_their_mandatory_content()
    {
        var book = LawFolder.Pack.Submissions;

        book.Find("月报")!.Chapters.Should().HaveCount(5);
        book.Find("工作报告")!.Chapters.Should().HaveCount(6);
        book.Find("工作报告").Should().Match<SubmissionKind>(kind => kind.PaperCopies == 2 && kind.WithTables && kind.Compared);
        book.Find("约谈问责报告")!.Chapters.Single(chapter => chapter.Attached).Title.Should().Be("书面文件");
    }

    [Theory]
    [InlineData("月报", "电子件", 0, true)]
    [InlineData("月报", "纸质件和电子件", 1, true)]
    [InlineData("月报", "纸质件", 2, false)]
    [InlineData("专报", "纸质件", 1, true)]
    [InlineData("专报", "电子件", 0, false)]
    [InlineData("专报", "纸质件", 0, false)]
    [InlineData("工作报告", "纸质件和电子件", 2, true)]
    [InlineData("工作报告", "纸质件和电子件", 1, false)]
    [InlineData("工作报告", "纸质件", 2, false)]
    public void What_is_handed_in_covers_the_form_asked_for(string kind, string form, int copies, bool covered) =>
        LawFolder.Pack.Submissions.Find(kind)!.IsCovered(form, copies).Should().Be(covered);

    [Theory]
    [InlineData("submissions/kinds.csv", "月报,电子件,0", "月报,电邮,0", "law.cell")]
    [InlineData("submissions/kinds.csv", "月报,电子件,0", "月报,电子件,1", "law.cell")]
    [InlineData("submissions/kinds.csv", "专报,纸质件,1", "专报,纸质件,0", "law.cell")]
    [InlineData("submissions/kinds.csv", "monthly.report", "monthly.reports", "law.limit-unknown")]
    [InlineData("submissions/kinds.csv", "monthly.report", "plan.deploy", "law.limit-unstarted")]
    [InlineData("submissions/kinds.csv", "plan.data,是,是,是,否,方案.六", "plan.data,是,是,是,否,方案.九", "law.article-unknown")]
    [InlineData("submissions/kinds.csv", "plan.data,是,是,是", "plan.data,是,也许,是", "law.cell")]
    [InlineData("submissions/kinds.csv", "专报,纸质件", "月报,纸质件", "law.kind-twice")]
    [InlineData("submissions/kinds.csv", "统计汇总表,", "统计表,", "law.kind-unknown")]
    [InlineData("submissions/contents.csv", "月报,好经验", "周报,好经验", "law.kind-unknown")]
    [InlineData("submissions/contents.csv", "月报,好经验", "月报,好做法", "law.chapter-twice")]
    [InlineData("submissions/contents.csv", "月报,好经验,否,方案.六", "月报,好经验,否,方案.九", "law.article-unknown")]
    [InlineData("submissions/contents.csv", "月报,好经验,否", "月报,好经验,不", "law.cell")]
    public void A_fault_planted_in_the_kinds_is_named(string file, string find, string replace, string code)
    {
        var load = () => RulePack.Load(LawFolder.With(file, text => text.Replace(find, replace, StringComparison.Ordinal)));

        load.Should().Throw<LawException>().Which.Problems.Should().Contain(problem => problem.Code == code);
    }
}
