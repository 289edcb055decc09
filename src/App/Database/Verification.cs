using System.Data.Common;
using Weipian.App.Modules.Layers;
using Weipian.App.Platform;

namespace Weipian.App.Database;

/// <summary>
/// <c>weipian verify</c>: the chain of events, the seal, every stored file, and the state tables against a fresh fold of the journal.
/// Says nothing on a clean workspace; names the event, file or row otherwise.
/// </summary>
public static class Verification
{
    public static List<Problem> Run(string directory, TimeProvider clock)
    {
        var problems = new List<Problem>();
        var sealedHead = Seal.Read(directory);
        var store = TableStore.Of(directory);
        var database = store.Name;
        var altered = sealedHead is not null && store.Exists && store.Sha256AtRest() is { } hash && hash != sealedHead.DatabaseSha256;
        try
        {
            using var workspace = Workspace.OpenToRead(directory, clock);
            sealedHead?.Admit(workspace.Journal);
            // A journal longer than the seal is a session cut off before it could seal: its events and rows are checked all the same.
            if (altered && workspace.Journal.Head().Sequence == sealedHead!.Sequence)
                problems.Add(new Problem("database.altered", "数据库文件与封签记载的哈希不符", database));
            var events = workspace.Journal.ReadAll();
            problems.AddRange(Chain(events));
            problems.AddRange(Files(workspace));
            problems.AddRange(LayerVerification.Run(workspace));
            if (problems.TrueForAll(problem => problem.Code is "database.altered"))
                problems.AddRange(State(workspace, events));
        }
        catch (ProblemException exception)
        {
            problems.AddRange(exception.Problems);
        }
        catch (Exception exception) when (exception is DbException or InvalidCastException or FormatException or ArgumentException)
        {
            problems.Add(new Problem("database.unreadable", $"数据库无法读取:{exception.Message}", database));
        }

        return problems;
    }

    private static IEnumerable<Problem> Chain(List<JournalEvent> events)
    {
        var previous = JournalEvent.Genesis;
        for (var index = 0; index < events.Count; index++)
        {
            var happened = events[index];
            if (happened.Sequence != index + 1)
                yield return new Problem("journal.gap", $"日志缺少第 {index + 1} 号事件");
            if (happened.Previous != previous)
                yield return new Problem("journal.broken-chain", $"第 {happened.Sequence} 号事件({happened.Type})不接续前一事件");
            if (happened.Hash != happened.ComputeHash())
                yield return new Problem("journal.altered", $"第 {happened.Sequence} 号事件({happened.Type})内容与其哈希不符");
            previous = happened.Hash;
        }
    }

    /// <summary>Every file is kept under the hash of its bytes, so each can be checked by itself.</summary>
    private static IEnumerable<Problem> Files(Workspace workspace)
    {
        foreach (var path in Directory.EnumerateFiles(workspace.Files.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            if (!path.EndsWith(".part", StringComparison.Ordinal) && ContentStore.HashOfFile(path) != Path.GetFileName(path))
                yield return new Problem("file.altered", "文件内容与其哈希不符", path);
    }

    private static List<Problem> State(Workspace workspace, List<JournalEvent> events)
    {
        using var anew = SqliteStore.InMemory();
        using var target = new FoldTarget(anew, workspace.Files);
        using (var transaction = anew.BeginTransaction())
        {
            foreach (var happened in events)
                Folds.Apply(target, happened);
            transaction.Commit();
        }

        return Folds.StateTables.SelectMany(table => Compare(table, workspace.Connection, anew)).ToList();
    }

    private static IEnumerable<Problem> Compare(string table, DbConnection stored, DbConnection folded)
    {
        var (have, want) = (Rows(table, stored), Rows(table, folded));
        foreach (var row in want.Except(have, StringComparer.Ordinal))
            yield return new Problem("state.row-missing", $"表 {table} 缺少应有的行 {row}");
        foreach (var row in have.Except(want, StringComparer.Ordinal))
            yield return new Problem("state.row-altered", $"表 {table} 的行与日志不符:{row}");
        if (have.Count != want.Count)
            yield return new Problem("state.row-count", $"表 {table} 有 {have.Count} 行,按日志应为 {want.Count} 行");
    }

    private static List<string> Rows(string table, DbConnection connection) => connection.Query(
        $"SELECT * FROM {table}",
        row => CanonicalJson.Write(Enumerable.Range(0, row.FieldCount).Select(column => row.IsDBNull(column) ? null : row.GetValue(column)).ToArray()));
}
