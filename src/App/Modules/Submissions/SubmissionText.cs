using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Submissions;

/// <summary>The paragraphs of a report (docx or plain text) and the chapters in it.</summary>
public static partial class SubmissionText
{
    private const long MostBytes = 64 << 20;
    private const int LongestHeading = 40;
    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly string[] Empty = ["略", "待补", "待填", "待补充", "……", "..."];

    /// <summary>Paragraphs in order; headings of a docx begin with <c>#</c>.</summary>
    /// <exception cref="ProblemException"><c>submission.unreadable</c>.</exception>
    public static IReadOnlyList<string> Paragraphs(byte[] bytes)
    {
        if (bytes is not [(byte)'P', (byte)'K', ..])
            return Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes));
            var entry = zip.GetEntry("word/document.xml") ?? throw new ProblemException("submission.unreadable", "正文不是 docx(没有 word/document.xml)");
            if (entry.Length > MostBytes)
                throw new ProblemException("submission.unreadable", "正文过大");
            using var reader = XmlReader.Create(entry.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true });
            return XDocument.Load(reader).Descendants(Word + "p").Select(paragraph => (IsHeading(paragraph) ? "# " : "") + string.Concat(paragraph.Descendants(Word + "t").Select(text => text.Value))).ToList();
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException)
        {
            throw new ProblemException("submission.unreadable", $"正文不能读取:{exception.Message}");
        }
    }

    /// <summary>Chapters asked for that are not there, or hold nothing. A heading is a short line, numbered or marked, that names the chapter.</summary>
    public static IReadOnlyList<string> Lacking(IReadOnlyList<string> paragraphs, IReadOnlyList<string> titles)
    {
        var found = titles.ToDictionary(title => title, _ => (bool?)null, StringComparer.Ordinal);
        string? open = null;
        foreach (var paragraph in paragraphs.Select(text => text.Trim()).Where(text => text.Length > 0))
        {
            if (titles.FirstOrDefault(title => IsHeadingOf(paragraph, title)) is { } heading)
                (open, found[heading]) = (heading, found[heading] ?? false);
            else if (open is not null && !Empty.Contains(Numbering().Replace(paragraph, "").Trim('。', '.', ' ')) && Numbering().Replace(paragraph, "").Trim().Length > 0)
                found[open] = true;
        }

        return titles.Where(title => found[title] != true).Select(title => found[title] is null ? $"缺“{title}”" : $"“{title}”没有内容").ToList();
    }

    private static bool IsHeadingOf(string line, string title)
    {
        var rest = Numbering().Replace(line, "").Trim();
        var numbered = rest.Length < line.Length;
        rest = rest.TrimEnd(':', '\uFF1A');
        return rest == title || numbered && rest.Length <= LongestHeading && !rest.Contains('。') && rest.Contains(title, StringComparison.Ordinal);
    }

    private static bool IsHeading(XElement paragraph) => paragraph.Element(Word + "pPr") is { } properties
        && (properties.Element(Word + "outlineLvl") is not null || (string?)properties.Element(Word + "pStyle")?.Attribute(Word + "val") is { } style && HeadingStyle().IsMatch(style));

    [GeneratedRegex(@"^(?:#+\s*)?(?:第?[一二三四五六七八九十百]+(?:章|节|部分|、|[.\uFF0E\s])\s*|[(\uFF08][一二三四五六七八九十]+[)\uFF09]\s*|\d+(?:\.\d+)*[.、\uFF0E\s]\s*)?")]
    private static partial Regex Numbering();

    [GeneratedRegex(@"^(?:[Hh]eading|标题)?\s*[1-9]$")]
    private static partial Regex HeadingStyle();
}
