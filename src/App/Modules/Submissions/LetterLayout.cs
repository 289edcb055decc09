using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Submissions;

/// <summary>
/// The page of an official letter by GB/T 9704-2012, 5.2: A4, 37 mm above and 28 mm left of a type area of 156 mm × 225 mm (±1 mm each),
/// 22 lines a page of 28 characters, which is size 三号 (16 pt).
/// </summary>
public static class LetterLayout
{
    private const double TwipsPerMm = 1440 / 25.4;
    private const int Lines = 22;
    private const int SizeHalfPoints = 32;
    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>What differs from the standard, in words; empty: it is laid out so.</summary>
    public static IReadOnlyList<string> Faults(byte[] bytes)
    {
        if (bytes is not [(byte)'P', (byte)'K', ..])
            return ["正文须为按 GB/T 9704-2012 排版的 docx"];
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes));
            var sections = Load(zip, "word/document.xml")?.Descendants(Word + "sectPr").ToList() ?? [];
            return sections.Count == 0 ? ["正文没有页面设置(GB/T 9704-2012)"] : [.. sections.SelectMany(Page).Concat(Size(Load(zip, "word/styles.xml"))).Distinct()];
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException)
        {
            return [$"正文不能读取:{exception.Message}"];
        }
    }

    private static IEnumerable<string> Page(XElement section)
    {
        var (size, margin) = (section.Element(Word + "pgSz"), section.Element(Word + "pgMar"));
        double? Mm(XElement? element, string name) => double.TryParse((string?)element?.Attribute(Word + name), NumberStyles.Float, CultureInfo.InvariantCulture, out var twips) ? twips / TwipsPerMm : null;
        var (width, height, top, bottom, left, right) = (Mm(size, "w"), Mm(size, "h"), Mm(margin, "top"), Mm(margin, "bottom"), Mm(margin, "left"), Mm(margin, "right"));
        // A landscape section holds a wide table; the standard turns the page, not the rule for the letter itself.
        if ((string?)size?.Attribute(Word + "orient") == "landscape")
            yield break;
        foreach (var (name, found, wanted) in new[]
        {
            ("纸宽", width, 210.0), ("纸高", height, 297), ("天头", top, 37), ("订口", left, 28), ("版心宽", width - left - right, 156), ("版心高", height - top - bottom, 225),
        })
            if (found is not { } mm || Math.Abs(mm - wanted) > 1)
                yield return $"{name}应为 {wanted:0} 毫米,实为 {(found is { } known ? $"{Digits.Fixed(known, 1)} 毫米" : "未设")}";
        var pitch = Mm(section.Element(Word + "docGrid"), "linePitch");
        var lines = pitch is > 0 ? (height - top - bottom) / pitch : null;
        if (lines is not { } count || Math.Abs(count - Lines) > 0.5)
            yield return $"每面应排 {Lines} 行,实为 {(lines is { } known ? Digits.Fixed(known, 1) : "未设文档网格")}";
    }

    /// <summary>Twenty-eight characters a line follow from 三号 type in the type area.</summary>
    private static IEnumerable<string> Size(XDocument? styles)
    {
        var normal = styles?.Descendants(Word + "style").FirstOrDefault(style => (string?)style.Attribute(Word + "default") == "1" && (string?)style.Attribute(Word + "type") == "paragraph");
        var text = (string?)(normal?.Element(Word + "rPr")?.Element(Word + "sz") ?? styles?.Descendants(Word + "rPrDefault").Descendants(Word + "sz").FirstOrDefault())?.Attribute(Word + "val");
        if (text != SizeHalfPoints.ToString(CultureInfo.InvariantCulture))
            yield return $"正文应为三号字(每行 28 字),实为 {(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var half) ? $"{half / 2.0:0.#} 磅" : "未设")}";
    }

    private static XDocument? Load(ZipArchive zip, string name)
    {
        if (zip.GetEntry(name) is not { } entry)
            return null;
        using var reader = XmlReader.Create(entry.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true, MaxCharactersInDocument = 64 << 20 });
        return XDocument.Load(reader);
    }
}
