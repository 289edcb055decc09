using System.Text;
using System.Text.Json;
using Weipian.App.Database;
using Weipian.App.Platform;
using Weipian.Rendering;

namespace Weipian.App.Modules.Archives;

/// <summary>
/// <c>weipian verify-pack</c> on a dossier archive: every file against the manifest, every event against its own hash, and every paper against the
/// event that issued it – so a mended manifest does not hide a changed paper.
/// </summary>
public static class VerifyArchive
{
    /// <summary>Whether a zip says it is a dossier archive.</summary>
    public static bool IsOne(string path)
    {
        try
        {
            return SettledZip.Read(File.ReadAllBytes(path)).TryGetValue(ExportArchive.Manifest, out var bytes)
                && JsonDocument.Parse(bytes).RootElement.TryGetProperty("archive", out var kind) && kind.GetString() == "dossier";
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or IOException)
        {
            return false;
        }
    }

    /// <returns>What is wrong; empty when the archive holds.</returns>
    public static List<Problem> Run(string path)
    {
        try
        {
            var parts = SettledZip.Read(File.ReadAllBytes(path));
            var manifest = CanonicalJson.Read<ArchiveManifest>(Encoding.UTF8.GetString(parts[ExportArchive.Manifest]));
            parts.Remove(ExportArchive.Manifest);
            return [.. Files(parts, manifest), .. Chain(parts, manifest)];
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or KeyNotFoundException or IOException or ArgumentException)
        {
            return [new Problem("pack.unreadable", $"案卷包无法读取:{exception.Message}", path)];
        }
    }

    private static IEnumerable<Problem> Files(SortedDictionary<string, byte[]> parts, ArchiveManifest manifest)
    {
        foreach (var (name, hash) in manifest.Files)
            if (!parts.TryGetValue(name, out var bytes))
                yield return new Problem("pack.file-missing", "清单所列的文件不在包内", name);
            else if (ContentStore.HashOf(bytes) != hash)
                yield return new Problem("pack.file-altered", "文件内容与清单的哈希不符", name);
        foreach (var name in parts.Keys.Where(name => !manifest.Files.ContainsKey(name)))
            yield return new Problem("pack.file-extra", "包内有清单未列的文件", name);
    }

    private static IEnumerable<Problem> Chain(SortedDictionary<string, byte[]> parts, ArchiveManifest manifest)
    {
        var events = parts.TryGetValue(ExportArchive.Events, out var lines)
            ? Encoding.UTF8.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(CanonicalJson.Read<JournalEvent>).ToList() : [];
        foreach (var happened in events.Where(happened => happened.Hash != happened.ComputeHash()))
            yield return new Problem("pack.event-altered", $"第 {happened.Sequence} 号事件({happened.Type})内容与其哈希不符", ExportArchive.Events);
        var issued = events.Select(happened => happened.Body).ToList();
        foreach (var (name, bytes) in parts.Where(part => part.Key.EndsWith(".docx", StringComparison.Ordinal)))
            if (!issued.Exists(body => body.Contains(ContentStore.HashOf(bytes), StringComparison.Ordinal)))
                yield return new Problem("pack.paper-unknown", "没有事件出具过这份文书", name);
        if (events.Count == 0 || events[^1].Sequence > manifest.HeadSequence)
            yield return new Problem("pack.events", "事件缺失,或晚于清单所记的日志位置", ExportArchive.Events);
    }
}
