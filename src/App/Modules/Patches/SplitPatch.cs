using NetTopologySuite.IO;
using Weipian.App.Database;
using Weipian.App.Platform;
using Weipian.Spatial;

namespace Weipian.App.Modules.Patches;

/// <summary>A child that a split makes.</summary>
public sealed record ChildPatch(string Id, PatchRow Row);

/// <summary>A patch was split; its children stand for it from now on.</summary>
/// <param name="Along">What it was cut along.</param>
public sealed record PatchSplit(string Parent, int Batch, string Along, IReadOnlyList<ChildPatch> Children);

/// <summary>Puts children in the place of a patch. Parent and child are never both counted.</summary>
public static class SplitPatch
{
    /// <summary>Printed and stored areas of the children must add up to the parent's within this.</summary>
    public const double ToleranceM2 = 0.01;

    /// <param name="parts">Number, WKB hex in the parent's coordinate system, share of the official area.</param>
    /// <exception cref="ProblemException"><c>split.not-tiling</c>, <c>patch.not-current</c>.</exception>
    public static PatchSplit Run(Workspace workspace, Patch parent, string along, IReadOnlyList<NewPart> parts, Actor actor)
    {
        if (parent.Status != PatchStatus.Current)
            throw new ProblemException("patch.not-current", $"图斑 {parent.Number} {PatchStatus.Name(parent.Status)},不能再拆分");
        var sum = parts.Sum(part => part.AreaM2);
        if (parent.Row.AreaM2 is not { } area || Math.Abs(sum - area) > ToleranceM2)
            throw new ProblemException("split.not-tiling", $"子图斑面积之和 {Digits.Fixed(sum, 4)} ㎡ 与原图斑 {Digits.Fixed(parent.Row.AreaM2 ?? 0, 4)} ㎡ 不合");
        var next = PatchShelf.Of(workspace, parent.Year, parent.Line).Count;
        var children = parts.Select(part => new ChildPatch($"{parent.Year}{(parent.Line == Lines.Land ? 'L' : 'M')}{++next:D6}", Child(parent.Row, part))).ToList();
        var split = new PatchSplit(parent.Id, parent.Batch, along, children);
        workspace.Append(actor, new Happening(PatchFolds.Split, parent.Id, split));
        return split;
    }

    private static PatchRow Child(PatchRow parent, NewPart part)
    {
        var shape = new WKBReader().Read(Convert.FromHexString(part.Geometry));
        return parent with
        {
            Number = part.Number,
            Geometry = part.Geometry,
            Original = null,
            AreaM2 = part.AreaM2,
            PlanarAreaM2 = OfficialArea.Planar(shape, Crs.FromEpsg(parent.Epsg)!),
            DeclaredM2 = null,
            Fault = null,
        };
    }
}
