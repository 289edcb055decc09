namespace Weipian.App.Modules.Evidence;

/// <summary>What a file is by its first bytes. The ending of its name says what somebody called it, nothing more.</summary>
/// <param name="Kind">Evidence kind it may serve as.</param>
public sealed record ContentKind(string ContentType, string Kind)
{
    /// <summary>Bytes that <see cref="Of"/> wants to see.</summary>
    public const int Head = 64;

    private static readonly (int At, byte[] Bytes, ContentKind Kind)[] Known =
    [
        (0, [0xFF, 0xD8, 0xFF], new("image/jpeg", EvidenceKinds.Photo)),
        (0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], new("image/png", EvidenceKinds.Photo)),
        (4, "ftyphei"u8.ToArray(), new("image/heic", EvidenceKinds.Photo)),
        (4, "ftypmif1"u8.ToArray(), new("image/heic", EvidenceKinds.Photo)),
        (8, "WEBP"u8.ToArray(), new("image/webp", EvidenceKinds.Photo)),
        (0, "%PDF-"u8.ToArray(), new("application/pdf", EvidenceKinds.Document)),
        (0, [0x50, 0x4B, 0x03, 0x04], new("application/zip", EvidenceKinds.Document)),
        (0, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], new("application/x-ole-storage", EvidenceKinds.Document)),
        (0, [0x49, 0x49, 0x2A, 0x00], new("image/tiff", EvidenceKinds.Document)),
        (0, [0x4D, 0x4D, 0x00, 0x2A], new("image/tiff", EvidenceKinds.Document)),
        (4, "ftyp"u8.ToArray(), new("video/mp4", EvidenceKinds.AudioVisual)),
        (8, "AVI "u8.ToArray(), new("video/x-msvideo", EvidenceKinds.AudioVisual)),
        (8, "WAVE"u8.ToArray(), new("audio/wav", EvidenceKinds.AudioVisual)),
        (0, "ID3"u8.ToArray(), new("audio/mpeg", EvidenceKinds.AudioVisual)),
        (0, [0xFF, 0xFB], new("audio/mpeg", EvidenceKinds.AudioVisual)),
        (0, "#!AMR"u8.ToArray(), new("audio/amr", EvidenceKinds.AudioVisual)),
        (0, "OggS"u8.ToArray(), new("audio/ogg", EvidenceKinds.AudioVisual)),
    ];

    /// <summary>A file of no known kind is kept as opaque bytes and can only be a document.</summary>
    public static readonly ContentKind Opaque = new("application/octet-stream", EvidenceKinds.Document);

    public static ContentKind Of(ReadOnlySpan<byte> head)
    {
        foreach (var (at, bytes, kind) in Known)
            if (head.Length >= at + bytes.Length && head.Slice(at, bytes.Length).SequenceEqual(bytes))
                return kind;
        return Opaque;
    }
}
