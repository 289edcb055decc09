using System.IO.Compression;
using System.Security.Cryptography;
using Weipian.App.Platform;
using Weipian.Formats;

namespace Weipian.App.Modules.Imagery;

/// <summary>Files of pictures: kept in the workspace by hash, or left where they lie with their hash written down (ADR 0016).</summary>
public static class ImageryFiles
{
    /// <summary>What is larger is not copied: the workspace and every backup of it would carry it.</summary>
    public const long LargestKept = 2L << 30;

    private static readonly DateTimeOffset Settled = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="ProblemException"><c>imagery.too-large</c>.</exception>
    public static PictureFile Keep(Workspace workspace, string path, bool reference, Action<long, long?>? progress)
    {
        var bytes = new FileInfo(path).Length;
        if (reference)
            return new PictureFile(Path.GetFileName(path), Hash(path, bytes, progress), bytes, Path.GetFullPath(path), null);
        if (bytes > LargestKept)
            throw new ProblemException("imagery.too-large", $"文件 {bytes >> 20} MB,超过 {LargestKept >> 20} MB 的不复制进工作区;请放在服务器固定位置,用命令行加 --reference 就地登记", file: path);
        var overviews = GeoTiff.OverviewsOf(path) is { } smaller && new FileInfo(smaller).Length <= LargestKept ? workspace.Files.PutFile(smaller) : null;
        return new PictureFile(Path.GetFileName(path), workspace.Files.PutFile(path), bytes, null, overviews);
    }

    /// <summary>A folder of tiles as one zip of the same bytes every time; what is no tile is left out.</summary>
    public static string Packed(string folder, string target)
    {
        using (var archive = ZipFile.Open(target, ZipArchiveMode.Create))
            foreach (var file in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Order(StringComparer.Ordinal))
            {
                if (Path.GetExtension(file).ToLowerInvariant() is not (".png" or ".jpg" or ".jpeg" or ".webp"))
                    continue;
                var entry = archive.CreateEntry(Path.GetRelativePath(folder, file).Replace('\\', '/'), CompressionLevel.NoCompression);
                entry.LastWriteTime = Settled;
                using var from = File.OpenRead(file);
                using var to = entry.Open();
                from.CopyTo(to);
            }

        return target;
    }

    /// <summary>Where a registered file is now.</summary>
    /// <exception cref="ProblemException"><c>file.missing</c>, <c>imagery.altered</c>.</exception>
    public static string PathOf(Workspace workspace, PictureFile file)
    {
        var path = file.Reference ?? workspace.Files.PathOf(file.Sha256);
        if (!File.Exists(path))
            throw new ProblemException("file.missing", $"影像文件“{file.Name}”不在登记的位置", file: path);
        return new FileInfo(path).Length == file.Bytes ? path : throw new ProblemException("imagery.altered", $"影像文件“{file.Name}”大小与登记时不同", file: path);
    }

    /// <summary>Every registered file against its hash; those left where they lie are checked by nobody else.</summary>
    public static IEnumerable<Problem> Check(Workspace workspace)
    {
        foreach (var file in ImageryShelf.All(workspace).Where(one => one.Current).Select(one => one.Description.Picture?.File ?? one.Description.Tiles?.File).OfType<PictureFile>())
        {
            Problem? found = null;
            try
            {
                var path = PathOf(workspace, file);
                if (Hash(path, file.Bytes, null) != file.Sha256)
                    found = new Problem("imagery.altered", $"影像文件“{file.Name}”与登记时的哈希不符", path);
            }
            catch (ProblemException exception)
            {
                found = exception.Problems[0];
            }

            if (found is not null)
                yield return found;
        }
    }

    private static string Hash(string path, long all, Action<long, long?>? progress)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = File.OpenRead(path);
        var (buffer, done) = (new byte[1 << 20], 0L);
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            progress?.Invoke((done += read) >> 20, all >> 20);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
