using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Weipian.App.Modules.Accounts;
using Weipian.App.Platform;

namespace Weipian.App.Server;

/// <summary>A file that comes in pieces, as far as it has come.</summary>
/// <param name="Offset">Bytes received and on the disk; the next piece begins there.</param>
/// <param name="Piece">Most bytes of one piece.</param>
/// <param name="File">The file, when all of it is here.</param>
public sealed record PendingUpload(string Id, string Name, long Bytes, long Offset, int Piece, UploadedFile? File);

/// <summary>
/// Large files in pieces, in the manner of tus: each piece says where it begins and what its hash is, and is on the disk before it
/// is answered. Whatever breaks – the line, the browser, the server – the sender asks how far it came and goes on from there.
/// </summary>
/// <param name="directory">The workspace; the pieces lie under <c>uploads-pending/</c>.</param>
public sealed class PendingUploads(string directory, TimeProvider clock, long mostBytes, Uploads uploads)
{
    public const int Piece = 4 << 20;
    private const int MostOfOne = 200;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private readonly string _root = Path.Combine(directory, "uploads-pending");
    private readonly ConcurrentDictionary<string, bool> _busy = new(StringComparer.Ordinal);

    /// <param name="Sha256">Hash of the whole as the sender reckoned it; null when he did not.</param>
    private sealed record Standing(string Name, long Bytes, long Offset, string? Sha256, UploadedFile? File);

    /// <summary>Begins, or finds what was begun: the same person, name, length and mark are the same upload.</summary>
    /// <param name="mark">What tells two files of one name and length apart, e.g. the time it was changed.</param>
    /// <param name="sha256">Hash of the whole in lower-case hex, held against what came; null when it is not known beforehand.</param>
    /// <exception cref="ProblemException"><c>upload.empty</c>, <c>request.too-large</c>, <c>upload.hash</c>, <c>upload.many</c>, <c>disk.full</c>.</exception>
    public PendingUpload Begin(string login, string name, long bytes, string? mark, string? sha256)
    {
        if (bytes <= 0)
            throw new ProblemException("upload.empty", "文件是空的", file: Uploads.Clean(name));
        if (bytes > mostBytes)
            throw new ProblemException("request.too-large", $"文件超过上限 {mostBytes >> 20} MB", file: Uploads.Clean(name));
        if (sha256 is not null && !IsHash(sha256))
            throw new ProblemException("upload.hash", "文件哈希应为 SHA-256 小写十六进制", field: "sha256");
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{login}\n{name}\n{bytes}\n{mark}\n{sha256}")))[..32];
        var standing = Read(login, id);
        // What was finished and used up or tidied since begins anew.
        if (standing is null || standing.File is { } done && uploads.Find(login, done.Id) is null)
        {
            Uploads.RequireSpace(directory);
            var home = Path.Combine(_root, login);
            Directory.CreateDirectory(home);
            if (Directory.EnumerateFiles(home, "*.json").Count() >= MostOfOne)
                throw new ProblemException("upload.many", $"未传完的文件已有 {MostOfOne} 个,请先传完或放弃");
            File.Delete(PartOf(login, id));
            standing = new Standing(Uploads.Clean(name), bytes, 0, sha256, sha256 is not null && uploads.Find(login, sha256) is { } known && known.Bytes == bytes ? known : null);
            Write(login, id, standing);
        }

        return View(id, standing);
    }

    /// <exception cref="ProblemException"><c>upload.missing</c>.</exception>
    public PendingUpload Of(string login, string id) => View(id, Known(login, id));

    /// <summary>Takes the next piece. When it was the last, the file is whole and its owner's.</summary>
    /// <param name="checksum">SHA-256 of the piece in lower-case hex.</param>
    /// <exception cref="ProblemException"><c>upload.missing</c>, <c>upload.offset</c>, <c>upload.piece</c>, <c>upload.checksum</c>, <c>upload.busy</c>, <c>disk.full</c>; nothing of the piece is kept.</exception>
    public async Task<PendingUpload> Append(string login, string id, long offset, string checksum, Stream piece, CancellationToken stop)
    {
        var key = $"{login}/{id}";
        if (!_busy.TryAdd(key, true))
            throw new ProblemException("upload.busy", "同一文件正在接收另一段,请稍候重试");
        try
        {
            var standing = Known(login, id);
            // The answer to the last piece was lost: it is given again.
            if (standing.File is not null)
                return View(id, standing);
            if (offset != standing.Offset)
                throw new ProblemException("upload.offset", $"已收到 {standing.Offset} 字节,应从那里继续,而不是 {offset}");
            var bytes = await Received(piece, standing.Bytes - offset, stop);
            if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != checksum)
                throw new ProblemException("upload.checksum", "这一段在途中损坏,请重传");
            Uploads.RequireSpace(directory);
            await Store(login, id, offset, bytes);
            standing = standing with { Offset = offset + bytes.Length };
            if (standing.Offset == standing.Bytes)
                standing = Finished(login, id, standing);
            Write(login, id, standing);
            return View(id, standing);
        }
        finally
        {
            _busy.TryRemove(key, out _);
        }
    }

    /// <summary>Gives up what was begun.</summary>
    /// <exception cref="ProblemException"><c>upload.missing</c>.</exception>
    public void Drop(string login, string id)
    {
        _ = Known(login, id);
        File.Delete(PartOf(login, id));
        File.Delete(NoteOf(login, id));
    }

    /// <summary>Forgets what nobody went on with for a week.</summary>
    public void Tidy()
    {
        if (!Directory.Exists(_root))
            return;
        foreach (var path in Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories).Where(path => clock.GetUtcNow() - File.GetLastWriteTimeUtc(path) > Kept))
            File.Delete(path);
    }

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private string PartOf(string login, string id) => Path.Combine(_root, login, id + ".part");

    private string NoteOf(string login, string id) => Path.Combine(_root, login, id + ".json");

    private static PendingUpload View(string id, Standing standing) =>
        new(id, standing.Name, standing.Bytes, standing.File is null ? standing.Offset : standing.Bytes, Piece, standing.File);

    private Standing Known(string login, string id) => (id.Length == 32 && id.All(char.IsAsciiHexDigitLower) ? Read(login, id) : null)
        ?? throw new ProblemException("upload.missing", $"没有此上传“{AccessLog.Plain(id)}”,或已过期,请重新上传");

    private Standing? Read(string login, string id) => File.Exists(NoteOf(login, id)) ? CanonicalJson.Read<Standing>(File.ReadAllText(NoteOf(login, id))) : null;

    private void Write(string login, string id, Standing standing) => Durable.Write(NoteOf(login, id), CanonicalJson.WriteBytes(standing));

    private static async Task<byte[]> Received(Stream piece, long left, CancellationToken stop)
    {
        var buffer = new byte[(int)Math.Min(Piece, left) + 1];
        var length = await piece.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);
        return length > 0 && length < buffer.Length ? buffer[..length]
            : throw new ProblemException("upload.piece", $"每段须有 1–{Math.Min(Piece, left)} 字节");
    }

    /// <summary>At its place, whatever a cut-off write may have left there.</summary>
    private async Task Store(string login, string id, long offset, byte[] bytes)
    {
        await using var file = new FileStream(PartOf(login, id), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, useAsync: true);
        file.SetLength(offset);
        file.Position = offset;
        await file.WriteAsync(bytes);
        file.Flush(flushToDisk: true);
    }

    private Standing Finished(string login, string id, Standing standing)
    {
        var part = PartOf(login, id);
        var hash = ContentStore.HashOfFile(part);
        if (standing.Sha256 is null || standing.Sha256 == hash)
            return standing with { File = uploads.Keep(login, standing.Name, part, hash, standing.Bytes) };
        File.Delete(part);
        File.Delete(NoteOf(login, id));
        throw new ProblemException("upload.checksum", "文件在途中损坏或在上传时被改动,请重新上传", file: standing.Name);
    }
}
