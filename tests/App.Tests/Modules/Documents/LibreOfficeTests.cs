using System.Diagnostics;
using System.Text;
using AwesomeAssertions;
using Weipian.App.Modules.Documents;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Documents;

public sealed class LibreOfficeTests
{
    /// <summary>Every paper rendered at once; each value of each field must be found in the text of its PDF, and no glyph may be missing.</summary>
    [Fact]
    public void Every_paper_becomes_a_pdf_that_shows_every_value()
    {
        Assert.SkipWhen(LibreOffice.Find() is null, "没有 LibreOffice");
        Assert.SkipWhen(!OnPath("pdftotext") || !OnPath("pdffonts"), "没有 poppler(pdftotext、pdffonts)");
        var folder = Directory.CreateTempSubdirectory("papers-").FullName;
        using var county = new TestWorkspace();
        using var workspace = Workspace.OpenToWrite(county.Directory, TimeProvider.System);
        var papers = Office.Pack.Documents.All.Select(document => IssuePaper.Run(workspace, SamplePapers.Request(workspace, document), Office.Pack, TestWorkspace.Clerk)).ToList();
        foreach (var paper in papers)
            File.WriteAllBytes(Path.Combine(folder, paper.Id + ".docx"), PaperShelf.Docx(workspace, paper));

        LibreOffice.Convert(folder, [.. papers.Select(paper => paper.Id + ".docx")]);

        var problems = new List<string>();
        foreach (var paper in papers)
        {
            var pdf = Path.Combine(folder, paper.Id + ".pdf");
            var text = Letters(Run("pdftotext", pdf, "-"));
            problems.AddRange(PaperShelf.Trace(workspace, paper).Where(field => !field.Text.StartsWith("〔图", StringComparison.Ordinal))
                .SelectMany(field => field.Text.Split('\n').Select(line => (field.Name, Line: Letters(line)))).Where(value => !InOrder(text, value.Line))
                .Select(value => $"{paper.Document}: {value.Name} “{value.Line}”"));
            if (text.Contains('\uFFFD') || text.Contains('\u25A1') || Run("pdffonts", pdf).Split('\n').Skip(2).Any(line => line.Contains(" no ", StringComparison.Ordinal) && line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^5] == "no"))
                problems.Add($"{paper.Document}: a glyph or a font is missing");
        }

        Directory.Delete(folder, recursive: true);
        string.Join('\n', problems).Should().BeEmpty();
    }

    [Fact]
    public void Without_LibreOffice_the_word_is_clear()
    {
        var convert = () => LibreOffice.Convert(null, Path.GetTempPath(), []);
        convert.Should().Throw<ProblemException>().Which.Problems.Single().Code.Should().Be("pdf.no-libreoffice");
    }

    [Fact]
    public void What_is_no_docx_gives_no_pdf()
    {
        Assert.SkipWhen(LibreOffice.Find() is null, "没有 LibreOffice");
        var convert = () => LibreOffice.Pdf([0x50, 0x4B, 3, 4]);
        convert.Should().Throw<ProblemException>().Which.Problems.Single().Code.Should().Be("pdf.failed");
    }

    /// <summary>A value broken over lines or cells keeps the order of its letters; other columns may stand between its lines.</summary>
    private static bool InOrder(string text, string value)
    {
        if (text.Contains(value, StringComparison.Ordinal))
            return true;
        // Cells wrap beside each other: pieces of at least two letters must be there, together all of it.
        for (var at = 0; at < value.Length;)
        {
            var length = value.Length - at;
            while (length > 0 && !text.Contains(value.Substring(at, length), StringComparison.Ordinal))
                length--;
            if (length == 0 || (length == 1 && value.Length > 1 && at + length < value.Length && at > 0))
                return false;
            at += length;
        }

        return true;
    }

    private static string Letters(string text)
    {
        var letters = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter) && !char.IsControl(letter)))
            letters.Append(letter);
        return letters.ToString();
    }

    private static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
