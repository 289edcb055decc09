using System.Globalization;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Programmes;
using Weipian.App.Modules.Rectification;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Acceptance;

/// <summary>What 审核验收意见, 拆除图斑核实记录表 and 验收请示 take from the ground, the proofs and the year's work.</summary>
internal static class AcceptancePapers
{
    public const string Office = "卫片执法监督检查工作领导小组办公室";

    public static IReadOnlyDictionary<string, PaperField> Field(NeedContext context, StepTaken taken, string document)
    {
        var patch = FieldAcceptanceNeeds.Patches(context).Single();
        var standing = DeterminationShelf.One(context.Workspace, patch);
        var visit = context.Dossier!.Last("实地核实");
        var account = RectificationShelf.Of(context.Workspace, patch, context.Pack);
        var verdict = taken.Action switch { "出具同意意见" => "同意通过", "出具不同意意见" => "不予通过", _ => "弄虚作假，一票否决" };
        var unit = UnitName(context, taken.Unit, taken.Day);
        var fields = new Dictionary<string, PaperField>(StringComparer.Ordinal)
        {
            ["主送"] = PaperField.Of(unit),
            ["验收对象"] = PaperField.Of($"{unit} 图斑{patch.Number}"),
            ["验收日期"] = PaperField.Of(visit?.Taken.Fields["核实日期"] ?? taken.Day, visit?.Sequence),
            ["验收情况"] = PaperField.Of(visit?.Taken.Fields["核实情况"] ?? taken.Fields.GetValueOrDefault("理由") ?? "", visit?.Sequence),
            ["验收结论"] = PaperField.Of(verdict),
            ["验收明细"] = PaperField.Table([Row(standing, account.Class, visit?.Taken.Fields["核实情况"] ?? taken.Fields["理由"], verdict)]),
            ["图斑编号"] = PaperField.Of(patch.Number),
            ["所在位置"] = PaperField.Of(Place(standing)),
            ["图斑面积"] = PaperField.Of(PatchText.Mu(standing.Judged?.AreaM2)),
            ["耕地面积"] = PaperField.Of(PatchText.Mu(standing.Judged?.Counted?.FarmlandM2)),
            ["审核验收意见"] = PaperField.Of(taken.Fields.GetValueOrDefault("验收意见") ?? verdict),
            ["验收人"] = PaperField.Of(context.Officer.Person),
        };
        if (taken.Fields.GetValueOrDefault("理由") is { } reason)
            fields["存在问题"] = PaperField.Of(reason);
        if (FieldAcceptanceNeeds.Restoring(context.Workspace, context.Pack, patch.Id).LastOrDefault() is { } record)
            fields["拆除日期"] = PaperField.Of(record.Record.Day, record.Sequence);
        if (WatchShelf.Items(context.Workspace).Where(item => item.Patch == patch.Id).ToList() is { Count: > 0 } watched)
            fields["后续监管"] = PaperField.Of(string.Join('\n', watched.Select(item => item.Text)));
        Photo(context, patch.Id, PhotoRoles.Before, "拆除前", fields);
        Photo(context, patch.Id, PhotoRoles.After, "拆除后", fields);
        return fields;
    }

    public static IReadOnlyDictionary<string, PaperField> Unit(NeedContext context, StepTaken taken, string document)
    {
        var patches = AcceptanceShelf.PatchesOf(context.Workspace, taken.Year, taken.Unit);
        var unlawful = patches.Where(standing => PatchHandling.IsUnlawful(standing.Code)).ToList();
        var rectified = unlawful.Count(standing => RectificationShelf.Of(context.Workspace, standing.Patch, context.Pack).Rectified);
        return new Dictionary<string, PaperField>(StringComparer.Ordinal)
        {
            ["发文机关"] = PaperField.Of(UnitName(context, taken.Unit, taken.Day)),
            ["签发人"] = PaperField.Of(context.Officer.Person),
            ["主送"] = PaperField.Of(County.Of(context.Workspace).Name + Office),
            ["工作情况"] = PaperField.Of(taken.Fields["自查情况"]),
            ["审核结果"] = PaperField.Of(string.Create(CultureInfo.InvariantCulture,
                $"本单位{taken.Year}年度图斑{patches.Count}个，其中违法{unlawful.Count}个，已整改到位{rectified}个；尚无结论{patches.Count(standing => standing.Conclusion is null)}个。")),
            ["请示事项"] = PaperField.Of($"现申请对本单位{taken.Year}年度卫片执法工作予以验收。"),
        };
    }

    private static IReadOnlyDictionary<string, PaperField> Row(PatchStanding standing, string? mode, string found, string verdict) => new Dictionary<string, PaperField>(StringComparer.Ordinal)
    {
        ["序号"] = PaperField.Of("1"),
        ["图斑编号"] = PaperField.Of(standing.Patch.Number),
        ["所在位置"] = PaperField.Of(Place(standing)),
        ["图斑面积"] = PaperField.Of(PatchText.Mu(standing.Judged?.AreaM2)),
        ["整改方式"] = PaperField.Of(mode ?? ""),
        ["核实结果"] = PaperField.Of(found),
        ["验收意见"] = PaperField.Of(verdict),
    };

    private static void Photo(NeedContext context, string patch, string role, string name, Dictionary<string, PaperField> fields)
    {
        var link = EvidenceShelf.LinkedTo(context.Workspace, LinkTargets.Patch, patch).LastOrDefault(link => link.Role == role);
        if (link is null)
            return;
        var item = EvidenceShelf.One(context.Workspace, link.Evidence).Version;
        fields[name + "照片"] = PaperField.Photo(item.Sha256);
        fields[name + "说明"] = PaperField.Of(string.Join(' ', new[] { item.Photo?.TakenAt, item.Photo?.AzimuthDeg is { } azimuth ? $"方位角 {Digits.Fixed(azimuth, 0)}°" : null, item.Id }.OfType<string>()));
    }

    private static string Place(PatchStanding standing) => string.Concat((standing.Judged?.Units ?? []).OrderBy(unit => unit.Code.Length).ThenByDescending(unit => unit.AreaM2)
        .GroupBy(unit => unit.Level).Select(level => level.First().Name ?? level.First().Code)) is { Length: > 0 } place ? place : "不明";

    private static string UnitName(NeedContext context, string code, string day) =>
        ProgrammeYear.Load(context.Workspace, context.Dossier?.Year ?? context.Request.Year).Units.FirstOrDefault(unit => unit.Code == code && unit.InForce(Days.Read(day)))?.Name
        ?? (County.Of(context.Workspace) is { } county && county.Code == code ? county.Name : code);
}
