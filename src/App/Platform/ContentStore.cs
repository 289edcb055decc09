using System.Buffers;
using System.Security.Cryptography;

namespace Weipian.App.Platform;

/// <summary>
/// Files kept by the SHA-256 of their bytes: sources as received, bodies of events. Written once, never changed;
/// storing the same bytes again is the same file.
/// </summary>
public sealed class ContentStore(string root)
{
    /// <summary>Few enough to stay near the processor between being read, hashed and written.</summary>
    private const int CopyBytes = 1 << 18;

    private static int _copies;

    public string Root { get; } = root;

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string HashOfFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0, FileOptions.SequentialScan);
        return HashThrough(stream, null);
    }

    public string PathOf(string hash) => Path.Combine(Root, hash[..2], hash);

    /// <summary>Stores bytes durably and returns their hash.</summary>
    public string Put(ReadOnlySpan<byte> bytes)
    {
        var hash = HashOf(bytes);
        var path = Reserve(hash);
        if (!File.Exists(path))
            Durable.Write(path, bytes);
        return hash;
    }

    /// <summary>Stores a copy of a file, byte for byte, and returns its hash.</summary>
    public string PutFile(string source)
    {
        // Hashed while it is copied; only then is it known under which name it belongs.
        Directory.CreateDirectory(Root);
        var temporary = Path.Combine(Root, $"{Environment.ProcessId}-{Interlocked.Increment(ref _copies)}.part");
        try
        {
            var hash = Copy(source, temporary);
            var path = Reserve(hash);
            if (!File.Exists(path))
                Durable.MoveInto(temporary, path);
            return hash;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static string Copy(string source, string target)
    {
        using var from = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
        using var to = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        return HashThrough(from, to);
    }

    /// <summary>Hashes what is read, and writes it on where that is wanted.</summary>
    private static string HashThrough(FileStream from, FileStream? to)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(CopyBytes);
        try
        {
            while (from.Read(buffer) is > 0 and var read)
            {
                hash.AppendData(buffer, 0, read);
                to?.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Bytes of a stored file, checked against the name they are kept under.</summary>
    /// <exception cref="ProblemException"><c>file.missing</c> or <c>file.altered</c>.</exception>
    public byte[] Get(string hash)
    {
        var path = PathOf(hash);
        if (!File.Exists(path))
            throw new ProblemException("file.missing", $"文件库缺少 {hash}", file: path);
        var bytes = File.ReadAllBytes(path);
        if (HashOf(bytes) != hash)
            throw new ProblemException("file.altered", $"文件内容与其哈希不符,应为 {hash}", file: path);
        return bytes;
    }

    private string Reserve(string hash)
    {
        var directory = Path.Combine(Root, hash[..2]);
        if (!Directory.Exists(directory))
        {
            Directory.CreateDirectory(directory);
            Durable.FlushDirectory(Root);
        }

        return Path.Combine(directory, hash);
    }
}
