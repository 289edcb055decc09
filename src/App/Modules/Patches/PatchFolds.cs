using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Patches;

/// <summary>How an import changes the tables batch, patch, patch_version, patch_number_alias and patch_history.</summary>
public static class PatchFolds
{
    public const string Imported = "patches.batch-imported";
    public const string Split = "patches.split";

    public static readonly IReadOnlyDictionary<string, Fold> All = new Dictionary<string, Fold>(StringComparer.Ordinal)
    {
        [Imported] = Import,
        [Split] = SplitUp,
    };

    private static void Import(FoldTarget target, JournalEvent happened)
    {
        var batch = CanonicalJson.Read<BatchImported>(happened.Body);
        target.Write(
            "INSERT INTO batch VALUES ($1,$2,$3,$4,$5,$6)", batch.Year, batch.Line, batch.Number, batch.Name,
            CanonicalJson.Write(batch with { Warnings = [] }), happened.Sequence);
        foreach (var row in BatchBody.Read(target.Files.Get(batch.Body)))
            Apply(target, happened, batch, row);
        foreach (var patch in batch.Vanished)
        {
            target.Write("UPDATE patch SET status=$2 WHERE id=$1", patch, PatchStatus.Vanished);
            PatchHistory.Remember(target, patch, happened, $"第 {batch.Number} 批重发第 {batch.Replaces} 批时不再出现,保留全部记录");
        }
    }

    private static void SplitUp(FoldTarget target, JournalEvent happened)
    {
        var split = CanonicalJson.Read<PatchSplit>(happened.Body);
        var (year, line) = target.Connection.Query("SELECT year, line FROM patch WHERE id=$1", row => (row.GetInt32(0), row.GetString(1)), split.Parent).Single();
        target.Write("UPDATE patch SET status=$2 WHERE id=$1", split.Parent, PatchStatus.Split);
        PatchHistory.Remember(target, split.Parent, happened, $"拆分为 {string.Join('、', split.Children.Select(child => child.Row.Number))}");
        foreach (var child in split.Children)
        {
            target.Write(
                "INSERT INTO patch VALUES ($1,$2,$3,$4,$5,1,$6,$7)", child.Id, year, line, child.Row.Number, PatchStatus.Current,
                CanonicalJson.Write(new[] { split.Parent }), happened.Sequence);
            target.Write(
                "INSERT INTO patch_version VALUES ($1,1,$2,$3,$4,$5)", child.Id, split.Batch, child.Row.Record, CanonicalJson.Write(child.Row), happened.Sequence);
            PatchHistory.Remember(target, child.Id, happened, "由拆分产生");
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
            target.Write(
                "INSERT INTO patch_number_alias VALUES ($1,$2,$3) ON CONFLICT DO NOTHING", row.Patch, row.Row.Number, happened.Sequence);
        PatchHistory.Remember(target, row.Patch, happened, what);
        var status = row.Outcome == RowOutcome.Child ? PatchStatus.Split : PatchStatus.Merged;
        foreach (var related in row.Related)
        {
            target.Write("UPDATE patch SET status=$2 WHERE id=$1", related, status);
            PatchHistory.Remember(target, related, happened, $"{what}({row.Row.Number})");
        }
    }

    private static void Create(FoldTarget target, JournalEvent happened, BatchImported batch, BatchRow row)
    {
        target.Write(
            "INSERT INTO patch VALUES ($1,$2,$3,$4,$5,1,$6,$7)", row.Patch, batch.Year, batch.Line, row.Row.Number,
            PatchStatus.Current, CanonicalJson.Write(row.Related), happened.Sequence);
        Version(target, happened, batch, row);
    }

    private static void AddVersion(FoldTarget target, JournalEvent happened, BatchImported batch, BatchRow row)
    {
        target.Write("UPDATE patch SET version=version+1, status=$2 WHERE id=$1", row.Patch, PatchStatus.Current);
        Version(target, happened, batch, row);
    }

    /// <summary>Keeps a row as the version its patch has come to.</summary>
    private static void Version(FoldTarget target, JournalEvent happened, BatchImported batch, BatchRow row) => target.Write(
        "INSERT INTO patch_version SELECT id, version, $2, $3, $4, $5 FROM patch WHERE id=$1", row.Patch, batch.Number, row.Row.Record, CanonicalJson.Write(row.Row), happened.Sequence);
}
