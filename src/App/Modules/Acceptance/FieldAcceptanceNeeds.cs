using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Programmes;
using Weipian.App.Modules.Rectification;
using Weipian.Law.Procedures;

namespace Weipian.App.Modules.Acceptance;

/// <summary>Conditions of looking at restored ground parcel by parcel (R090).</summary>
public static class FieldAcceptanceNeeds
{
    private static readonly Dictionary<string, Func<NeedContext, NeedState>> Readers = new(StringComparer.Ordinal)
    {
        ["报称已拆除恢复"] = ReportedRestored,
        ["核实人非填报单位"] = Independent,
        ["无未答复的存疑"] = context => DoubtGate.Answered(context, Patches(context)),
        ["整改剩余为零"] = RemainderZero,
        ["无弄虚作假"] = context => DoubtGate.Truthful(context, Patches(context)),
    };

    /// <summary>Conditions that can be read; a test holds them against the table.</summary>
    public static IReadOnlyCollection<string> Known => Readers.Keys;

    public static NeedState Read(NeedContext context, string term) => Readers.TryGetValue(term, out var read) ? read(context) : NeedState.Unknown($"本程序不会判断“{term}”");

    public static List<Patch> Patches(NeedContext context) => context.Linked("patch").Select(id => PatchShelf.One(context.Workspace, id)).ToList();

    /// <summary>Records that say the ground was brought back and were not returned.</summary>
    public static List<RectificationEntry> Restoring(Workspace workspace, Law.RulePack pack, string patch) => RectificationShelf.Entries(workspace, patch)
        .Where(entry => entry.State != RectificationStates.Returned && pack.Fieldwork.FindMode(entry.Record.Mode)?.Restores == true).ToList();

    private static NeedState ReportedRestored(NeedContext context)
    {
        if (Patches(context) is not [var patch])
            return NeedState.No("逐宗核实:须关联且只关联一个图斑");
        if (DossierShelf.About(context.Workspace, AcceptanceShelf.FieldAcceptance, new DossierLink("patch", patch.Id)).Find(other => other.Id != context.Dossier?.Id) is { } other)
            return NeedState.No($"图斑 {patch.Number} 已有实地核实 {other.Id}(“{other.State}”)");
        return Restoring(context.Workspace, context.Pack, patch.Id) is { Count: > 0 } records
            ? NeedState.Yes($"整改记录 {string.Join('、', records.Select(entry => entry.Record.Id))}") : NeedState.No($"图斑 {patch.Number} 没有拆除恢复的整改记录");
    }

    /// <summary>Two or more people, none of whom reported the work or belongs to the unit that did.</summary>
    private static NeedState Independent(NeedContext context)
    {
        if (context.Request.Fields.Count == 0)
            return NeedState.Yes("填报时核对");
        var unit = context.Dossier!.Unit;
        var people = (context.Request.Fields.GetValueOrDefault("核实人") ?? "").Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        var name = ProgrammeYear.Load(context.Workspace, context.Dossier.Year).Units.FirstOrDefault(known => known.Code == unit)?.Name;
        var reporters = Patches(context).SelectMany(patch => RectificationShelf.Entries(context.Workspace, patch.Id)).Select(entry => entry.Person)
            .Append(context.Dossier.Steps[0].Person).ToHashSet(StringComparer.Ordinal);
        if (people.Count < 2)
            return NeedState.No("核实人不足两名");
        if (context.Request.Fields.GetValueOrDefault("核实人单位") is { } place && (place == unit || place == name))
            return NeedState.No($"核实人单位就是填报单位 {place}");
        return people.Where(reporters.Contains).ToList() is { Count: > 0 } own ? NeedState.No($"{string.Join('、', own)}填报了本地块") : NeedState.Yes("核实人不属填报单位");
    }

    private static NeedState RemainderZero(NeedContext context)
    {
        var open = Patches(context).Select(patch => (patch, Account: RectificationShelf.Of(context.Workspace, patch, context.Pack))).Where(pair => !pair.Account.Rectified)
            .Select(pair => $"图斑 {pair.patch.Number} 剩余 {(pair.Account.RemainderM2 is { } left ? Platform.Digits.Fixed(left, 2) + " ㎡" : "不明")}{(pair.Account.Pending > 0 ? $",{pair.Account.Pending} 条记录待审核" : "")}").ToList();
        return open.Count > 0 ? NeedState.No(string.Join(';', open)) : NeedState.Yes("整改剩余为零且已审核");
    }
}
