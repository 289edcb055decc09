using System.Diagnostics;
using System.Text;
using AwesomeAssertions;
using Weipian.App.Modules.Documents;
using Weipian.App.Platform;
using Weipian.App.Tests.Modules.Documents;
using Weipian.Law.Documents;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>Scenario 14, what a paper itself must keep: the layout of GB/T 9704, two copies, no number unexplained, nothing left blank.</summary>
public class Scenario14LayoutTests
{
    [Fact]
    public void A_full_page_of_a_letter_holds_22_lines_of_28_characters()
    {
        Assert.SkipWhen(LibreOffice.Find() is null || !File.Exists("/usr/bin/pdftotext"), "没有 LibreOffice 或 pdftotext");
        using var county = new TestWorkspace();
        using var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System);
        var request = SamplePapers.Request(workspace, Office.Pack.Documents.Find("责令停止通知书")!);
        var paper = IssuePaper.Run(
            workspace, request with { Fields = new Dictionary<string, PaperField>(request.Fields) { ["违法事实"] = PaperField.Of(new string('土', 2000)) } }, Office.Pack, TestWorkspace.Clerk);
        var pdf = Path.GetTempFileName();
        File.WriteAllBytes(pdf, LibreOffice.Pdf(PaperShelf.Docx(workspace, paper)));

        var lines = PageText(pdf, 2).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();

        lines.Should().HaveCount(23, "22 lines and the page number");
        lines[..22].Should().OnlyContain(line => line == new string('土', 28));
        lines[22].Replace(" ", "", StringComparison.Ordinal).Should().Be("—2—");
    }

    [Fact]
    public void Papers_of_the_reports_are_made_twice_and_upward_letters_name_who_signs()
    {
        foreach (var code in new[] { "验收请示", "专项报告", "整改指令", "拆除图斑核实记录表" })
            Office.Pack.Documents.Find(code)!.Copies.Should().Be(2);
        foreach (var code in new[] { "验收请示", "专项报告" })
            Office.Pack.Documents.Find(code)!.Find("签发人")!.Required.Should().BeTrue();
        Office.Pack.Documents.All.Where(document => document.Style == DocumentStyle.Letter && document.Find("发文机关") is not null)
            .Should().OnlyContain(document => document.Series.Length > 0 && document.Find("成文日期")!.Required);
    }

    [Fact]
    public void A_request_without_its_result_or_its_signer_is_stopped_and_its_number_is_not_lost()
    {
        using var county = new TestWorkspace();
        using var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System);
        var request = SamplePapers.Request(workspace, Office.Pack.Documents.Find("验收请示")!);
        var incomplete = request with { Fields = request.Fields.Where(field => field.Key is not ("审核结果" or "签发人")).ToDictionary() };

        var issue = () => IssuePaper.Run(workspace, incomplete, Office.Pack, TestWorkspace.Clerk);

        issue.Should().Throw<ProblemException>().Which.Problems.Select(problem => problem.Field).Should().BeEquivalentTo("审核结果", "签发人");
        IssuePaper.Run(workspace, request, Office.Pack, TestWorkspace.Clerk).Number.Should().Be("卫片请〔2026〕1号");
        ReserveNumber.Run(workspace, "卫片请", 2026, 3, "线下已用", Office.Pack, TestWorkspace.Clerk);
        NumberSeries.Load(workspace, "卫片请", 2026).Unexplained.Should().Equal(2);
    }

    private static string PageText(string pdf, int page)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", "-f", Digits.Of(page), "-l", Digits.Of(page), pdf, "-"]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text.Replace("\f", "", StringComparison.Ordinal);
    }
}
