using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Weipian.App.Platform;

namespace Weipian.App.Database;

/// <summary>Where the tables of a workspace are kept: files in its folder, or schemas of a PostgreSQL database (ADR 0015). The statements are the same.</summary>
public abstract class TableStore
{
    /// <summary>Version of what events mean; a newer store is refused rather than misread. Tables may change without it: they are folded anew.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Tables that are not a fold of the journal, and stay when the others are made anew.</summary>
    protected static readonly IReadOnlyList<string> Kept = ["journal", "answered_request"];

    /// <summary>Tables beside the journal's: who may sign in, what was asked for. Each set is a file, or a schema, of its own.</summary>
    protected static readonly IReadOnlyDictionary<string, string> Beside = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["accounts"] = Text("Accounts.sql"), ["jobs"] = Text("Jobs.sql") };

    /// <summary>The tables, in SQLite's words.</summary>
    protected static string Tables { get; } = Text("Schema.sql");

    /// <summary>Names the tables a store holds: the beginning of the hash of the text that makes them.</summary>
    protected static int Fingerprint { get; } = BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(Tables))) & int.MaxValue;

    /// <summary>What problems call the store.</summary>
    public abstract string Name { get; }

    public abstract bool Exists { get; }

    /// <summary>Begins a transaction that sees one moment of the journal from beginning to end.</summary>
    public abstract DbTransaction BeginRead(DbConnection connection);

    /// <summary>Where a folder keeps its tables.</summary>
    public static TableStore Of(string directory) => DatabaseSetting.Read(directory) is { } setting ? new PostgresStore(setting) : new SqliteStore(directory);

    /// <summary>Makes the tables.</summary>
    public abstract DbConnection Create();

    /// <param name="upgrade">How state is folded anew; null: older tables are refused.</param>
    /// <param name="upgraded">Whether it was.</param>
    /// <exception cref="ProblemException"><c>workspace.version</c>: of a newer program; <c>workspace.outdated</c>: of an older one, or of other tables.</exception>
    public abstract DbConnection Open(Action<DbConnection>? upgrade, out bool upgraded);

    /// <summary>Opens the tables of <c>Accounts.sql</c> or <c>Jobs.sql</c>, and makes those that are missing.</summary>
    /// <param name="name">accounts, jobs.</param>
    public abstract DbConnection OpenBeside(string name);

    /// <summary>Keeps others from writing as long as the connection lives, whichever machine they are on.</summary>
    /// <exception cref="ProblemException"><c>workspace.busy</c>.</exception>
    public abstract void Lock(DbConnection connection);

    /// <summary>Called before a connection that wrote is closed.</summary>
    public abstract void Settle(DbConnection connection);

    /// <summary>Hash of everything kept, when it is one file at rest; null for a database server.</summary>
    public abstract string? Sha256AtRest();

    /// <summary>Writes the journal's tables, and those beside it, as SQLite files into a folder: as of one moment each, while others work.</summary>
    /// <param name="fold">Folds the journal into the tables.</param>
    public abstract void CopyTo(string directory, Action<DbConnection> fold);

    /// <summary>Takes over what <see cref="CopyTo"/> wrote. The store is new.</summary>
    /// <param name="fold">Folds the journal into the tables.</param>
    public abstract void TakeFrom(string directory, Action<DbConnection> fold);

    /// <summary>
    /// All but the journal is a fold of it: tables that are not this program's are folded anew, in one transaction – whole, or
    /// as it was. What a newer program wrote is never touched.
    /// </summary>
    /// <returns>Whether they were.</returns>
    protected bool Fence(DbConnection connection, (long Version, long Fingerprint) found, Action<DbConnection>? upgrade)
    {
        if (found.Version > SchemaVersion)
            throw new ProblemException("workspace.version",
                $"工作区数据库版本为 {found.Version},本程序支持 {SchemaVersion};它由更新的程序写成,请使用相应版本的程序", file: Name);
        if (found == (SchemaVersion, Fingerprint))
            return false;
        if (upgrade is null)
            throw new ProblemException("workspace.outdated", "工作区由较早的程序写成;请先停止其他程序并运行 weipian upgrade", file: Name);
        using var transaction = connection.BeginTransaction();
        DropFolds(connection);
        BuildTables(connection);
        upgrade(connection);
        transaction.Commit();
        return true;
    }

    protected abstract void DropFolds(DbConnection connection);

    /// <summary>Makes the tables that are not there, and marks them with version and fingerprint.</summary>
    protected abstract void BuildTables(DbConnection connection);

    private static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Weipian.App.Database." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
