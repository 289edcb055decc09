using Weipian.App.Modules.Procedures;

namespace Weipian.App.Modules.Cases;

/// <summary>What keeps a case from being dealt with in matter and in persons (事与人均处理到位).</summary>
internal static class CaseRemainder
{
    public static IReadOnlyList<string> Of(Dossier dossier) => [.. Matter(dossier), .. Persons(dossier)];

    private static IEnumerable<string> Matter(Dossier dossier)
    {
        if (!CaseShelf.IsSettled(dossier))
            yield return $"案件“{dossier.State}”,尚未结案";
        foreach (var left in CaseDecision.Of(dossier) is { Made: true } decision ? decision.Outstanding : [])
            yield return left;
    }

    private static IEnumerable<string> Persons(Dossier dossier)
    {
        if (dossier.All("提出处分建议").Count() > dossier.All("处分落实").Count())
            yield return "处分建议尚未落实";
        if (dossier.Field("研判结论") == "应移送" && !dossier.Did("移送司法"))
            yield return "应移送司法机关而未移送";
        if (dossier.Did("移送司法") && !dossier.Did("司法回执"))
            yield return "移送司法尚无回执";
    }
}
