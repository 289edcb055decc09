using System.Text;

namespace Weipian.Formats;

/// <summary>
/// The encoding of a Chinese table: what the files say (.cpg, language byte) is checked against whether the bytes decode.
/// GBK is read as GB18030, which contains it; a .cpg may be missing or lie.
/// </summary>
public static class TextEncoding
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    static TextEncoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        // By itself it puts a question mark for bytes it cannot read, which nobody can tell from one that was typed.
        Gb18030 = Encoding.GetEncoding("GB18030", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));
    }

    public static Encoding Gb18030 { get; }

    /// <summary>Decides from the declared code page, the dBASE language byte and a sample of text bytes.</summary>
    public static (Encoding Encoding, string Name, string Reason) Decide(string? codePage, byte language, byte[] sample)
    {
        var declared = codePage?.Trim().ToUpperInvariant() ?? "";
        var utf8Declared = declared.Contains("UTF-8", StringComparison.Ordinal) || declared is "UTF8" or "65001";
        if (!sample.Any(value => value >= 0x80))
            return utf8Declared ? (Encoding.UTF8, "UTF-8", ".cpg 注明 UTF-8") : (Gb18030, "GB18030", "只有西文字符,按 GB18030 读");
        var decodes = Decodes(sample);
        if (utf8Declared && decodes)
            return (Encoding.UTF8, "UTF-8", ".cpg 注明 UTF-8,且字节相符");
        if (utf8Declared)
            return (Gb18030, "GB18030", ".cpg 注明 UTF-8,但字节不是 UTF-8,按 GB18030 读");
        if (language == 0x4D)
            return (Gb18030, "GB18030", "语言字节 0x4D(GBK)");
        return decodes ? (Encoding.UTF8, "UTF-8", "未注明编码,字节是 UTF-8") : (Gb18030, "GB18030", "未注明编码,字节不是 UTF-8");
    }

    private static bool Decodes(byte[] sample)
    {
        try
        {
            _ = StrictUtf8.GetCharCount(sample);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
