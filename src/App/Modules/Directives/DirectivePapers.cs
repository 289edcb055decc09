using System.Globalization;
using Weipian.App.Database;
using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Directives;

/// <summary>What directives, hand-over lists and 抄告 take from their patches and cases.</summary>
internal static class DirectivePapers
{
    public static IReadOnlyDictionary<string, PaperField> Directive(NeedContext context, StepTaken taken, string document)
    {
        var standings = Standings(context);
        var fields = new Dictionary<string, PaperField>(StringComparer.Ordinal)
        {
            ["主送"] = PaperField.Of(UnitName(context, taken.Unit)),
            ["案由"] = PaperField.Of($"{taken.Year}年度卫片执法违法图斑整改"),
            ["图斑数"] = PaperField.Of(standings.Count.ToString(CultureInfo.InvariantCulture)),
            ["图斑明细"] = PaperField.Table(standings.Select((standing, index) => Row(standing, index)).ToList()),
        };
        foreach (var (name, area) in Totals(standings))
            fields[name] = PaperField.Of(area);
        if (document == "送达回证")
            fields["送达文书"] = PaperField.Table(PaperShelf.Of(context.Workspace, taken.Kind, taken.Id).Where(paper => paper.State == PaperState.Issued)
                .Select(paper => (IReadOnlyDictionary<string, PaperField>)new Dictionary<string, PaperField>(StringComparer.Ordinal)
                {
                    ["名称"] = PaperField.Of(paper.Name, paper.Sequence),
                    ["文号"] = PaperField.Of(paper.Number ?? "", paper.Sequence),
                    ["份数"] = PaperField.Of("1", paper.Sequence),
                }).ToList());
        return fields;
    }

    /// <summary>From the day of issue on, photos of the result must be younger than the directive.</summary>
    public static IReadOnlyList<Happening> Ordered(NeedContext context, StepTaken taken) =>
        taken.Action == "签发" ? [FieldworkWork.Ordered(context.Linked("patch").ToList(), Days.Read(taken.Day), taken.Id)] : [];

    public static IReadOnlyDictionary<string, PaperField> Handover(NeedContext context, StepTaken taken, string document) => new Dictionary<string, PaperField>(StringComparer.Ordinal)
    {
        ["移交单位"] = PaperField.Of("执法监察机构"),
        ["接收单位"] = PaperField.Of("地籍管理机构"),
        ["移交明细"] = PaperField.Table(Standings(context).Select((standing, index) => Row(standing, index)).ToList()),
    };

    public static IReadOnlyDictionary<string, PaperField> Inform(NeedContext context, StepTaken taken, string document)
    {
        var dossier = DossierShelf.One(context.Workspace, CaseShelf.Case, context.Linked(CaseShelf.Case).First());
        var violations = CaseShelf.Of(context.Workspace, dossier);
        var opened = dossier.Steps[0].Sequence;
        string Each(Func<Violation, string> value, string? otherwise) => violations.Count > 0 ? string.Join('、', violations.Select(value).Distinct()) : otherwise ?? "";
        return new Dictionary<string, PaperField>(StringComparer.Ordinal)
        {
            ["案由"] = PaperField.Of(dossier.Field("案由")!, opened),
            ["当事人"] = PaperField.Of(Each(violation => violation.Offender.Name, dossier.Field("当事人")), opened),
            ["违法地点"] = PaperField.Of(Each(violation => violation.Place, dossier.Field("违法地点")), opened),
            ["违法事实"] = PaperField.Of(Each(violation => violation.Facts, dossier.Field("违法事实")), opened),
            ["抄告依据"] = PaperField.Of(context.Pack.Articles.Find("抄告依据")!.Title),
            ["反馈期限"] = PaperField.Of($"自收到之日起{Words(context, "inform.reply")}内"),
        };
    }

    private static List<PatchStanding> Standings(NeedContext context) =>
        DirectiveNeeds.Patches(context).Select(patch => DeterminationShelf.One(context.Workspace, patch)).OrderBy(standing => standing.Patch.Number, StringComparer.Ordinal).ToList();

    /// <summary>The heads of the table's columns say 亩 already.</summary>
    private static IReadOnlyDictionary<string, PaperField> Row(PatchStanding standing, int index) => new Dictionary<string, PaperField>(StringComparer.Ordinal)
    {
        ["序号"] = PaperField.Of((index + 1).ToString(CultureInfo.InvariantCulture)),
        ["图斑编号"] = PaperField.Of(standing.Patch.Number),
        ["所在位置"] = PaperField.Of(Place(standing)),
        ["图斑面积"] = PaperField.Of(PatchText.Mu(standing.Judged?.AreaM2).TrimEnd('亩')),
        ["耕地面积"] = PaperField.Of(PatchText.Mu(standing.Judged?.Counted?.FarmlandM2).TrimEnd('亩')),
        ["永久基本农田面积"] = PaperField.Of(PatchText.Mu(standing.Judged?.Counted?.PermanentFarmlandCultivatedM2).TrimEnd('亩')),
    };

    private static IEnumerable<(string Name, string Area)> Totals(List<PatchStanding> standings)
    {
        string Sum(Func<JudgedPatch, double?> area) => standings.Exists(standing => standing.Judged is not { } judged || area(judged) is null)
            ? "不明" : PatchText.Mu(standings.Sum(standing => area(standing.Judged!)!.Value));
        yield return ("图斑面积", Sum(judged => judged.AreaM2));
        yield return ("耕地面积", Sum(judged => judged.Counted?.FarmlandM2));
        yield return ("永久基本农田面积", Sum(judged => judged.Counted?.PermanentFarmlandCultivatedM2));
    }

    private static string Place(PatchStanding standing) => string.Concat((standing.Judged?.Units ?? []).OrderBy(unit => unit.Code.Length).ThenByDescending(unit => unit.AreaM2)
        .GroupBy(unit => unit.Level).Select(level => level.First().Name ?? level.First().Code)) is { Length: > 0 } place ? place : "不明";

    private static string UnitName(NeedContext context, string code) =>
        ProgrammeYear.Load(context.Workspace, context.Dossier?.Year ?? context.Request.Year).Units.FirstOrDefault(unit => unit.Code == code)?.Name ?? code;

    private static string Words(NeedContext context, string limit)
    {
        var deadlines = new Law.TimeLimits.Deadlines(context.Pack, ProgrammeYear.Load(context.Workspace, context.Dossier?.Year ?? context.Request.Year).Parameters);
        return deadlines.LengthOf(deadlines.LimitOn(limit, context.Request.Day), context.Request.Day).Words.Replace(" ", "", StringComparison.Ordinal);
    }
}
