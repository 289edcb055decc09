using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;

namespace Weipian.App.Database;

/// <summary>One file of a backup.</summary>
/// <param name="Path">Below the backup, with forward slashes.</param>
public sealed record BackedUpFile(string Path, long Bytes, string Sha256);

/// <summary>What a backup holds: the journal's head, and every file by its hash.</summary>
/// <param name="County">Code of the county it is of.</param>
public sealed record BackupManifest(int Format, string MadeAt, string County, long Sequence, string Head, IReadOnlyList<BackedUpFile> Files);

/// <summary>
/// <c>weipian backup</c> and <c>restore</c>. A backup is taken while others work: a copy of the database as of one moment, then the
/// files it names, which never change. Restoring checks every file, then folds the journal anew and compares, before anybody may work on it.
/// </summary>
public static class Backup
{
    public const string ManifestName = "backup.json";
    private const int Format = 1;
    private static readonly string[] Folders = ["files", "layers"];

    /// <param name="output">A folder that is not there yet, or empty.</param>
    /// <exception cref="ProblemException"><c>backup.not-empty</c>.</exception>
    public static BackupManifest Write(string directory, string output, TimeProvider clock)
    {
        RequireEmpty(output, "backup.not-empty");
        Directory.CreateDirectory(output);
        Workspace.OpenToRead(directory, clock).Dispose();
        TableStore.Of(directory).CopyTo(output, Workspace.FoldAnew(directory, clock));
        // Files and layers come before the events that name them: what the copied journal names is there.
        foreach (var folder in Folders)
            foreach (var path in Directory.EnumerateFiles(Path.Combine(directory, folder), "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".part", StringComparison.Ordinal)))
            {
                var target = Path.Combine(output, Path.GetRelativePath(directory, path));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(path, target);
            }

        var (county, sequence, head) = HeadOf(Path.Combine(output, SqliteStore.FileName));
        var manifest = new BackupManifest(Format, Moment.Write(clock.GetUtcNow()), county, sequence, head, Listed(output));
        Durable.Write(Path.Combine(output, ManifestName), CanonicalJson.WriteBytes(manifest));
        return manifest;
    }

    /// <summary>Makes a workspace of a backup.</summary>
    /// <param name="directory">A folder that is not there yet, or holds nothing but the seal of what was lost.</param>
    /// <param name="known">Head known from elsewhere – a printed report, the seal – as <c>sequence:hash</c>; null: the seal in the folder, if any.</param>
    /// <param name="older">Why an older state is taken all the same; kept in the journal, with what is known to be lost. Null: it is refused.</param>
    /// <param name="database">Where the tables go, as for a new workspace: this is also how a county moves from files to a database server and back.</param>
    /// <exception cref="ProblemException"><c>backup.unreadable</c>, <c>backup.altered</c>, <c>backup.older</c>, <c>backup.forked</c>, <c>restore.not-empty</c>, and what verification finds.</exception>
    public static BackupManifest Restore(string backup, string directory, string? known, string? older, Actor actor, TimeProvider clock, string? database = null)
    {
        var manifest = Checked(backup);
        var wanted = known is not null ? Known(known) : Seal.Read(directory) is { } kept ? (kept.Sequence, kept.Hash) : ((long, string)?)null;
        var lost = wanted is { } past && past.Item1 > manifest.Sequence && !string.IsNullOrWhiteSpace(older) ? past : ((long, string)?)null;
        if (wanted is { } head && lost is null)
            Admit(backup, head, manifest);
        if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any(path => Path.GetFileName(path) is not Seal.FileName))
            throw new ProblemException("restore.not-empty", "目标目录不是空的;请恢复到新目录,核对后再替换", file: directory);
        var setting = DatabaseSetting.New(database);
        foreach (var file in manifest.Files.Where(file => file.Path.Contains('/', StringComparison.Ordinal)))
        {
            var target = Path.Combine(directory, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(backup, file.Path), target);
        }

        foreach (var folder in Folders)
            Directory.CreateDirectory(Path.Combine(directory, folder));
        TableStore store = setting is null ? new SqliteStore(directory) : new PostgresStore(setting);
        store.TakeFrom(backup, Workspace.FoldAnew(directory, clock));
        setting?.Write(directory);
        new Seal(manifest.Sequence, manifest.Head, store.Sha256AtRest()).Write(directory);
        // A backup of an older program is folded anew here, under the writer's lock, and sealed again.
        using (var workspace = Workspace.OpenToWrite(directory, clock))
        {
            if (lost is { } gone)
                workspace.Append(actor, new Happening(ProgrammeFolds.Restored, "workspace", new OlderRestored(manifest.Sequence, gone.Item1, gone.Item2, older!.Trim())));
            workspace.SealAgain();
        }

        var problems = Verification.Run(directory, clock);
        return problems.Count == 0 ? manifest : throw new ProblemException(problems);
    }

    private static BackupManifest Checked(string backup)
    {
        BackupManifest manifest;
        try
        {
            manifest = CanonicalJson.Read<BackupManifest>(File.ReadAllText(Path.Combine(backup, ManifestName)));
        }
        catch (Exception exception) when (exception is IOException or System.Text.Json.JsonException)
        {
            throw new ProblemException("backup.unreadable", "备份清单不在或无法读取;只有 weipian backup 做的备份可以恢复", file: Path.Combine(backup, ManifestName));
        }

        if (manifest.Format != Format)
            throw new ProblemException("backup.unreadable", $"备份格式为 {manifest.Format},本程序支持 {Format}", file: backup);
        var there = Listed(backup).ToDictionary(file => file.Path, StringComparer.Ordinal);
        var problems = manifest.Files.Where(file => there.GetValueOrDefault(file.Path) != file)
            .Select(file => new Problem("backup.altered", there.ContainsKey(file.Path) ? "备份文件与清单所记不符" : "备份缺少此文件", file.Path))
            .Concat(there.Keys.Except(manifest.Files.Select(file => file.Path)).Select(path => new Problem("backup.altered", "备份中有清单以外的文件", path))).ToList();
        if (problems.Count > 0)
            throw new ProblemException(problems);
        var (county, sequence, head) = HeadOf(Path.Combine(backup, SqliteStore.FileName));
        return (county, sequence, head) == (manifest.County, manifest.Sequence, manifest.Head)
            ? manifest : throw new ProblemException("backup.altered", $"备份数据库止于第 {sequence} 号事件,清单记为第 {manifest.Sequence} 号", file: SqliteStore.FileName);
    }

    /// <summary>An older state must not quietly take the place of a newer one.</summary>
    private static void Admit(string backup, (long Sequence, string Hash) known, BackupManifest manifest)
    {
        if (manifest.Sequence < known.Sequence)
            throw new ProblemException("backup.older", $"备份止于第 {manifest.Sequence} 号事件,已知日志到过第 {known.Sequence} 号:之后的 {known.Sequence - manifest.Sequence} 个事件不在备份中;请找更新的备份,确认无法找到时用 --accept-older 写明理由", file: backup);
        using var connection = SqliteStore.ToLookInto(Path.Combine(backup, SqliteStore.FileName));
        if ((string?)connection.Scalar("SELECT hash FROM journal WHERE sequence=$1", known.Sequence) != known.Hash)
            throw new ProblemException("backup.forked", $"备份中第 {known.Sequence} 号事件的哈希与已知的不符:不是同一本日志", file: backup);
    }

    private static (long Sequence, string Hash) Known(string text)
    {
        var parts = text.Split(':', 2);
        return parts.Length == 2 && long.TryParse(parts[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var sequence)
            ? (sequence, parts[1].Trim()) : throw new ProblemException("restore.head", "已知日志头应形如 1234:哈希", field: "--head");
    }

    private static (string County, long Sequence, string Head) HeadOf(string database)
    {
        using var connection = SqliteStore.ToLookInto(database);
        var county = (string?)connection.Scalar("SELECT county_code FROM workspace") ?? "";
        return connection.Query("SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1", row => (county, row.GetInt64(0), row.GetString(1))).FirstOrDefault((county, 0, JournalEvent.Genesis));
    }

    private static List<BackedUpFile> Listed(string root) => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
        .Select(path => (Path: path, Name: Path.GetRelativePath(root, path).Replace('\\', '/'))).Where(file => file.Name != ManifestName)
        .OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => new BackedUpFile(file.Name, new FileInfo(file.Path).Length, ContentStore.HashOfFile(file.Path))).ToList();

    private static void RequireEmpty(string directory, string code)
    {
        if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
            throw new ProblemException(code, "目录不是空的", file: directory);
    }
}
