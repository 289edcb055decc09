using System.Text;

namespace Weipian.Formats;

/// <summary>
/// The encoding of a Chinese table: what the files say (.cpg, language byte) is checked against whether the bytes decode.
/// GBK is read as GB18030, which contains it; a .cpg may be missing or lie.
/// </summary>
public static class TextEncoding
{
    /// <summary>A value cut inside a character now and then makes no other encoding of a table.</summary>
    private const int SoundForOneBroken = 16;

    /// <summary>Chinese letters that a table marked GBK must hold, all of them sound UTF-8, before the mark is disbelieved.</summary>
    private const int ProofAgainstMark = 8;

    /// <summary>Every fifth letter of GBK is by chance a sound letter of two bytes in UTF-8; so many different ones in a row are not.</summary>
    private const int ProofWithoutChinese = 6;
    private const int PieceLength = 1 << 16;

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
        var letters = Letters.Of(sample);
        if (utf8Declared)
            return letters.AreSound ? (Encoding.UTF8, "UTF-8", ".cpg 注明 UTF-8,且字节相符") : (Gb18030, "GB18030", ".cpg 注明 UTF-8,但字节不是 UTF-8,按 GB18030 读");
        if (language == 0x4D)
            return letters is { Broken: 0, Wide: >= ProofAgainstMark }
                ? (Encoding.UTF8, "UTF-8", "语言字节 0x4D(GBK)不实:字节都是 UTF-8") : (Gb18030, "GB18030", "语言字节 0x4D(GBK)");
        var utf8 = letters.AreSound && (letters.Wide > 0 || letters.Different >= ProofWithoutChinese || !ReadsAsGb18030(sample));
        return utf8 ? (Encoding.UTF8, "UTF-8", "未注明编码,字节是 UTF-8") : (Gb18030, "GB18030", "未注明编码,字节不是 UTF-8");
    }

    private static bool ReadsAsGb18030(byte[] sample) => !Gb18030.GetString(sample, 0, Math.Min(sample.Length, PieceLength)).Contains('\uFFFD', StringComparison.Ordinal);

    /// <summary>What bytes are as UTF-8.</summary>
    /// <param name="Sound">Letters beyond the Western ones.</param>
    /// <param name="Wide">Of these, the ones of three bytes and more, as all Chinese ones are.</param>
    /// <param name="Different">How many of the sound ones are not the same.</param>
    private readonly record struct Letters(int Sound, int Broken, int Wide, int Different)
    {
        public bool AreSound => Broken * (long)SoundForOneBroken <= Sound;

        public static Letters Of(byte[] sample)
        {
            var (decoder, piece, seen) = (Encoding.UTF8.GetDecoder(), new char[PieceLength + 2], new HashSet<char>());
            var (sound, broken, wide) = (0, 0, 0);
            for (var at = 0; at < sample.Length; at += PieceLength)
            {
                var length = Math.Min(PieceLength, sample.Length - at);
                foreach (var letter in piece.AsSpan(0, decoder.GetChars(sample.AsSpan(at, length), piece, flush: at + length == sample.Length)))
                    if (letter == '\uFFFD')
                        broken++;
                    else if (letter >= 0x80)
                    {
                        sound++;
                        wide += letter >= 0x800 ? 1 : 0;
                        seen.Add(letter);
                    }
            }

            return new Letters(sound, broken, wide, seen.Count);
        }
    }
}
