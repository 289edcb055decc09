using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Determination;

namespace Weipian.App.Modules.Determinations;

/// <summary><c>weipian explain</c>: everything a verdict rests on, in words.</summary>
public static class ExplainPatch
{
    public static IEnumerable<string> Lines(Workspace workspace, PatchStanding standing, RulePack pack)
    {
        var patch = standing.Patch;
        yield return $"图斑 {patch.Number}({patch.Id}),{patch.Year} 年度{Patches.Lines.Name(patch.Line)},第 {patch.Batch} 批,第 {patch.Version} 版图形,{PatchStatus.Name(patch.Status)}";
        if (standing.IsOffline)
            yield return "线下处理";
        else
            foreach (var line in Judged(standing, pack))
                yield return line;
        yield return $"办理状态:{standing.State}";
        foreach (var opinion in standing.Opinions)
            yield return $"  {opinion.Department} {(opinion.Agrees ? "同意" : "不同意")} {opinion.Text} ——{opinion.Person}({opinion.Post})";
        if (standing.Conclusion is { } conclusion)
            yield return $"结论:{conclusion.Text}({conclusion.Code}){(conclusion.Differs ? ",与建议不同,理由:" + conclusion.Reason : "")} ——{conclusion.Person}({conclusion.Post})";
        foreach (var line in StatementShelf.Of(workspace, patch.Id).SelectMany(Stated))
            yield return line;
        yield return "经过:";
        foreach (var happened in PatchHistory.Of(workspace, patch.Id))
            yield return $"  第 {happened.Sequence} 号 {happened.At[..10]} {happened.Person}({happened.Post}):{happened.What}";
    }

    private static IEnumerable<string> Judged(PatchStanding standing, RulePack pack)
    {
        if (standing.Judged is not { } judged)
        {
            yield return "尚未判定";
            yield break;
        }

        if (judged.AreaM2 is { } area)
            yield return $"椭球面积 {Digits.Fixed(area, 2)} ㎡({Mu(area)} 亩){(judged.PlanarAreaM2 is { } planar ? $",平面 {Digits.Fixed(planar, 3)} ㎡" : "")}{(judged.DeclaredM2 is { } declared ? $",申报 {Digits.Fixed(declared, 2)} ㎡" : "")}";
        if (judged.Shape is { Valid: false, Fault: { } fault })
            yield return $"图形无效:{fault.Reason},位于 {fault.Location};修复后 {Digits.Fixed(fault.AreaAfterM2, 2)} ㎡,待人接受";
        foreach (var unit in judged.Units)
            yield return $"  {(unit.Level == "town" ? "镇街" : "村")} {unit.Code} {unit.Name} {Digits.Fixed(unit.AreaM2, 2)} ㎡";
        foreach (var (kind, account) in judged.Kinds)
        {
            yield return $"  {pack.LayerKinds.Find(kind)?.Name ?? kind}:覆盖 {Digits.Fixed(account.CoveredM2, 2)},重叠 {Digits.Fixed(account.OverlapM2, 2)},未覆盖 {Digits.Fixed(account.RemainderM2, 2)} ㎡";
            foreach (var piece in judged.Pieces.Where(piece => piece.Kind == kind))
                yield return $"    {piece.Class ?? "—"} {Digits.Fixed(piece.AreaM2, 2)} ㎡(图层 {piece.LayerHash[..8]} 第 {piece.Feature} 个图形,源第 {piece.Record} 条)";
        }

        foreach (var line in Said(judged.Answers, judged.Verdict, pack))
            yield return line;
        foreach (var part in judged.Split)
        {
            yield return $"拆分建议 {part.Number}:{Digits.Fixed(part.AreaM2, 2)} ㎡({Mu(part.AreaM2)} 亩)";
            foreach (var line in Said(part.Answers, part.Verdict, pack))
                yield return "  " + line;
        }
    }

    private static IEnumerable<string> Said(IReadOnlyList<AnsweredQuestion> answers, JudgedVerdict verdict, RulePack pack)
    {
        foreach (var answer in answers)
            yield return $"  [{answer.Table}] {answer.Question}?{answer.Answer}{(answer.Reads.Length > 0 ? $"({answer.Reads})" : "")}";
        yield return $"判定建议:{verdict.Conclusion}({verdict.Code}),规则 {verdict.Row}";
        foreach (var article in verdict.Articles)
            yield return $"  依据 {(pack.Articles.Find(article) is { } cited ? $"{cited.Title}:{cited.Summary}" : article)}";
        foreach (var missing in verdict.Missing)
            yield return $"  尚缺 {missing}";
        foreach (var flag in verdict.Flags)
            yield return $"  提示 {flag}";
        foreach (var change in verdict.WouldChange)
            yield return $"  若 {change.Question} 为“{change.IfAnswer}”,则 {change.Conclusion}({change.Code})";
    }

    private static IEnumerable<string> Stated(StatementStanding standing)
    {
        var statement = standing.Statement;
        yield return $"陈述 {statement.Id}:{statement.Day} {statement.Party} {statement.Name} 对“{statement.Against}”:{statement.Text}{Attached(statement.Files)}";
        yield return standing.Answer is { } answer
            ? $"  答复:{answer.Outcome},{answer.Text}{Attached(answer.Files)} ——{standing.Person}({standing.Post}){standing.AnsweredAt![..10]}"
            : "  尚未答复";
    }

    private static string Attached(IReadOnlyList<string> files) => files.Count == 0 ? "" : $"(附件 {string.Join('、', files)})";

    private static string Mu(double m2) => Digits.Fixed(m2 * 3 / 2000, 2);
}
