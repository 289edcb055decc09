using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Programmes;
using Weipian.Law.Statistics;

namespace Weipian.App.Modules.Statistics;

/// <summary>
/// A patch, or the part of it that lies in one town: what tables count. A patch is counted once, in the town most of it lies in; its areas are
/// counted where the ground is. Off-line patches are in no share.
/// </summary>
/// <param name="FarmlandM2">Null: not known.</param>
public sealed record CountedShare(
    string UnitCode, string UnitName, PatchStanding Standing, FieldRecord? Record, bool IsMain, double AreaM2, double? FarmlandM2, double? PermanentM2)
{
    /// <summary>Unit of ground and patches that lie in no known town.</summary>
    public const string Nowhere = "";

    public string? Code => Standing.Code;

    public double Measure(string measure) => measure switch
    {
        "count" => IsMain ? 1 : 0,
        "area" => AreaM2,
        "farmland" => FarmlandM2 ?? 0,
        "permanent" => PermanentM2 ?? 0,
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "unknown measure"),
    };

    public RatioPatch ForRatio() => new(
        Standing.Patch.Number, Code ?? PatchSet.NotJudged, FarmlandM2, Record?.Land.KeyProject == true, Record?.Land.AffordableHousing == true, Eliminated: false);

    public static List<CountedShare> Of(Workspace workspace, int year, string line)
    {
        var records = FieldRecords.Newest(workspace);
        var names = ProgrammeYear.Load(workspace, year).Units.GroupBy(unit => unit.Code).ToDictionary(group => group.Key, group => group.Last().Name, StringComparer.Ordinal);
        return DeterminationShelf.Of(workspace, year, line.Length == 0 ? null : line)
            .Where(standing => !standing.IsOffline)
            .SelectMany(standing => Shares(standing, RecordOf(standing, records), names))
            .ToList();
    }

    private static FieldRecord? RecordOf(PatchStanding standing, IReadOnlyDictionary<string, FieldRecord> records) =>
        records.GetValueOrDefault(standing.Patch.Id) ?? standing.Patch.Parents.Select(records.GetValueOrDefault).FirstOrDefault(record => record is not null);

    private static IEnumerable<CountedShare> Shares(PatchStanding standing, FieldRecord? record, Dictionary<string, string> names)
    {
        CountedShare Share(string code, string? name, bool main, CountedAreas? counted) => new(
            code, names.GetValueOrDefault(code) ?? name ?? code, standing, record, main, counted?.AreaM2 ?? 0, counted?.FarmlandM2, counted?.PermanentFarmlandCultivatedM2 ?? counted?.PermanentFarmlandM2);
        var whole = standing.Judged?.Counted;
        var towns = standing.Judged?.Units.Where(unit => unit.Level == "town").ToList() ?? [];
        if (towns.Count <= 1)
            return [Share(towns.FirstOrDefault()?.Code ?? Nowhere, towns.FirstOrDefault()?.Name ?? "未落入镇(街道)", true, whole)];
        var main = standing.Judged!.MainTown!;
        var shares = towns.Select(town => Share(town.Code, town.Name, town == main, town.Counted)).ToList();
        return Outside(whole, shares) is { } outside ? shares.Append(Share(Nowhere, "未落入镇(街道)", false, outside)) : shares;
    }

    /// <summary>Ground of a patch that no town claims, so that the towns and it add up to the patch.</summary>
    private static CountedAreas? Outside(CountedAreas? whole, List<CountedShare> shares)
    {
        var left = (whole?.AreaM2 ?? 0) - shares.Sum(share => share.AreaM2);
        if (whole is null || left <= 0.01)
            return null;
        double? Rest(double? all, Func<CountedShare, double?> of) => all is null ? null : Math.Max(0, all.Value - shares.Sum(share => of(share) ?? 0));
        return new CountedAreas(left, null, Rest(whole.FarmlandM2, share => share.FarmlandM2), null, Rest(whole.PermanentFarmlandCultivatedM2, share => share.PermanentM2));
    }
}
