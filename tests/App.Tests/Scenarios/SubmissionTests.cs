using AwesomeAssertions;
using Weipian.App.Database;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Submissions;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>Packages from draft to frozen: three people sign exactly what is handed in.</summary>
public class SubmissionTests
{
    private const string Monthly = "一、工作进度\n已完成核查。\n二、好做法\n镇村联动。\n三、好经验\n早发现。\n四、困难和问题\n人手不足。\n五、措施建议\n增派人员。\n";

    [Fact]
    public void Every_condition_of_the_table_can_be_read() => SubmissionNeeds.Known.Should().BeEquivalentTo(Office.Pack.Procedures["submission"].Needs.Keys);

    [Fact]
    public void A_monthly_report_is_due_on_its_day_signed_by_three_and_handed_in_electronically()
    {
        using var year = new OfficeYear(("monthly.dueDay", "25"));
        var id = Draft(year, "月报", "2025-03-01");
        Due(year, id, "monthly.report").Should().Be(new DateOnly(2025, 3, 25));
        year.Refusal("submission", id, "填表人签名", OfficeYear.TownClerk, "签名人=李明", "内容哈希=x").Should().Contain("尚未填报内容");
        var content = Fill(year, id, Monthly);
        year.Refusal("submission", id, "填表人签名", OfficeYear.TownClerk, "签名人=冯镇长", $"内容哈希={content}").Should().Contain("只能本人签名");

        Sign(year, id, content, "填表人签名", OfficeYear.TownClerk);
        year.Refusal("submission", id, "审核签字", new("李明", "镇街负责人@" + FieldTeam.Town), "签名人=李明", $"内容哈希={content}", "审核意见=同意").Should().Contain("审核人不能是填表人");
        Sign(year, id, content, "审核签字", OfficeYear.TownHead);
        year.Refusal("submission", id, "主管领导同意", OfficeYear.TownHead, "签名人=冯镇长", $"内容哈希={content}").Should().Contain("主管领导不能是填表人，也不能是审核人");
        year.Refusal("submission", id, "主管领导同意", new("李明", "镇街负责人@" + FieldTeam.Town), "签名人=李明", $"内容哈希={content}").Should().Contain("主管领导不能是填表人，也不能是审核人");
        Sign(year, id, content, "主管领导同意", new("陈书记", "镇街负责人@" + FieldTeam.Town));
        year.Refusal("submission", id, "报送", OfficeYear.TownClerk, "报送方式=纸质件", "纸质份数=2").Should().Contain("月报须报电子件");
        year.Act("submission", id, "报送", OfficeYear.TownClerk, "报送方式=电子件", "纸质份数=0").Taken.To.Should().Be("已报");
        using (var workspace = year.Office.Read())
            DossierShelf.Clocks(workspace, DossierShelf.One(workspace, "submission", id), Office.Pack, new DateOnly(2025, 3, 4)).Single().Runs.Should().BeFalse();
        year.Act("submission", id, "受理", OfficeYear.Office1);
        year.Act("submission", id, "定稿冻结", OfficeYear.OfficeHead);
        year.Refusal("submission", id, "撤回修改", OfficeYear.TownClerk, "理由=改").Should().Contain("已定稿冻结");
        year.Office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void Each_kind_has_its_own_limit_and_no_other()
    {
        using var year = new OfficeYear(
            ("milestone.plan", "2025-03-31"), ("milestone.acceptanceRequest", "2025-09-30"), ("monthly.dueDay", "25"), ("interview.reportWorkdays", "5"), ("milestone.report", "2025-11-30"), ("milestone.data", "2025-10-31"));
        foreach (var (kind, limit, due) in new[]
        {
            ("通知和工作方案", "plan.plan", "2025-03-31"), ("数据审核结果及验收请示", "plan.acceptance-request", "2025-09-30"), ("月报", "monthly.report", "2025-03-25"), ("约谈问责报告", "interview.report", "2025-03-10"),
            ("工作报告", "plan.report", "2025-11-30"), ("统计汇总表", "plan.data", "2025-10-31"),
        })
            Due(year, Draft(year, kind, "2025-03-03"), limit).Should().Be(Days.Read(due), kind);
        using var workspace = year.Office.Read();
        DossierShelf.Clocks(workspace, DossierShelf.One(workspace, "submission", Draft(year, "专报", "2025-03-03")), Office.Pack, new DateOnly(2025, 3, 4)).Should().BeEmpty();
    }

    [Fact]
    public void What_goes_out_agrees_with_the_supervision_bureau_for_exactly_this_content()
    {
        using var year = new OfficeYear();
        var (id, content) = Signed(year, "数据审核结果及验收请示", "一、数据审核结果\n全部审核。\n二、请示事项\n请予验收。\n");
        string Send() => year.Refusal("submission", id, "报送", OfficeYear.TownClerk, "报送方式=纸质件", "纸质份数=2");

        Send().Should().Contain("尚未与督察审核意见比对");
        year.Act("submission", id, "记录督察比对", OfficeYear.Office1, "差异数=3", "督察意见文号=督〔2025〕1号");
        Send().Should().Contain("尚有差异 3 处");
        year.Act("submission", id, "记录督察比对", OfficeYear.Office1, "差异数=0", "督察意见文号=督〔2025〕2号");
        year.Act("submission", id, "撤回修改", OfficeYear.TownClerk, "理由=补充");
        content = Fill(year, id, "一、数据审核结果\n全部审核，补充一处。\n二、请示事项\n请予验收。\n");
        SignAll(year, id, content);
        Send().Should().Contain("现有内容尚未与督察审核意见比对", "an agreement over other content is none");
        year.Act("submission", id, "记录督察比对", OfficeYear.Office1, "差异数=0", "督察意见文号=督〔2025〕3号");
        year.Refusal("submission", id, "报送", OfficeYear.TownClerk, "报送方式=纸质件", "纸质份数=1").Should().Contain("纸质件 2 份");
        Send().Should().BeEmpty();
    }

    [Fact]
    public void An_amendment_after_freezing_is_a_new_version_with_a_sheet_of_differences()
    {
        using var year = new OfficeYear();
        var (id, first) = Signed(year, "月报", Monthly);
        year.Act("submission", id, "报送", OfficeYear.TownClerk, "报送方式=电子件", "纸质份数=0");
        year.Act("submission", id, "受理", OfficeYear.Office1);
        year.Act("submission", id, "定稿冻结", OfficeYear.OfficeHead);
        year.Act("submission", id, "批准更正", OfficeYear.Group, "理由=数据更正");
        var bare = Manifest(year, "月报", Monthly.Replace("已完成核查", "已完成核查三十个"));
        year.Refusal("submission", id, "填报内容", OfficeYear.TownClerk, $"内容={bare}").Should().Contain("须附与冻结版本的差异表");

        var second = Fill(year, id, Monthly.Replace("已完成核查", "已完成核查三十个"));

        year.Refusal("submission", id, "审核签字", OfficeYear.TownHead, "签名人=冯镇长", $"内容哈希={second}", "审核意见=同意").Should().NotBeEmpty();
        SignAll(year, id, second);
        using var workspace = year.Office.Read();
        var dossier = DossierShelf.One(workspace, "submission", id);
        SubmissionShelf.Versions(dossier).Select(version => (version.Number, version.Content, version.Frozen, version.Difference is not null)).Should().Equal((1, first, true, false), (2, second, false, true));
        SubmissionDifference.Of(workspace, first, second).Select(change => (change.Place, change.Before, change.After)).Should().Equal(("原第 2 段", "已完成核查。", ""), ("新第 2 段", "", "已完成核查三十个。"));
        SubmissionShelf.Signatures(dossier).Should().HaveCount(6).And.Contain(signature => !signature.Standing && signature.Content == first);
    }

    [Fact]
    public void What_is_not_in_the_store_cannot_be_handed_in()
    {
        using var year = new OfficeYear();
        var id = Draft(year, "月报", "2025-03-01");

        year.Refusal("submission", id, "填报内容", OfficeYear.TownClerk, "内容=正文见附件").Should().Contain("不是文件库中的哈希");
        year.Refusal("submission", id, "填报内容", OfficeYear.TownClerk, $"内容={new string('0', 64)}").Should().Contain("没有内容清单");
        year.Refusal("submission", id, "填报内容", OfficeYear.TownClerk, $"内容={Manifest(year, "专报", "一、重大问题\n有\n")}").Should().Contain("种类“专报”与报送件“月报”不同");
    }

    internal static string Draft(OfficeYear year, string kind, string start, Actor? actor = null) =>
        year.Act("submission", null, "起草", actor ?? OfficeYear.TownClerk, $"种类={kind}", $"标题=清溪镇{kind}", $"起算日={start}").Taken.Id;

    internal static string Fill(OfficeYear year, string id, string? text, Actor? actor = null, bool tables = false, int? seen = null, params string[] attachments)
    {
        using var workspace = year.Office.Write();
        return FillSubmission.Run(workspace, id, text is null ? null : TextFile(text), attachments, tables, Days.Read(OfficeYear.Day), seen, Office.Pack, actor ?? OfficeYear.TownClerk).Content;
    }

    internal static void Sign(OfficeYear year, string id, string content, string action, Actor actor) =>
        year.Act("submission", id, action, actor, action == "审核签字" ? [$"签名人={actor.Person}", $"内容哈希={content}", "审核意见=同意"] : [$"签名人={actor.Person}", $"内容哈希={content}"]);

    internal static void SignAll(OfficeYear year, string id, string content)
    {
        Sign(year, id, content, "填表人签名", OfficeYear.TownClerk);
        Sign(year, id, content, "审核签字", OfficeYear.TownHead);
        Sign(year, id, content, "主管领导同意", new("陈书记", "镇街负责人@" + FieldTeam.Town));
    }

    internal static (string Id, string Content) Signed(OfficeYear year, string kind, string text)
    {
        var id = Draft(year, kind, "2025-03-01");
        var content = Fill(year, id, text);
        SignAll(year, id, content);
        return (id, content);
    }

    /// <summary>The town's figures held against the bureau's opinion.</summary>
    internal static void Compared(OfficeYear year, int differences)
    {
        var (id, _) = Signed(year, "数据审核结果及验收请示", "一、数据审核结果\n全部审核。\n二、请示事项\n请予验收。\n");
        year.Act("submission", id, "记录督察比对", OfficeYear.Office1, $"差异数={differences}", "督察意见文号=督〔2025〕1号");
    }

    internal static string TextFile(string text, byte[]? bytes = null)
    {
        var path = Path.Combine(System.IO.Directory.CreateTempSubdirectory("report-").FullName, "正文.docx");
        File.WriteAllBytes(path, bytes ?? ReportDocx.Of(text));
        return path;
    }

    private static string Manifest(OfficeYear year, string kind, string text)
    {
        using var workspace = year.Office.Write();
        var hash = workspace.Files.Put(System.Text.Encoding.UTF8.GetBytes(text));
        return workspace.Files.Put(CanonicalJson.WriteBytes(new SubmissionManifest(kind, [new SubmissionFile(SubmissionRoles.Text, "正文.txt", hash, 1)])));
    }

    private static DateOnly? Due(OfficeYear year, string id, string limit)
    {
        using var workspace = year.Office.Read();
        var clock = DossierShelf.Clocks(workspace, DossierShelf.One(workspace, "submission", id), Office.Pack, new DateOnly(2025, 3, 4)).Should().ContainSingle().Subject;
        clock.Limit.Should().Be(limit);
        return clock.Reading?.Due?.Day;
    }
}
