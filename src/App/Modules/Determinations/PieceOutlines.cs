using NetTopologySuite.Geometries;
using Weipian.App.Modules.Patches;
using Weipian.Formats;
using Weipian.Law;
using Weipian.Spatial;

namespace Weipian.App.Modules.Determinations;

/// <summary>The pieces a patch is cut into by the features of the current layers: counted without outlines, drawn only here, where somebody asks for them.</summary>
public static class PieceOutlines
{
    public static readonly IReadOnlyList<SourceField> Fields =
    [
        new("图斑编号", FieldKind.Text), new("图层种类", FieldKind.Text), new("来源", FieldKind.Text), new("记录", FieldKind.Integer, 10), new("地类", FieldKind.Text),
        new("文号", FieldKind.Text), new("名称", FieldKind.Text), new("面积", FieldKind.Real, 16, 4),
    ];

    /// <summary>Every piece of the patches, by patch, kind, layer and feature; its area is the counted one.</summary>
    /// <param name="crs">System the outlines are given in.</param>
    public static IEnumerable<(Geometry Shape, IReadOnlyList<object?> Values)> Of(IEnumerable<Patch> patches, LayerSet layers, Crs crs, RulePack pack)
    {
        foreach (var patch in patches)
        {
            var own = Crs.FromEpsg(patch.Row.Epsg)!;
            var shape = patch.Row.Shape();
            foreach (var piece in layers.Overlay(PatchShape.Part(shape, own, patch.Row.AreaM2!.Value)).Values.SelectMany(kind => kind.Pieces))
                yield return (CrsChange.Between(Outline(shape, own, piece), own, crs),
                [
                    patch.Number, pack.LayerKinds.Find(piece.Layer.Description.Kind)?.Name, piece.Layer.Description.SourceName, piece.Stored.Record,
                    piece.Value("class"), piece.Value("document"), piece.Value("name"), piece.AreaM2,
                ]);
        }
    }

    /// <summary>What a patch and a feature have in common, in the patch's own coordinates.</summary>
    public static Geometry Outline(Geometry shape, Crs own, KindPiece piece) =>
        Cutting.Common(shape, CrsChange.Between(piece.Layer.ShapeOf(piece.Feature), piece.Layer.Crs, own));
}
