using AwesomeAssertions;
using Xunit;

namespace Weipian.Law.Tests.Procedures;

public class ProcedureChecksTests
{
    [Theory]
    [InlineData("procedure/directive.csv", "D05,已送达,签收", "D05,已送达|执行中,签收", null)]
    [InlineData("procedure/directive.csv", "D06,执行中|已反馈,催办", "D06,执行中|已反馈,签收", "law.overlap|law.action-unknown")]
    [InlineData("procedure/directive.refusals.csv", "DR08,*,签收", "DR08,已核销,签收", "law.unreachable")]
    [InlineData("procedure/directive.refusals.csv", "DR10,*,退回反馈|核销,承办单位尚未反馈（现为“{状态}”）,方案.三\n", "", "law.gap")]
    [InlineData("procedure/directive.csv", "清单不为空", "清单有图斑", "law.need-unknown")]
    [InlineData("procedure/directive.csv", "D02,起草", "D01,起草", "law.row-twice")]
    [InlineData("procedure/directive.csv", "D10,已反馈,核销", "D10,已回来,核销", "law.unreachable")]
    [InlineData("procedure/directive.csv", "卫片办负责人,清单不为空", "办公室主任,清单不为空", "law.post-unknown")]
    [InlineData("procedure/directive.csv", "D11,起草|已签发|已送达|执行中|已反馈,撤销指令,已撤销,县卫片办负责人,,方案.三", "D11,起草|已签发|已送达|执行中|已反馈,撤销指令,已撤销,县卫片办负责人,,方案.九", "law.article-unknown")]
    [InlineData("procedure/directive.csv", "directive.respond@重新办理起算日", "directive.respond@某日", "law.field-unknown")]
    [InlineData("procedure/directive.csv", "directive.receipt@送达日期", "directive.received@送达日期", "law.limit-unknown")]
    [InlineData("procedure/directive.csv", "方案.三,整改指令,", "方案.三,整改命令,", "law.document-unknown")]
    [InlineData("procedure/fields.csv", "directive,签收,签收人,文字", "directive,签收,签收人,人名", "law.cell")]
    [InlineData("procedure/fields.csv", "directive,签收,签收人", "directive,收到,签收人", "law.action-unknown")]
    [InlineData("procedure/fields.csv", "directive,签收,签收人", "指令,签收,签收人", "law.procedure-unknown")]
    public void A_fault_planted_in_a_procedure_is_named(string file, string find, string replace, string? codes)
    {
        var folder = LawFolder.With(file, text => text.Replace(find, replace, StringComparison.Ordinal));

        var load = () => RulePack.Load(folder);

        if (codes is null)
            load.Should().NotThrow();
        else
            load.Should().Throw<LawException>().Which.Problems.Select(problem => problem.Code).Should().Contain(code => codes.Split('|').Contains(code));
    }
}
