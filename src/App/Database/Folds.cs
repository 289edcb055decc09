using System.Data.Common;
using Weipian.App.Modules.Accounts;
using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Imagery;
using Weipian.App.Modules.Layers;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Programmes;
using Weipian.App.Modules.Rectification;
using Weipian.App.Modules.Register;
using Weipian.App.Modules.Supervision;
using Weipian.App.Platform;

namespace Weipian.App.Database;

/// <summary>
/// What a fold may touch: the state tables, and the bodies that events name by hash. What is written is kept back until something is read, or
/// <see cref="Send"/> is called: an event may touch 100,000 patches, and a database server may be far away.
/// </summary>
public sealed class FoldTarget(DbConnection connection, ContentStore files) : IDisposable
{
    private readonly WriteQueue _queue = new(connection);

    /// <summary>To read from; all that was written before is there.</summary>
    public DbConnection Connection
    {
        get
        {
            Send();
            return connection;
        }
    }

    public ContentStore Files => files;

    public void Write(string statement, params ReadOnlySpan<object?> values) => _queue.Add(statement, values);

    public void Send() => _queue.Send();

    public void Dispose() => _queue.Dispose();
}

/// <summary>Changes state tables by one event; the only code that writes them.</summary>
public delegate void Fold(FoldTarget target, JournalEvent happened);

/// <summary>
/// Every event type and its fold. An append and its fold share one transaction; <c>verify</c> replays the same folds on empty tables.
/// </summary>
public static class Folds
{
    public static readonly IReadOnlyDictionary<string, Fold> ByType = new[]
        {
            ProgrammeFolds.All, LayerFolds.All, PatchFolds.All, EvidenceFolds.All, FieldworkFolds.All, RectificationFolds.All, DeterminationFolds.All, ProcedureFolds.All,
            DocumentFolds.All, CaseFolds.All, AccountFolds.All, SupervisionFolds.All, ImageryFolds.All,
        }
        .SelectMany(folds => folds)
        .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>State tables, in the order they are compared. The journal itself is not among them.</summary>
    public static readonly IReadOnlyList<string> StateTables =
    [
        "workspace", "programme", "programme_parameter", "unit", "layer", "batch", "patch", "patch_version",
        "patch_number_alias", "patch_history", "determination", "opinion", "conclusion", "field_record", "dossier", "dossier_step", "dossier_link", "violation", "violation_patch",
        "evidence", "evidence_link", "assignment", "visit", "visit_review", "photo_check", "doubt", "rectification_order", "rectification",
        "watch_item", "recurrence", "statement",
        "paper", "paper_number",
        "patch_sheet", "patch_tree", "patch_unit", "account", "post_grant", "account_policy", "emergency",
        "inspection_population", "inspection_draw", "inspection_finding",
        "imagery",
    ];

    /// <exception cref="ProblemException"><c>journal.unknown-event</c>: written by a newer program.</exception>
    public static void Apply(FoldTarget target, JournalEvent happened)
    {
        if (!ByType.TryGetValue(happened.Type, out var fold))
            throw new ProblemException("journal.unknown-event", $"事件 {happened.Sequence} 的类型 {happened.Type} 不为本程序所知");
        fold(target, happened);
        PatchRegister.Follow(target, happened);
    }
}
