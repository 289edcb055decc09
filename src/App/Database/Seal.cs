using System.Text.Json;
using Weipian.App.Platform;

namespace Weipian.App.Database;

/// <summary>
/// The journal's head kept outside the database, with the hash of the whole file: an older file put back, a truncated journal
/// or any changed byte shows at the next look. Written when a writing session closes; a crash leaves it behind, never ahead.
/// </summary>
/// <param name="DatabaseSha256">Of the file at rest; null when the tables are in a database server, whose rows <c>verify</c> compares all the same.</param>
public sealed record Seal(long Sequence, string Hash, string? DatabaseSha256)
{
    public const string FileName = "head.json";

    public static Seal? Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            return CanonicalJson.Read<Seal>(File.ReadAllText(path));
        }
        catch (JsonException)
        {
            throw new ProblemException("seal.unreadable", "封签文件无法读取", file: path);
        }
    }

    public void Write(string directory) =>
        Durable.Write(Path.Combine(directory, FileName), CanonicalJson.WriteBytes(this));

    /// <summary>Refuses to work on a journal that is shorter than, or branches off, what was sealed.</summary>
    /// <exception cref="ProblemException"><c>journal.rolled-back</c> or <c>journal.forked</c>.</exception>
    public void Admit(Journal journal)
    {
        var sealedEvent = journal.Find(Sequence);
        if (sealedEvent is null)
            throw new ProblemException("journal.rolled-back",
                $"数据库日志止于第 {journal.Head().Sequence} 号事件,封签记载已到第 {Sequence} 号:数据库可能被旧文件替换");
        if (sealedEvent.Hash != Hash)
            throw new ProblemException("journal.forked", $"第 {Sequence} 号事件的哈希与封签不符:日志被改写");
    }
}
