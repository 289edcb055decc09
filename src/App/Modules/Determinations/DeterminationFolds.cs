using System.Text;
using Weipian.App.Database;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Determinations;

/// <summary>Patches were judged. Two runs on the same inputs have the same body.</summary>
/// <param name="AsOf">The day the law was asked for.</param>
/// <param name="Layers">Kind and hash of every layer used.</param>
/// <param name="Body">Hash of the judged patches, one JSON line each.</param>
public sealed record PatchesJudged(
    int Year, string AsOf, string RulePack, IReadOnlyList<LayerUsed> Layers, int Count, SortedDictionary<string, int> Codes, string Body);

public sealed record LayerUsed(string Kind, string Hash);

/// <summary>How judgements, opinions and conclusions change the tables determination, opinion and conclusion.</summary>
public static class DeterminationFolds
{
    public const string Judged = "determinations.judged";
    public const string OpinionGiven = "determinations.opinion-given";
    public const string Concluded = "determinations.concluded";
    public const string StatementFiled = "determinations.statement-filed";
    public const string StatementAnswered = "determinations.statement-answered";

    private const int JudgedAtOnce = 1000;

    public static readonly IReadOnlyDictionary<string, Fold> All = new Dictionary<string, Fold>(StringComparer.Ordinal)
    {
        [Judged] = Judge,
        [OpinionGiven] = GiveOpinion,
        [Concluded] = Conclude,
        [StatementFiled] = File,
        [StatementAnswered] = Answer,
    };

    public static byte[] Write(IEnumerable<JudgedPatch> patches)
    {
        var text = new StringBuilder();
        foreach (var patch in patches)
            text.Append(CanonicalJson.Write(patch)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Judge(FoldTarget target, JournalEvent happened)
    {
        var run = CanonicalJson.Read<PatchesJudged>(happened.Body);
        foreach (var some in Lines(target.Files.Get(run.Body)).Chunk(JudgedAtOnce))
            Judge(target, happened, some.AsParallel().AsOrdered().Select(line => (line, CanonicalJson.Read<JudgedPatch>(line))).ToList());
    }

    private static void Judge(FoldTarget target, JournalEvent happened, List<(string Line, JudgedPatch Patch)> judged)
    {
        var codes = target.Connection.QueryAmong("SELECT patch_id, code FROM determination WHERE patch_id", row => (row.GetString(0), row.GetString(1)), judged.Select(one => one.Patch.Id).Distinct())
            .Distinct().ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        foreach (var (line, patch) in judged)
        {
            target.Write(
                "INSERT INTO determination VALUES ($1,$2,$3,$4,$5,$6) ON CONFLICT(patch_id) DO UPDATE SET version=excluded.version, code=excluded.code, conclusion=excluded.conclusion, judged=excluded.judged, sequence=excluded.sequence",
                patch.Id, patch.Version, patch.Verdict.Code, patch.Verdict.Conclusion, line, happened.Sequence);
            if (codes.GetValueOrDefault(patch.Id) != patch.Verdict.Code)
                PatchHistory.Remember(target, patch.Id, happened, $"判定:{patch.Verdict.Conclusion}({patch.Verdict.Row})");
            codes[patch.Id] = patch.Verdict.Code;
        }
    }

    private static IEnumerable<string> Lines(byte[] body)
    {
        using var reader = new StreamReader(new MemoryStream(body), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static void GiveOpinion(FoldTarget target, JournalEvent happened)
    {
        var opinion = CanonicalJson.Read<Opinion>(happened.Body);
        target.Write(
            "INSERT INTO opinion VALUES ($1,$2,$3,$4,$5) ON CONFLICT(patch_id,department) DO UPDATE SET agrees=excluded.agrees, body=excluded.body, sequence=excluded.sequence",
            opinion.Patch, opinion.Department, opinion.Agrees ? 1 : 0, happened.Body, happened.Sequence);
        PatchHistory.Remember(target, opinion.Patch, happened, $"{opinion.Department}意见:{(opinion.Agrees ? "同意" : "不同意")}");
    }

    private static void Conclude(FoldTarget target, JournalEvent happened)
    {
        var conclusion = CanonicalJson.Read<Conclusion>(happened.Body);
        target.Write(
            "INSERT INTO conclusion VALUES ($1,$2,$3,$4) ON CONFLICT(patch_id) DO UPDATE SET code=excluded.code, body=excluded.body, sequence=excluded.sequence",
            conclusion.Patch, conclusion.Code, happened.Body, happened.Sequence);
        PatchHistory.Remember(target, conclusion.Patch, happened, $"结论:{conclusion.Text}");
    }

    private static void File(FoldTarget target, JournalEvent happened)
    {
        var statement = CanonicalJson.Read<Statement>(happened.Body);
        target.Write("INSERT INTO statement VALUES ($1,$2,$3,NULL,NULL,NULL,NULL,$4)", statement.Id, statement.Patch, happened.Body, happened.Sequence);
        PatchHistory.Remember(target, statement.Patch, happened, $"陈述 {statement.Id}({statement.Party} {statement.Name},{statement.Day}),对“{statement.Against}”");
    }

    private static void Answer(FoldTarget target, JournalEvent happened)
    {
        var answer = CanonicalJson.Read<StatementAnswer>(happened.Body);
        target.Write(
            "UPDATE statement SET answer=$2, answerer=$3, answerer_post=$4, answered_at=$5, sequence=$6 WHERE id=$1", answer.Statement, happened.Body, happened.Person,
            happened.Post, happened.At, happened.Sequence);
        PatchHistory.Remember(target, answer.Patch, happened, $"答复陈述 {answer.Statement}:{answer.Outcome}");
    }
}
