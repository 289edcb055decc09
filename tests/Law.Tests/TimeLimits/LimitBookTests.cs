using AwesomeAssertions;
using Xunit;

namespace Weipian.Law.Tests.TimeLimits;

public class LimitBookTests
{
    [Fact]
    public void Every_limit_names_its_article_and_who_is_warned()
    {
        LawFolder.Pack.TimeLimits.All.Should().OnlyContain(limit => limit.Articles.Count > 0 && limit.Warnings.Count > 0 && limit.Note.Length > 0);
        LawFolder.Pack.TimeLimits.Codes.Should().Contain(
        [
            "case.verify", "case.stop-report", "case.file", "case.evidence-preserve", "case.statement", "case.hearing-request", "case.hearing-notice",
            "case.decide", "case.serve", "case.publish", "case.pay", "case.review", "case.sue", "case.sue-demolition", "case.demand", "case.court",
            "case.confiscation-handover", "case.refer", "case.refer-handover", "case.archive", "case.limitation", "court.accept", "court.rule",
            "directive.respond", "supervision.listed", "supervision.notice", "monthly.report", "interview.report", "exposure.report", "temporary.reclaim",
        ]);
    }

    [Theory]
    [InlineData(",5wd,是,次日,处罚告知书送达,,,当事人,处罚办法2024,", ",5,是,次日,处罚告知书送达,,,当事人,处罚办法2024,", "law.limit-length", "长度")]
    [InlineData(",5wd,是,次日,处罚告知书送达,,,当事人,处罚办法2024,", ",farmland.basis,是,次日,处罚告知书送达,,,当事人,处罚办法2024,", "law.limit-length", "长度")]
    [InlineData(",5wd,是,次日,处罚告知书送达,,,当事人,处罚办法2024,", ",,是,次日,处罚告知书送达,,,当事人,处罚办法2024,", "law.cell", "长度")]
    [InlineData(",5wd,是,次日,处罚告知书送达,,,当事人,处罚办法2024,", ",5wd,可,次日,处罚告知书送达,,,当事人,处罚办法2024,", "law.cell", "顺延")]
    [InlineData(",5wd,是,次日,处罚告知书送达,,,当事人,处罚办法2024,", ",5wd,是,当日,处罚告知书送达,,,当事人,处罚办法2024,", "law.cell", "起算")]
    [InlineData(",5wd,是,次日,处罚告知书送达,,,当事人,处罚办法2024,", ",5wd,是,定日,处罚告知书送达,,,当事人,处罚办法2024,", "law.limit-length", "起算")]
    [InlineData(",5wd,是,次日,处罚告知书送达,,,当事人,处罚办法2024,", ",5wd,是,次日,处罚告知书送达,,,某人,处罚办法2024,", "law.cell", "义务人")]
    [InlineData(",5wd,是,次日,处罚告知书送达,,,当事人,处罚办法2024,", ",5wd,是,次日,处罚告知书送达,case.none,,当事人,处罚办法2024,", "law.limit-unknown", "接续")]
    [InlineData(",5wd,是,次日,处罚告知书送达,,,当事人,处罚办法2024,", ",5wd,是,次日,处罚告知书送达,,30,当事人,处罚办法2024,", "law.limit-length", "可延长")]
    [InlineData(",5wd,是,次日,处罚告知书送达,,,当事人,处罚办法2024,", ",5wd,是,次日,处罚告知书送达,,,当事人,处罚办法2034,", "law.article-unknown", "依据")]
    [InlineData(",5wd,是,次日,处罚告知书送达,,,当事人,处罚办法2024,", ",5wd,是,次日,处罚告知书送达,,,当事人,,", "law.article-missing", "依据")]
    [InlineData(",5wd,是,次日,处罚告知书送达,,,当事人,处罚办法2024,", ",5wd,是,次日,处罚告知书送达,,,当事人,处罚办法2014,", "law.article-not-in-force", "依据")]
    [InlineData("行政处罚法2021.60|处罚办法2024,2021-07-15", "行政处罚法2021.60|处罚办法2024,2021-07-14", "law.limit-overlap", "生效日")]
    [InlineData("2014-07-01,2024-04-30,前2:", "2024-07-01,2024-04-30,前2:", "law.day", "失效日")]
    [InlineData("前10:承办人|前5:承办机构负责人", "前5:承办人|前10:承办机构负责人", "law.limit-ladder", "预警")]
    [InlineData("前10:承办人|", "-10:承办人|", "law.limit-ladder", "预警")]
    [InlineData("前10:承办人|", "前10|", "law.limit-ladder", "预警")]
    [InlineData("前10:承办人|", "前0:承办人|", "law.limit-ladder", "预警")]
    [InlineData("前10:承办人|", "前10:某岗位|", "law.post-unknown", "预警")]
    public void A_fault_planted_in_the_limits_is_named(string find, string replace, string code, string column)
    {
        var folder = LawFolder.With("time-limits/limits.csv", text => text.Replace(find, replace, StringComparison.Ordinal));

        var load = () => RulePack.Load(folder);

        load.Should().Throw<LawException>().Which.Problems.Should().Contain(problem => problem.Code == code && problem.Column == column && problem.Row > 1);
    }

    [Theory]
    [InlineData("case.demand,催告", "case.demands,催告", "law.limit-unknown")]
    [InlineData("case.sue|case.sue-demolition|case.sue-after-review", "case.sue", "law.limit-follows")]
    public void A_procedure_orders_only_limits_that_exist_and_follow(string find, string replace, string code)
    {
        var folder = LawFolder.With("time-limits/limits.csv", text => text.Replace(find, replace, StringComparison.Ordinal));

        var load = () => RulePack.Load(folder);

        load.Should().Throw<LawException>().Which.Problems.Should().Contain(problem => problem.Code == code && problem.File.StartsWith("procedure/"));
    }
}
