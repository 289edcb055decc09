using Weipian.App.Database;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Supervision;

/// <summary>How inspections change the tables inspection_population, inspection_draw and inspection_finding.</summary>
public static class SupervisionFolds
{
    public const string Announced = "supervision.population-announced";
    public const string Drawn = "supervision.inspection-drawn";
    public const string Found = "supervision.finding-recorded";

    public static readonly IReadOnlyDictionary<string, Fold> All = new Dictionary<string, Fold>(StringComparer.Ordinal)
    {
        [Announced] = (target, happened) =>
        {
            var announced = CanonicalJson.Read<PopulationAnnounced>(happened.Body);
            target.Write("INSERT INTO inspection_population VALUES ($1,$2,$3,$4)", announced.Id, announced.Year, happened.Body, happened.Sequence);
        },
        [Drawn] = (target, happened) =>
        {
            var drawn = CanonicalJson.Read<InspectionDrawn>(happened.Body);
            target.Write("INSERT INTO inspection_draw VALUES ($1,$2,$3,$4)", drawn.Id, drawn.Year, happened.Body, happened.Sequence);
            foreach (var item in drawn.Draw.Drawn)
                PatchHistory.Remember(target, item.Id, happened, $"联合督导检查 {drawn.Id} 随机抽中");
        },
        [Found] = (target, happened) =>
        {
            var finding = CanonicalJson.Read<InspectionFinding>(happened.Body);
            target.Write("INSERT INTO inspection_finding VALUES ($1,$2,$3,$4)", finding.Id, finding.Draw, happened.Body, happened.Sequence);
            PatchHistory.Remember(target, finding.Patch, happened, $"联合督导检查 {finding.Draw}:{(finding.Problem ? finding.Serious ? "违法严重," : "发现问题," : "未发现问题,")}{finding.Text}");
        },
    };
}
