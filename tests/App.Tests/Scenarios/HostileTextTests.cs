using System.Diagnostics;
using AwesomeAssertions;
using Weipian.Rendering;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>What a stranger may have typed into a field, opened again by the program offices use: it stays a text.</summary>
public class HostileTextTests
{
    private const string Calc = "/usr/bin/soffice";

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public void LibreOffice_finds_no_formula_in_what_begins_like_one(string ending)
    {
        Assert.SkipUnless(File.Exists(Calc), "没有安装 LibreOffice(tools/install-debian.sh)");
        string[] payloads =
        [
            "=1+1", "+1+1", "-1+1", "@SUM(1;1)", "\t=1+1", "\r=1+1", "\uFF1D1+1", "\uFF0B1+1", "=HYPERLINK(\"http://127.0.0.1/x\";\"看\")",
            "=cmd|' /C calc'!A0", "=WEBSERVICE(\"http://127.0.0.1/x\")", "'=1+1", "\n=1+1", " =1+1",
        ];
        var folder = Directory.CreateTempSubdirectory("hostile-").FullName;
        var sheet = new Sheet("台账", "违法图斑台账", [], [new("", "备注", "", 0, 40)], [.. payloads.Select(payload => new SheetRow([payload]))], []);
        File.WriteAllBytes(Path.Combine(folder, "a." + ending), ending == "csv" ? CsvPage.Write(sheet) : Workbook.Write([sheet]));

        using var process = Process.Start(new ProcessStartInfo(Calc,
            ["--headless", $"-env:UserInstallation=file://{folder}/profile", .. ending == "csv" ? ["--infilter=CSV:44,34,76"] : Array.Empty<string>(), "--convert-to", "fods", "--outdir", folder, Path.Combine(folder, "a." + ending)])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.WaitForExit(TimeSpan.FromMinutes(3)).Should().BeTrue();

        var opened = File.ReadAllText(Path.Combine(folder, "a.fods"));
        opened.Should().NotContain("table:formula=");
        opened.Should().Contain("=1+1").And.Contain("cmd|").And.Contain("WEBSERVICE").And.Contain("\uFF1D1+1");
        System.Text.RegularExpressions.Regex.Count(opened, "office:value-type=\"float\"").Should().Be(0);
        Directory.Delete(folder, recursive: true);
    }
}
