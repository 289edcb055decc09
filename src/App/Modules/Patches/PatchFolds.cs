using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Patches;

/// <summary>How an import changes the tables batch, patch, patch_version, patch_number_alias and patch_history.</summary>
public static class PatchFolds
{
    public const string Imported = "patches.batch-imported";

    public static readonly IReadOnlyDictionary<string, Fold> All = new Dictionary<string, Fold>(StringComparer.Ordinal)
    {
        [Imported] = Import,
    };

    /// <summary>One line in the history of a patch; other modules' folds write theirs through this.</summary>
    public static void Remember(FoldTarget target, string patch, JournalEvent happened, string what) =>
        target.Connection.Execute("INSERT INTO patch_history VALUES ($1,$2,$3)", patch, happened.Sequence, what);

    private static void Import(FoldTarget target, JournalEvent happened)
    {
        var batch = CanonicalJson.Read<BatchImported>(happened.Body);
        target.Connection.Execute(
            "INSERT INTO batch VALUES ($1,$2,$3,$4,$5,$6)", batch.Year, batch.Line, batch.Number, batch.Name,
            CanonicalJson.Write(batch with { Warnings = [] }), happened.Sequence);
        foreach (var row in BatchBody.Read(target.Files.Get(batch.Body)))
            Apply(target, happened, batch, row);
        foreach (var patch in batch.Vanished)
        {
            target.Connection.Execute("UPDATE patch SET status=$2 WHERE id=$1", patch, PatchStatus.Vanished);
            Remember(target, patch, happened, $"第 {batch.Number} 批重发第 {batch.Replaces} 批时不再出现,保留全部记录");
        }
    }

    private static void Apply(FoldTarget target, JournalEvent happened, BatchImported batch, BatchRow row)
    {
        var what = $"第 {batch.Number} 批第 {row.Row.Record} 条:{RowOutcome.Name(row.Outcome)}";
        switch (row.Outcome)
        {
            case RowOutcome.New or RowOutcome.Child or RowOutcome.Merger:
                Create(target, happened, batch, row);
                break;
            case RowOutcome.Corrected:
                AddVersion(target, happened, batch, row);
                break;
        }

        if (row.Alias)
            target.Connection.Execute(
                "INSERT OR IGNORE INTO patch_number_alias VALUES ($1,$2,$3)", row.Patch, row.Row.Number, happened.Sequence);
        Remember(target, row.Patch, happened, what);
        var status = row.Outcome == RowOutcome.Child ? PatchStatus.Split : PatchStatus.Merged;
        foreach (var related in row.Related)
        {
            target.Connection.Execute("UPDATE patch SET status=$2 WHERE id=$1", related, status);
            Remember(target, related, happened, $"{what}({row.Row.Number})");
        }
    }

    private static void Create(FoldTarget target, JournalEvent happened, BatchImported batch, BatchRow row)
    {
        target.Connection.Execute(
            "INSERT INTO patch VALUES ($1,$2,$3,$4,$5,1,$6,$7)", row.Patch, batch.Year, batch.Line, row.Row.Number,
            PatchStatus.Current, CanonicalJson.Write(row.Related), happened.Sequence);
        Version(target, happened, batch, row, 1);
    }

    private static void AddVersion(FoldTarget target, JournalEvent happened, BatchImported batch, BatchRow row)
    {
        target.Connection.Execute("UPDATE patch SET version=version+1, status=$2 WHERE id=$1", row.Patch, PatchStatus.Current);
        var version = (long)target.Connection.Scalar("SELECT version FROM patch WHERE id=$1", row.Patch)!;
        Version(target, happened, batch, row, version);
    }

    private static void Version(FoldTarget target, JournalEvent happened, BatchImported batch, BatchRow row, long version) =>
        target.Connection.Execute(
            "INSERT INTO patch_version VALUES ($1,$2,$3,$4,$5,$6)", row.Patch, version, batch.Number, row.Row.Record,
            CanonicalJson.Write(row.Row), happened.Sequence);
}
