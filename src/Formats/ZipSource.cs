using System.Globalization;
using System.IO.Compression;

namespace Weipian.Formats;

/// <summary>
/// A zip holding one of the other formats: Chinese names in GBK, nested folders, names that are never used as paths, and bounds on entries,
/// ratio and total, so that a small file cannot fill a disk.
/// </summary>
public sealed class ZipSource : FeatureSource
{
    public const int MostEntries = 10_000;
    public const long LargestTotal = 4L << 30;
    public const long LargestRatio = 200;
    private const long RatioMatters = 16L << 20;
    private const long TotalRatioMatters = 256L << 20;

    private readonly FeatureSource _inner;
    private readonly string _folder;
    private int _told;

    private ZipSource(FeatureSource inner, string folder) => (_inner, _folder) = (inner, folder);

    public static bool Recognise(byte[] head) => head.AsSpan().StartsWith("PK\u0003\u0004"u8) || head.AsSpan().StartsWith("PK\u0005\u0006"u8);

    /// <param name="layer">Name of the file inside, without its ending; null when only one can be read.</param>
    /// <exception cref="UnreadableFileException"><c>zip.unreadable</c>, <c>zip.too-large</c>, <c>zip.encrypted</c>, <c>zip.name-twice</c>, <c>zip.empty</c>, <c>file.layer</c>, or the inner format's own.</exception>
    public static FeatureSource Open(string path, string? layer)
    {
        var name = Path.GetFileName(path);
        var folder = Directory.CreateTempSubdirectory("weipian-zip-").FullName;
        try
        {
            var paths = Extract(path, name, folder);
            var candidates = Candidates(paths);
            if (candidates.Count == 0)
                throw new UnreadableFileException(new SourceProblem("zip.empty", name, null, null,
                    paths.Exists(IsZip) ? "压缩包中没有可读取的文件,只有另外的压缩包,请先解开" : "压缩包中没有可读取的文件"));
            // The only file may itself hold several layers; the name then means one of those.
            var single = candidates.Count == 1;
            var chosen = single ? 0 : ChosenLayer.Of(candidates.Select(Path.GetFileNameWithoutExtension).ToList()!, layer, name);
            var inner = FormatCatalogue.Open(candidates[chosen], single && layer != Path.GetFileNameWithoutExtension(candidates[0]) ? layer : null);
            return new ZipSource(inner, folder)
            {
                File = IsNumbered(candidates[chosen], folder) ? name : $"{name}/{inner.File}",
                Layer = inner.Layer,
                Format = inner.Format,
                Fields = inner.Fields,
                Crs = inner.Crs,
                Encoding = inner.Encoding,
                EncodingReason = inner.EncodingReason,
                DeclaredCount = inner.DeclaredCount,
            };
        }
        catch (InvalidDataException)
        {
            Directory.Delete(folder, recursive: true);
            throw new UnreadableFileException(new SourceProblem("zip.unreadable", name, null, null, "压缩包损坏或不完整"));
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    public override IEnumerable<SourceFeature> Read()
    {
        foreach (var feature in _inner.Read())
        {
            Tell();
            yield return feature;
        }

        Tell();
    }

    public override void Dispose()
    {
        _inner.Dispose();
        Directory.Delete(_folder, recursive: true);
        base.Dispose();
    }

    private void Tell()
    {
        for (; _told < _inner.Problems.Count; _told++)
            Problems.Add(_inner.Problems[_told] with { File = File });
    }

    private static List<string> Extract(string path, string name, string folder)
    {
        using var archive = new ZipArchive(global::System.IO.File.OpenRead(path), ZipArchiveMode.Read, leaveOpen: false, TextEncoding.Gb18030);
        if (archive.Entries.Count > MostEntries)
            throw TooLarge(name, $"压缩包有 {archive.Entries.Count} 个文件,超过 {MostEntries}");
        var archived = new FileInfo(path).Length;
        var (total, folders, names) = (0L, new Dictionary<string, string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var entry in archive.Entries.Where(entry => entry.Name.Length > 0))
        {
            total += entry.Length;
            if (total > LargestTotal || (entry.Length > RatioMatters && entry.Length > LargestRatio * Math.Max(1, entry.CompressedLength)))
                throw TooLarge(name, $"压缩包展开后过大({Plain(entry.Name)})");
            // Many small entries that each stay below the mark, or one piece of data that a thousand entries name.
            if (total > TotalRatioMatters && total > LargestRatio * archived)
                throw TooLarge(name, $"压缩包 {archived} 字节展开超过 {total} 字节,压缩比异常");
            if (entry.IsEncrypted)
                throw new UnreadableFileException(new SourceProblem("zip.encrypted", name, null, null, $"压缩包内 {Plain(entry.Name)} 设有密码,请解密后重新压缩"));
            var directory = Path.GetDirectoryName(entry.FullName.Replace('\\', '/')) ?? "";
            if (!folders.TryGetValue(directory, out var target))
                folders[directory] = target = Directory.CreateDirectory(Path.Combine(folder, $"{folders.Count}", FolderName(directory))).FullName;
            var file = Path.Combine(target, Plain(entry.Name));
            if (!names.Add(file))
                throw new UnreadableFileException(new SourceProblem("zip.name-twice", name, null, null, $"压缩包内有两个 {Plain(entry.Name)},不知以哪个为准"));
            Copy(entry, file, name);
        }

        return [.. names];
    }

    /// <summary>Files that can be read; of a FileGDB its folder, and none of the files in it.</summary>
    private static List<string> Candidates(List<string> paths)
    {
        var groups = paths.GroupBy(path => Path.GetDirectoryName(path)!, StringComparer.Ordinal);
        return groups.SelectMany(group => FileGdbSource.Recognise(group.Key) ? [group.Key] : group.Where(Readable)).Order(StringComparer.Ordinal).ToList();
    }

    /// <summary>A FileGDB is known by the name of its folder; other folders are numbered only.</summary>
    private static string FolderName(string directory) =>
        directory.EndsWith(FileGdbSource.Ending, StringComparison.OrdinalIgnoreCase) ? Plain(directory) : "";

    private static bool IsNumbered(string candidate, string folder) => Path.GetDirectoryName(candidate) == folder;

    /// <summary>The declared length may lie; what is read is counted.</summary>
    private static void Copy(ZipArchiveEntry entry, string file, string name)
    {
        using var from = entry.Open();
        using var to = global::System.IO.File.Create(file);
        var (buffer, written) = (new byte[81920], 0L);
        for (var read = from.Read(buffer); read > 0; read = from.Read(buffer))
        {
            written += read;
            if (written > Math.Max(entry.Length, RatioMatters))
                throw TooLarge(name, $"压缩包内 {Plain(entry.Name)} 的长度与声明不符");
            to.Write(buffer, 0, read);
        }
    }

    /// <summary>Only the last part of a name, and of it only what is no path.</summary>
    private static string Plain(string entry)
    {
        var last = entry[(entry.LastIndexOfAny(['/', '\\', ':']) + 1)..];
        // Letters that are not seen but turn the reading direction make exe look like jpg.
        var clean = string.Concat(last.Where(letter => !char.IsControl(letter) && char.GetUnicodeCategory(letter) != UnicodeCategory.Format && !Path.GetInvalidFileNameChars().Contains(letter)));
        return clean is "" or "." or ".." ? "_" : clean.Length > 120 ? clean[^120..] : clean;
    }

    /// <summary>Companions of a shapefile and papers beside it are not layers.</summary>
    private static bool Readable(string path)
    {
        var ending = Path.GetExtension(path).ToUpperInvariant();
        if (ending is ".DBF" or ".SHX" or ".PRJ" or ".CPG" or ".SBN" or ".SBX" or ".XML" or ".PDF" or ".DOC" or ".DOCX" or ".JPG" or ".PNG" or ".TIF")
            return false;
        try
        {
            return FormatCatalogue.Recognise(path) is not null and not { Key: "zip" };
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool IsZip(string path)
    {
        using var stream = global::System.IO.File.OpenRead(path);
        var head = new byte[4];
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && Recognise(head);
    }

    private static UnreadableFileException TooLarge(string name, string message) => new(new SourceProblem("zip.too-large", name, null, null, message));
}
