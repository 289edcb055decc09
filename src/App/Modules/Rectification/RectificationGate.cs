using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Rectification;

/// <summary>What stands against accepting a patch as rectified; a gate no post can pass.</summary>
internal static class RectificationGate
{
    public static IReadOnlyList<Problem> Blockers(Patch patch, PatchFieldwork fieldwork, PatchRectification rectification) =>
    [
        .. Proofs(patch, fieldwork),
        .. rectification.Pending > 0 ? [new Problem("rectification.pending", $"图斑 {patch.Number} 有 {rectification.Pending} 条整改记录待审核")] : Array.Empty<Problem>(),
        .. rectification.RemainderM2 is > 0 and var left ? [new Problem("rectification.remainder", $"图斑 {patch.Number} 剩余 {Digits.Fixed(left, 2)} ㎡ 未整改")] : Array.Empty<Problem>(),
        .. rectification is { TotalM2: null, Class: null } ? [new Problem("rectification.remainder", $"图斑 {patch.Number} 尚无审核通过的整改记录")] : Array.Empty<Problem>(),
    ];

    /// <summary>What is wrong with the proofs of a patch, whatever the areas say.</summary>
    public static IEnumerable<Problem> Proofs(Patch patch, PatchFieldwork fieldwork)
    {
        if (!fieldwork.Verified)
            yield return new Problem("patch.not-verified", $"图斑 {patch.Number} 没有实地核查");
        foreach (var doubt in fieldwork.OpenBlocking)
            yield return new Problem("doubt.open", $"图斑 {patch.Number} 存疑 {doubt.Doubt.Id}({doubt.Doubt.Name})尚未书面说明:{doubt.Doubt.Reason}");
        foreach (var doubt in fieldwork.Falsified)
            yield return new Problem("doubt.falsified", $"图斑 {patch.Number} 存疑 {doubt.Doubt.Id} 查实弄虚作假({doubt.Answer!.Text}),一票否决随单位 {doubt.Answer.Unit}");
        foreach (var photo in fieldwork.Unchecked)
            yield return new Problem("photo.unchecked", $"图斑 {patch.Number} 照片 {photo} 尚未核对;请运行 weipian fieldwork check");
    }
}
