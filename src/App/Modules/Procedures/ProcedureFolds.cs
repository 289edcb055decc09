using Weipian.App.Database;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Procedures;

/// <summary>How steps change the tables dossier, dossier_step and dossier_link; each leaves a line in the history of its patches.</summary>
public static class ProcedureFolds
{
    public const string StepTaken = "procedures.step-taken";

    public static readonly IReadOnlyDictionary<string, Fold> All = new Dictionary<string, Fold>(StringComparer.Ordinal) { [StepTaken] = Taken };

    private static void Taken(FoldTarget target, JournalEvent happened)
    {
        var step = CanonicalJson.Read<StepTaken>(happened.Body);
        target.Write(
            "INSERT INTO dossier VALUES ($1,$2,$3,$4,$5,$6,$7) ON CONFLICT(kind,id) DO UPDATE SET state=excluded.state, sequence=excluded.sequence",
            step.Kind, step.Id, step.Year, step.Unit, step.Title, step.To, happened.Sequence);
        target.Write("INSERT INTO dossier_step VALUES ($1,$2,$3,$4,$5)", step.Kind, step.Id, step.Number, step.Action, happened.Sequence);
        foreach (var link in step.Unlinks)
            target.Write("DELETE FROM dossier_link WHERE kind=$1 AND id=$2 AND target_kind=$3 AND target_id=$4", step.Kind, step.Id, link.Kind, link.Id);
        foreach (var link in step.Links)
            target.Write("INSERT INTO dossier_link VALUES ($1,$2,$3,$4,$5)", step.Kind, step.Id, link.Kind, link.Id, happened.Sequence);
        foreach (var patch in Patches(target, step))
            PatchHistory.Remember(target, patch, happened, step.From == step.To ? $"{step.Title} {step.Id}:{step.Action}" : $"{step.Title} {step.Id}:{step.Action}({step.To})");
    }

    /// <summary>Patches a dossier is about, directly or through what it is about.</summary>
    private static List<string> Patches(FoldTarget target, StepTaken step) => target.Connection.Query(
        """
        WITH RECURSIVE about(kind, id) AS (
          SELECT target_kind, target_id FROM dossier_link WHERE kind=$1 AND id=$2
          UNION SELECT l.target_kind, l.target_id FROM dossier_link l JOIN about a ON l.kind=a.kind AND l.id=a.id)
        SELECT id FROM about WHERE kind='patch' ORDER BY id
        """, row => row.GetString(0), step.Kind, step.Id);
}
