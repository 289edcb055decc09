using System.Security.Cryptography;

namespace Weipian.App.Platform;

/// <summary>
/// Files kept by the SHA-256 of their bytes: sources as received, bodies of events. Written once, never changed;
/// storing the same bytes again is the same file.
/// </summary>
public sealed class ContentStore(string root)
{
    public string Root { get; } = root;

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string HashOfFile(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
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
        var hash = HashOfFile(source);
        var path = Reserve(hash);
        if (File.Exists(path))
            return hash;
        var temporary = path + ".part";
        File.Copy(source, temporary, overwrite: true);
        Durable.MoveInto(temporary, path);
        return hash;
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
