using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Statistics;

/// <summary>What must hold before a figure leaves the house (spec 4.6): 图斑总数 = 各类之和, 农用地 ≥ 耕地 ≥ 永农, Σ children = parent.</summary>
public static class ControlIdentities
{
    private const double ToleranceM2 = 0.01;

    public static IEnumerable<Problem> Broken(Workspace workspace, int year)
    {
        var shares = CountedShare.Of(workspace, year, "");
        var land = shares.Where(share => share.Standing.Patch.Line == Lines.Land).ToList();
        foreach (var counted in land.Where(share => share.IsMain).Select(share => (share.Standing.Patch.Number, share.Standing.Judged?.Counted)).Where(pair => pair.Counted is not null))
        {
            var (number, areas) = (counted.Number, counted.Counted!);
            if (areas.AgriculturalM2 + ToleranceM2 < areas.FarmlandM2)
                yield return new Problem("statistics.identity", $"图斑 {number}:耕地 {Digits.Fixed(areas.FarmlandM2!.Value, 2)} ㎡ 大于农用地 {Digits.Fixed(areas.AgriculturalM2!.Value, 2)} ㎡");
            if (areas.FarmlandM2 + ToleranceM2 < areas.PermanentFarmlandCultivatedM2)
                yield return new Problem("statistics.identity", $"图斑 {number}:永久基本农田 {Digits.Fixed(areas.PermanentFarmlandCultivatedM2!.Value, 2)} ㎡ 大于耕地 {Digits.Fixed(areas.FarmlandM2!.Value, 2)} ㎡");
        }

        foreach (var patch in shares.GroupBy(share => share.Standing.Patch.Id))
            if (patch.First().Standing.Judged?.Counted is { } whole && Math.Abs(patch.Sum(share => share.AreaM2) - whole.AreaM2) > ToleranceM2)
                yield return new Problem("statistics.identity", $"图斑 {patch.First().Standing.Patch.Number}:各镇分摊之和 {Digits.Fixed(patch.Sum(share => share.AreaM2), 4)} ㎡ 与图斑 {Digits.Fixed(whole.AreaM2, 4)} ㎡ 不合");
        var patches = PatchShelf.Of(workspace, year);
        foreach (var parent in patches.Where(patch => patch.Status == PatchStatus.Split && patch.Row.AreaM2 is not null))
            if (patches.Where(child => child.Parents.Contains(parent.Id)).ToList() is { Count: > 0 } children && Cut(parent, children) is { } cut)
                yield return cut;
    }

    /// <summary>Children made here tile their parent; children delivered by a later batch may have been corrected, and are only told.</summary>
    private static Problem? Cut(Patch parent, List<Patch> children)
    {
        var sum = children.Sum(child => child.Row.AreaM2 ?? 0);
        return children.TrueForAll(child => child.Batch == parent.Batch) && Math.Abs(sum - parent.Row.AreaM2!.Value) > ToleranceM2
            ? new Problem("statistics.identity", $"图斑 {parent.Number}:子图斑之和 {Digits.Fixed(sum, 4)} ㎡ 与原图斑 {Digits.Fixed(parent.Row.AreaM2.Value, 4)} ㎡ 不合") : null;
    }
}
