using System.IO.Compression;
using System.Security;

namespace Weipian.App.Tests;

/// <summary>A report as an office writes it: a paragraph a line, the page by GB/T 9704-2012 unless said otherwise.</summary>
internal static class ReportDocx
{
    /// <param name="page">pgSz, pgMar and docGrid; what a test changes.</param>
    public static byte[] Of(string text, string? page = null, int halfPoints = 32)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "word/document.xml", "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                + string.Concat(text.TrimEnd('\n').Split('\n').Select(line => $"<w:p><w:r><w:t>{SecurityElement.Escape(line)}</w:t></w:r></w:p>")) + $"<w:sectPr>{page ?? Standard}</w:sectPr></w:body></w:document>");
            Write(zip, "word/styles.xml", $"<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:style w:type=\"paragraph\" w:default=\"1\"><w:rPr><w:sz w:val=\"{halfPoints}\"/></w:rPr></w:style></w:styles>");
        }

        return stream.ToArray();
    }

    /// <summary>37 mm above, 28 mm left, 156 × 225 mm, 22 lines.</summary>
    public const string Standard = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:bottom=\"1984\" w:left=\"1587\" w:right=\"1474\"/><w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>";

    private static void Write(ZipArchive zip, string name, string text)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var writer = new StreamWriter(entry.Open());
        writer.Write(text);
    }
}
