using Weipian.App.Database;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;
using Weipian.Law.Offences;

namespace Weipian.App.Modules.Cases;

/// <summary>Every violation on record as an act of its offender: what criminal thresholds are summed over.</summary>
internal static class OffenderActs
{
    public static List<OffenderAct> All(Workspace workspace)
    {
        var decided = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var year in workspace.Connection.Query("SELECT DISTINCT year FROM dossier WHERE kind='case'", row => row.GetInt32(0)))
            foreach (var dossier in DossierShelf.Of(workspace, CaseShelf.Case, year).Where(dossier => dossier.Did("作出处罚决定")))
                foreach (var violation in dossier.Linked(CaseShelf.ViolationLink))
                    decided[violation] = dossier.Last("作出处罚决定")!.Day;
        return workspace.Connection.Query("SELECT record FROM violation ORDER BY id", row => CanonicalJson.Read<Violation>(row.GetString(0)))
            .Select(violation => Of(violation, decided.TryGetValue(violation.Id, out var day) ? day : null)).ToList();
    }

    public static OffenderAct Of(Violation violation, DateOnly? penalisedOn)
    {
        var (farmland, permanent) = ((decimal?)violation.Land.FarmlandM2, (decimal?)violation.Land.PermanentFarmlandM2);
        return new OffenderAct(violation.Id, Key(violation.Offender), violation.Offence, Days.Read(violation.ActEnd ?? violation.DiscoveredOn), penalisedOn)
        {
            PermanentFarmlandM2 = permanent,
            OtherFarmlandM2 = farmland - (permanent ?? 0),
            OtherLandM2 = (decimal?)violation.Land.AreaM2 - (farmland ?? 0),
            PlantingDestroyed = violation.PlantingDestroyed,
            GainsYuan = violation.Money.Gains,
            LossYuan = violation.Money.Loss,
            MineralValueYuan = violation.Money.MarketValue,
        };
    }

    /// <summary>Two records are of one offender when the identity number agrees, or, without one, the name.</summary>
    private static string Key(Offender offender) => offender.Number is { Length: > 0 } number ? $"{offender.Name}({number[..Math.Min(4, number.Length)]}…)" + ContentStore.HashOf(System.Text.Encoding.UTF8.GetBytes(number))[..8] : offender.Name;
}
