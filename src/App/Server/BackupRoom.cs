using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Server;

/// <summary>A backup in the workspace's own folder, by its list.</summary>
/// <param name="Head">Hash of the last event in it, to be written down elsewhere.</param>
/// <param name="CheckedAt">When every file was last held against the list; null when never.</param>
/// <param name="Faults">What did not agree then.</param>
public sealed record BackupLine(string Folder, string MadeAt, long Sequence, string Head, int Files, long Bytes, string? CheckedAt, IReadOnlyList<string> Faults);

/// <summary>What a check of a backup found.</summary>
public sealed record BackupChecked(string Folder, string CheckedAt, IReadOnlyList<string> Faults);

/// <summary>The folder <c>backups</c> of the workspace: what lies there and whether it is still what was written. Restoring is done at the command line.</summary>
public static class BackupRoom
{
    public const string FolderName = "backups";
    private const int MostFaults = 20;
    private const string Ending = ".checked.json";

    /// <summary>Newest first; a folder without a readable list is not a backup.</summary>
    public static List<BackupLine> Of(string directory)
    {
        var root = Path.Combine(directory, FolderName);
        return !Directory.Exists(root) ? [] : Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal).Reverse().Select(folder => Line(folder)).Where(line => line is not null).Select(line => line!).ToList();
    }

    /// <summary>Holds every file of a backup against its list, and remembers beside it what came of that.</summary>
    /// <exception cref="ProblemException"><c>backup.missing</c>.</exception>
    public static BackupChecked Check(string directory, string folder, DateTimeOffset now, Action<long, long?> progress)
    {
        var path = Path.Combine(directory, FolderName, folder);
        if (folder.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not '-') || Manifest(path) is not { } manifest)
            throw new ProblemException("backup.missing", "没有此备份,或备份清单无法读取");
        var faults = new List<string>();
        for (var index = 0; index < manifest.Files.Count; index++)
        {
            var listed = manifest.Files[index];
            var file = Path.Combine(path, listed.Path);
            if (!File.Exists(file))
                faults.Add($"缺少 {listed.Path}");
            else if (new FileInfo(file).Length != listed.Bytes || ContentStore.HashOfFile(file) != listed.Sha256)
                faults.Add($"{listed.Path} 与清单不符");
            progress(index + 1, manifest.Files.Count);
        }

        var known = manifest.Files.Select(file => file.Path).Append(Backup.ManifestName).ToHashSet(StringComparer.Ordinal);
        faults.AddRange(Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(path, file).Replace('\\', '/')).Where(file => !known.Contains(file)).Select(file => $"清单以外的文件 {file}"));
        var found = new BackupChecked(folder, Moment.Write(now), faults.Count <= MostFaults ? faults : [.. faults.Take(MostFaults), $"等 {faults.Count} 处"]);
        Durable.Write(path + Ending, CanonicalJson.WriteBytes(found));
        return found;
    }

    private static BackupLine? Line(string path)
    {
        if (Manifest(path) is not { } manifest)
            return null;
        var found = File.Exists(path + Ending) ? CanonicalJson.Read<BackupChecked>(File.ReadAllText(path + Ending)) : null;
        return new BackupLine(
            Path.GetFileName(path), manifest.MadeAt, manifest.Sequence, manifest.Head, manifest.Files.Count, manifest.Files.Sum(file => file.Bytes), found?.CheckedAt, found?.Faults ?? []);
    }

    private static BackupManifest? Manifest(string path)
    {
        try
        {
            return CanonicalJson.Read<BackupManifest>(File.ReadAllText(Path.Combine(path, Backup.ManifestName)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
