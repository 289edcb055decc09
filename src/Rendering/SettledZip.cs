using System.IO.Compression;

namespace Weipian.Rendering;

/// <summary>Office files are zips: the same parts in name order under one fixed time, so that the same content is the same bytes.</summary>
public static class SettledZip
{
    /// <summary>A part larger than this is no part of a paper or a sheet but an attack on memory.</summary>
    private const int LargestPart = 64 << 20;
    private static readonly DateTimeOffset FixedTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The zip of named parts.</summary>
    public static byte[] Write(IEnumerable<KeyValuePair<string, byte[]>> parts)
    {
        using var target = new MemoryStream();
        using (var settled = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in parts.OrderBy(part => part.Key, StringComparer.Ordinal))
            {
                var copy = settled.CreateEntry(name, CompressionLevel.Optimal);
                copy.LastWriteTime = FixedTime;
                using var to = copy.Open();
                to.Write(bytes);
            }

        return target.ToArray();
    }

    /// <summary>The parts of a zip by name; folders left out.</summary>
    /// <exception cref="InvalidDataException">No zip, or a part beyond all measure.</exception>
    public static SortedDictionary<string, byte[]> Read(byte[] package)
    {
        using var source = new ZipArchive(new MemoryStream(package));
        var parts = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in source.Entries.Where(entry => !entry.FullName.EndsWith('/')))
        {
            if (entry.Length > LargestPart)
                throw new InvalidDataException($"{entry.FullName} 过大");
            using var from = entry.Open();
            using var bytes = new MemoryStream();
            from.CopyTo(bytes);
            parts[entry.FullName] = bytes.ToArray();
        }

        return parts;
    }
}
