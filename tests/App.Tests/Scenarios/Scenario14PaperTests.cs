using AwesomeAssertions;
using Weipian.App.Database;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Submissions;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>Scenario 14: a chapter missing, tables made before an amendment, one copy instead of two, a number nobody explained – all seen before anyone signs.</summary>
public class Scenario14PaperTests
{
    private static readonly Actor Filler = OfficeYear.Office1;
    private static readonly string[] Chapters = ["组织开展情况", "违法形势分析", "存在的突出问题", "产生问题的原因", "解决问题的意见和建议", "与日常执法的比对分析"];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_work_report_without_one_of_its_six_chapters_is_not_signed(int missing)
    {
        using var year = Judged();
        var id = SubmissionTests.Draft(year, "工作报告", "2025-03-01", Filler);
        var content = SubmissionTests.Fill(year, id, Report(Chapters.Where((_, index) => index != missing)), Filler, tables: true);

        Sign(year, id, content).Should().Contain($"缺“{Chapters[missing]}”");

        content = SubmissionTests.Fill(year, id, Report(Chapters).Replace($"本章写{Chapters[missing]}。", "略"), Filler, tables: true);
        Sign(year, id, content).Should().Contain($"“{Chapters[missing]}”没有内容");
        content = SubmissionTests.Fill(year, id, Report(Chapters), Filler, tables: true);
        Sign(year, id, content).Should().BeEmpty();
    }

    [Fact]
    public void Tables_made_before_an_amendment_are_not_signed_again()
    {
        using var year = Judged();
        var id = SubmissionTests.Draft(year, "工作报告", "2025-03-01", Filler);
        Sign(year, id, SubmissionTests.Fill(year, id, Report(Chapters), Filler)).Should().Contain("缺附表 T1-");
        var content = SubmissionTests.Fill(year, id, Report(Chapters), Filler, tables: true);
        Sign(year, id, content).Should().BeEmpty();

        year.Office.Conclude("2", "QT", "实地为农业用途");

        year.Refusal("submission", id, "审核签字", OfficeYear.OfficeHead, "签名人=周主任", $"内容哈希={content}", "审核意见=同意").Should().Contain("与现数据不符").And.Contain("T1-");
        year.Act("submission", id, "撤回修改", Filler, "理由=数据更正");
        var again = SubmissionTests.Fill(year, id, Report(Chapters), Filler, tables: true);
        Sign(year, id, again).Should().BeEmpty();
        using var workspace = year.Office.Read();
        SubmissionDifference.Of(workspace, content, again).Should().Contain(change => change.File.StartsWith("T1-") && change.Place.StartsWith("1!") && change.Before != change.After, "the cells that changed are named");
    }

    [Fact]
    public void Two_copies_on_paper_and_the_electronic_file_or_it_does_not_go_out()
    {
        using var year = Judged();
        var id = SubmissionTests.Draft(year, "工作报告", "2025-03-01", Filler);
        var content = SubmissionTests.Fill(year, id, Report(Chapters), Filler, tables: true);
        Sign(year, id, content).Should().BeEmpty();
        year.Act("submission", id, "审核签字", OfficeYear.OfficeHead, "签名人=周主任", $"内容哈希={content}", "审核意见=同意");
        year.Act("submission", id, "主管领导同意", OfficeYear.Chief, "签名人=王局", $"内容哈希={content}");
        year.Act("submission", id, "记录督察比对", Filler, "差异数=0", "督察意见文号=督〔2025〕1号");
        string Send(string form, int copies) => year.Refusal("submission", id, "报送", Filler, $"报送方式={form}", $"纸质份数={copies}");

        Send("纸质件和电子件", 1).Should().Contain("纸质件 2 份");
        Send("纸质件", 2).Should().Contain("纸质件和电子件");
        Send("电子件", 0).Should().Contain("纸质件和电子件");
        Send("纸质件和电子件", 2).Should().BeEmpty();
    }

    [Fact]
    public void A_number_passed_over_stops_the_countys_report_until_it_is_explained_and_stops_no_towns()
    {
        using var year = Judged();
        using (var workspace = year.Office.Write())
            ReserveNumber.Run(workspace, "卫片督", Office.Year, 3, "留给专班", Office.Pack, Filler);
        var id = SubmissionTests.Draft(year, "工作报告", "2025-03-01", Filler);
        var content = SubmissionTests.Fill(year, id, Report(Chapters), Filler, tables: true);

        Sign(year, id, content).Should().Contain("卫片督〔2024〕1号 空号未说明").And.Contain("卫片督〔2024〕2号 空号未说明").And.NotContain("3号");

        var town = SubmissionTests.Draft(year, "工作报告", "2025-03-01");
        var own = SubmissionTests.Fill(year, town, Report(Chapters), tables: true);
        year.Refusal("submission", town, "填表人签名", OfficeYear.TownClerk, "签名人=李明", $"内容哈希={own}").Should().BeEmpty();
        using (var workspace = year.Office.Write())
            foreach (var ordinal in new[] { 1, 2 })
                VoidNumber.Run(workspace, "卫片督", Office.Year, ordinal, "打印错误作废", Filler);
        Sign(year, id, content).Should().BeEmpty();
    }

    [Fact]
    public void A_report_not_laid_out_by_the_standard_is_not_signed()
    {
        using var year = Judged();
        var id = SubmissionTests.Draft(year, "工作报告", "2025-03-01", Filler);
        string Filled(byte[] report)
        {
            using var workspace = year.Office.Write();
            return FillSubmission.Run(workspace, id, SubmissionTests.TextFile("", report), [], true, new DateOnly(2025, 3, 3), null, Office.Pack, Filler).Content;
        }

        Sign(year, id, Filled(ReportDocx.Of(Report(Chapters), ReportDocx.Standard.Replace("w:top=\"2098\"", "w:top=\"1440\"").Replace("579", "400"), 28)))
            .Should().Contain("天头应为 37 毫米").And.Contain("每面应排 22 行").And.Contain("每行 28 字");
        Sign(year, id, Filled(System.Text.Encoding.UTF8.GetBytes(Report(Chapters)))).Should().Contain("须为按 GB/T 9704-2012 排版的 docx");
        Sign(year, id, Filled(ReportDocx.Of(Report(Chapters)))).Should().BeEmpty();
    }

    [Fact]
    public void A_monthly_report_needs_its_five_blocks_and_an_interview_report_its_papers()
    {
        using var year = new OfficeYear();
        var monthly = SubmissionTests.Draft(year, "月报", "2025-03-01");
        var content = SubmissionTests.Fill(year, monthly, "一、工作进度\n有。\n二、好做法\n有。\n四、困难和问题\n有。\n");
        year.Refusal("submission", monthly, "填表人签名", OfficeYear.TownClerk, "签名人=李明", $"内容哈希={content}").Should().Contain("缺“好经验”").And.Contain("缺“措施建议”").And.NotContain("好做法");

        var interview = SubmissionTests.Draft(year, "约谈问责报告", "2025-03-01");
        const string Told = "一、约谈问责地区\n石桥镇。\n二、确定原则\n严重者先。\n三、确定标准\n比例达标。\n四、书面文件\n附后。\n";
        content = SubmissionTests.Fill(year, interview, Told);
        year.Refusal("submission", interview, "填表人签名", OfficeYear.TownClerk, "签名人=李明", $"内容哈希={content}").Should().Contain("“书面文件”须附文件");
        content = SubmissionTests.Fill(year, interview, Told, attachments: Renamed(SubmissionTests.TextFile("约谈通知书")));
        year.Refusal("submission", interview, "填表人签名", OfficeYear.TownClerk, "签名人=李明", $"内容哈希={content}").Should().BeEmpty();
    }

    /// <summary>Two patches judged and concluded, so that the tables hold something.</summary>
    private static OfficeYear Judged()
    {
        var year = new OfficeYear().Concluded();
        year.Office.Conclude("2", "W", "实地核查为违法建设");
        return year;
    }

    private static string Report(IEnumerable<string> chapters) => "示例县2024年度卫片执法工作报告\n" + string.Concat(chapters.Select((title, index) => $"{"一二三四五六"[index]}、{title}\n本章写{title}。\n"));

    private static string Sign(OfficeYear year, string id, string content) => year.Refusal("submission", id, "填表人签名", Filler, $"签名人={Filler.Person}", $"内容哈希={content}");

    private static string Renamed(string file)
    {
        var path = Path.Combine(Path.GetDirectoryName(file)!, "约谈通知书.docx");
        File.Move(file, path);
        return path;
    }
}
