using System.Security.Cryptography;
using System.Text;
using Weipian.App.Platform;

namespace Weipian.App.Server;

/// <summary>A file handed in and not yet used.</summary>
/// <param name="Id">SHA-256 of its bytes; with it, its owner names it in other requests.</param>
public sealed record UploadedFile(string Id, string Name, long Bytes);

/// <summary>
/// Files between being handed in and being used: by owner and hash under <c>uploads/</c>. What a file is called never becomes a
/// path by itself, only a cleaned last part of one; nothing in it is run or unpacked here.
/// </summary>
public sealed class Uploads(string directory, TimeProvider clock, long mostBytes)
{
    /// <summary>In bytes: file systems count those, and a Chinese letter has three.</summary>
    private const int LongestName = 240;
    private const long LeastFreeBytes = 512L << 20;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private readonly string _root = Path.Combine(directory, "uploads");
    private readonly Lock _keeping = new();

    /// <summary>Takes a file in; the same bytes again are the same file.</summary>
    /// <exception cref="ProblemException"><c>request.too-large</c>, <c>upload.empty</c>, <c>disk.full</c>.</exception>
    public async Task<UploadedFile> Take(string login, string name, Stream bytes, CancellationToken stop)
    {
        var home = Path.Combine(_root, login);
        Directory.CreateDirectory(home);
        var incoming = Path.Combine(home, $"{Guid.CreateVersion7(clock.GetUtcNow()):N}.part");
        try
        {
            var (hash, length) = await Receive(incoming, bytes, stop);
            if (length == 0)
                throw new ProblemException("upload.empty", "文件是空的", file: Clean(name));
            return Keep(login, name, incoming, hash, length);
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    /// <summary>A file that has come whole becomes its owner's, under its hash.</summary>
    internal UploadedFile Keep(string login, string name, string whole, string hash, long length)
    {
        var folder = Path.Combine(_root, login, hash);
        var kept = Path.Combine(folder, Clean(name));
        // The same bytes may come twice at once, and may be read meanwhile: they are there from the first time on, under the last name.
        lock (_keeping)
        {
            Directory.CreateDirectory(folder);
            if (File.Exists(kept))
                File.Delete(whole);
            else
                Durable.MoveInto(whole, kept);
            foreach (var other in Directory.EnumerateFiles(folder).Where(path => !Path.GetFileName(path).Equals(Path.GetFileName(kept), StringComparison.OrdinalIgnoreCase)))
                File.Delete(other);
            Directory.SetLastWriteTimeUtc(folder, clock.GetUtcNow().UtcDateTime);
        }

        return new UploadedFile(hash, Clean(name), length);
    }

    /// <summary>A file its owner handed in earlier, by the hash of its bytes; null when there is none.</summary>
    internal UploadedFile? Find(string login, string hash)
    {
        var folder = Path.Combine(_root, login, hash);
        return Directory.Exists(folder) && Directory.EnumerateFiles(folder).FirstOrDefault() is { } path ? new UploadedFile(hash, Path.GetFileName(path), new FileInfo(path).Length) : null;
    }

    /// <summary>Path of a file its owner handed in.</summary>
    /// <exception cref="ProblemException"><c>upload.missing</c>.</exception>
    public string PathOf(string login, string id)
    {
        var folder = id.Length == 64 && id.All(char.IsAsciiHexDigitLower) ? Path.Combine(_root, login, id) : null;
        return folder is not null && Directory.Exists(folder) && Directory.EnumerateFiles(folder).FirstOrDefault() is { } path
            ? path : throw new ProblemException("upload.missing", "没有此上传文件,或已过期,请重新上传");
    }

    /// <summary>Forgets what nobody used for a week, and what was cut off on the way.</summary>
    public void Tidy()
    {
        if (!Directory.Exists(_root))
            return;
        foreach (var home in Directory.EnumerateDirectories(_root))
        {
            foreach (var part in Directory.EnumerateFiles(home, "*.part"))
                File.Delete(part);
            foreach (var folder in Directory.EnumerateDirectories(home).Where(folder => clock.GetUtcNow() - Directory.GetLastWriteTimeUtc(folder) > Kept))
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The last part of a name, without what could mean something to a file system, a shell or a reader's eye.</summary>
    public static string Clean(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
            clean.Append(Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '-' or '_' or ' ' or '(' or ')' or '(' or ')' ? rune.ToString() : "_");
        var text = clean.ToString().Trim(' ', '.');
        var ending = Path.GetExtension(text);
        if (Encoding.UTF8.GetByteCount(text) > LongestName)
        {
            ending = Encoding.UTF8.GetByteCount(ending) <= 16 ? ending : "";
            var left = text[..^ending.Length];
            while (Encoding.UTF8.GetByteCount(left) > LongestName - Encoding.UTF8.GetByteCount(ending))
                left = left[..^(char.IsLowSurrogate(left[^1]) ? 2 : 1)];
            text = left + ending;
        }

        return text.Length == 0 ? "file" : text;
    }

    /// <exception cref="ProblemException"><c>disk.full</c>.</exception>
    internal static void RequireSpace(string directory)
    {
        if (new DriveInfo(Path.GetFullPath(directory)).AvailableFreeSpace < LeastFreeBytes)
            throw new ProblemException("disk.full", "服务器磁盘将满,不再接收文件");
    }

    private async Task<(string Hash, long Length)> Receive(string path, Stream bytes, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        var buffer = new byte[1 << 16];
        var length = 0L;
        for (int read; (read = await bytes.ReadAsync(buffer, stop)) > 0;)
        {
            if ((length += read) > mostBytes)
                throw new ProblemException("request.too-large", $"文件超过上限 {mostBytes >> 20} MB");
            if (length % (16 << 20) < read)
                RequireSpace(directory);
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), stop);
        }

        return (Convert.ToHexStringLower(hash.GetHashAndReset()), length);
    }
}
