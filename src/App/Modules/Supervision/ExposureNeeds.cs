using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Procedures;
using Weipian.Law.Procedures;

namespace Weipian.App.Modules.Supervision;

/// <summary>Conditions of telling the public (R093): both matter and persons dealt with, nothing personal in the text.</summary>
public static class ExposureNeeds
{
    private static readonly Dictionary<string, Func<NeedContext, NeedState>> Readers = new(StringComparer.Ordinal)
    {
        ["案件已处理到位"] = DealtWith,
        ["公开文本已脱敏"] = Masked,
    };

    /// <summary>Conditions that can be read; a test holds them against the table.</summary>
    public static IReadOnlyCollection<string> Known => Readers.Keys;

    public static NeedState Read(NeedContext context, string term) => Readers.TryGetValue(term, out var read) ? read(context) : NeedState.Unknown($"本程序不会判断“{term}”");

    private static NeedState DealtWith(NeedContext context)
    {
        var cases = SupervisionNeeds.Cases(context);
        if (cases.Count == 0)
            return NeedState.No("没有关联案件");
        var open = cases.Select(dossier => (dossier.Id, Left: CaseShelf.Remainder(dossier))).Where(pair => pair.Left.Count > 0).Select(pair => $"{pair.Id}:{string.Join('、', pair.Left)}").ToList();
        return open.Count > 0 ? NeedState.No(string.Join(';', open)) : NeedState.Yes("事与人均已处理到位");
    }

    private static NeedState Masked(NeedContext context)
    {
        if (context.Field("公开文本") is not { } text)
            return NeedState.No("没有公开文本");
        var offenders = SupervisionNeeds.Cases(context).SelectMany(dossier => CaseShelf.Of(context.Workspace, dossier)).Select(violation => violation.Offender).ToList();
        var found = PublicText.Check(text, offenders);
        return found.Count > 0 ? NeedState.No(string.Join(';', found)) : NeedState.Yes("未见个人证件、电话与精确坐标");
    }
}
