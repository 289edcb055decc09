using System.Text;
using Weipian.App.Intake;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Patches;

/// <summary>What an import did with one source row.</summary>
public static class RowOutcome
{
    /// <summary>A patch not seen before.</summary>
    public const string New = "new";

    /// <summary>The same shape again; nothing changes but that it was delivered again.</summary>
    public const string Same = "same";

    /// <summary>The same patch with another shape: a new version.</summary>
    public const string Corrected = "corrected";

    /// <summary>Part of a patch that this delivery splits.</summary>
    public const string Child = "child";

    /// <summary>One shape that stands for several patches delivered before.</summary>
    public const string Merger = "merger";

    public static string Name(string outcome) => outcome switch
    {
        New => "新图斑",
        Same => "重复下发(并入原图斑)",
        Corrected => "图形更正",
        Child => "拆分子图斑",
        Merger => "合并图斑",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "unknown row outcome"),
    };
}

/// <summary>One kept row of a batch: which patch it is, and what became of it.</summary>
/// <param name="Patch">Id of the patch; for <see cref="RowOutcome.New"/>, Child and Merger it is made by this row.</param>
/// <param name="Related">Parents of a child, or the patches a merger stands for.</param>
/// <param name="Alias">True when the row names the patch by another number than before.</param>
public sealed record BatchRow(string Outcome, string Patch, IReadOnlyList<string> Related, bool Alias, PatchRow Row);

/// <summary>The body file of an import: one JSON line per kept row, in source order. The event names it by hash.</summary>
public static class BatchBody
{
    public static byte[] Write(IEnumerable<BatchRow> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
            text.Append(CanonicalJson.Write(row)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static IEnumerable<BatchRow> Read(byte[] body)
    {
        using var reader = new StreamReader(new MemoryStream(body), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            yield return CanonicalJson.Read<BatchRow>(line);
    }
}

/// <summary>A batch of patches was imported.</summary>
/// <param name="Unit">Unit of the declared areas: mu, m2, ha; null when none was declared.</param>
/// <param name="UnitHow">How the unit is known: 指定 or 由图形推断, with the figures.</param>
/// <param name="Body">Hash of the <see cref="BatchBody"/>.</param>
/// <param name="Replaces">The batch this one re-delivers; its patches not found again are 消失.</param>
public sealed record BatchImported(
    int Year,
    string Line,
    int Number,
    string Name,
    string SourceName,
    string SourceSha256,
    string? SourceLayer,
    string? Where,
    string Format,
    string Encoding,
    string EncodingReason,
    int Epsg,
    bool Wgs84Accepted,
    SortedDictionary<string, string> Mapping,
    string? Unit,
    string UnitHow,
    RowAccount Rows,
    SortedDictionary<string, int> Outcomes,
    string Body,
    int? Replaces,
    IReadOnlyList<string> Vanished,
    IReadOnlyList<Problem> Warnings);
