using Weipian.App.Database;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Determination;
using Weipian.Law.Parameters;

namespace Weipian.App.Modules.Determinations;

/// <summary>A judging of many patches: what it was done with, and what came out, by number.</summary>
public sealed record JudgedRun(int Year, string AsOf, string RulePack, IReadOnlyList<LayerUsed> Layers, IReadOnlyList<JudgedPatch> Patches);

/// <summary>A verdict that judging again would change.</summary>
public sealed record VerdictChange(string Patch, string Number, string? Before, string After, bool Concluded);

/// <summary><c>weipian judge</c>: every patch in force of a year, or of one batch.</summary>
public static class JudgePatches
{
    /// <param name="batch">Only patches whose newest shape came with this batch; null: all.</param>
    /// <param name="asOf">Day the law is asked for; null: the last day of the programme year, so that a run can be repeated.</param>
    /// <param name="progress">Told how many of how many are done.</param>
    /// <exception cref="ProblemException"><c>judge.nothing</c>, <c>parameter.unset</c>.</exception>
    public static JudgedRun Judge(Workspace workspace, int year, int? batch, DateOnly? asOf, RulePack pack, Action<int, int>? progress = null)
    {
        var programme = ProgrammeYear.Load(workspace, year);
        var day = asOf ?? new DateOnly(year, 12, 31);
        var patches = PatchShelf.Of(workspace, year).Where(patch => patch.Status == PatchStatus.Current && (batch is null || patch.Batch == batch)).ToList();
        if (patches.Count == 0)
            throw new ProblemException("judge.nothing", batch is null ? $"{year} 年度没有可判定的图斑" : $"{year} 年度第 {batch} 批没有可判定的图斑");
        var context = new DeterminationContext(year, day, pack, new ParameterValues(pack.Parameters, programme.Parameters, day));
        var records = FieldRecords.Newest(workspace);
        var offline = DeterminationShelf.Offline(workspace);
        using var layers = LayerSet.OpenCurrent(workspace);
        var done = 0;
        try
        {
            var determine = new DeterminePatch(layers, context);
            var judged = patches.AsParallel().AsOrdered().Select(patch =>
            {
                var one = determine.Judge(patch, RecordOf(patch, records), offline.Contains(patch.Id));
                progress?.Invoke(Interlocked.Increment(ref done), patches.Count);
                return one;
            }).ToList();
            return new JudgedRun(
                year, Days.Write(day), pack.Hash, layers.All.Select(layer => new LayerUsed(layer.Description.Kind, layer.Description.Hash)).ToList(),
                judged.OrderBy(patch => patch.Number, StringComparer.Ordinal).ThenBy(patch => patch.Id, StringComparer.Ordinal).ToList());
        }
        catch (Exception exception) when (Unset(exception) is { } unset)
        {
            throw new ProblemException("parameter.unset", unset.Message + $";请运行 weipian programme set --year {year} --set {unset.Parameter.Key}=…", field: unset.Parameter.Key);
        }
    }

    /// <summary>Judges and keeps the result; judging again with nothing changed writes nothing.</summary>
    public static JudgedRun Run(Workspace workspace, int year, int? batch, DateOnly? asOf, RulePack pack, Actor actor, Action<int, int>? progress = null)
    {
        var run = Judge(workspace, year, batch, asOf, pack, progress);
        if (Changed(workspace, run).Count == 0)
            return run;
        var body = workspace.Files.Put(DeterminationFolds.Write(run.Patches));
        workspace.Append(actor, new Happening(DeterminationFolds.Judged, Digits.Of(year), new PatchesJudged(
            year, run.AsOf, run.RulePack, run.Layers, run.Patches.Count,
            new SortedDictionary<string, int>(run.Patches.CountBy(patch => patch.Verdict.Code).ToDictionary(), StringComparer.Ordinal), body)));
        return run;
    }

    /// <summary>Which verdicts a run would change, before it is kept.</summary>
    public static List<VerdictChange> Preview(Workspace workspace, JudgedRun run)
    {
        var before = workspace.Connection.Query("SELECT patch_id, code FROM determination", row => (row.GetString(0), row.GetString(1)))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        var concluded = workspace.Connection.Query("SELECT patch_id FROM conclusion", row => row.GetString(0)).ToHashSet(StringComparer.Ordinal);
        return run.Patches.Where(patch => before.GetValueOrDefault(patch.Id) != patch.Verdict.Code)
            .Select(patch => new VerdictChange(patch.Id, patch.Number, before.GetValueOrDefault(patch.Id), patch.Verdict.Code, concluded.Contains(patch.Id)))
            .ToList();
    }

    private static List<string> Changed(Workspace workspace, JudgedRun run)
    {
        var kept = workspace.Connection.Query("SELECT patch_id, judged FROM determination", row => (row.GetString(0), row.GetString(1)))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        return run.Patches.Where(patch => kept.GetValueOrDefault(patch.Id) != CanonicalJson.Write(patch)).Select(patch => patch.Id).ToList();
    }

    /// <summary>What was seen at a patch holds for its children until somebody looks at them.</summary>
    internal static FieldRecord? RecordOf(Patch patch, IReadOnlyDictionary<string, FieldRecord> records) =>
        records.GetValueOrDefault(patch.Id) ?? patch.Parents.Select(records.GetValueOrDefault).FirstOrDefault(record => record is not null);

    private static ParameterUnsetException? Unset(Exception exception) => exception switch
    {
        ParameterUnsetException unset => unset,
        AggregateException many => many.Flatten().InnerExceptions.OfType<ParameterUnsetException>().FirstOrDefault(),
        _ => null,
    };
}
