using Weipian.App.Modules.Layers;
using Weipian.Spatial;

namespace Weipian.App.Modules.Determinations;

/// <summary>A piece of a patch inside one feature of one layer.</summary>
public sealed record KindPiece(OverlayLayer Layer, int Feature, double AreaM2)
{
    /// <summary>Fields of the feature, by target name.</summary>
    public PackedValues Stored { get; } = Layer.ValuesOf(Feature);

    public string? Value(string target) => Stored.Values.GetValueOrDefault(target);
}

/// <summary>A patch laid over all current layers of one kind, which count as one layer: what two of them cover is covered once.</summary>
public sealed class KindOverlay
{
    private readonly PatchShape _patch;

    private KindOverlay(string kind, PatchShape patch, IReadOnlyList<OverlayLayer> layers, IReadOnlyList<KindPiece> pieces, IReadOnlyList<string> quarantined)
    {
        (_patch, Kind, Layers, Pieces, Quarantined) = (patch, kind, layers, pieces, quarantined);
        CoveredM2 = Covered(pieces);
    }

    public string Kind { get; }

    public IReadOnlyList<OverlayLayer> Layers { get; }

    public IReadOnlyList<KindPiece> Pieces { get; }

    /// <summary>Shapes that may not be measured and lie where the patch is, each in words.</summary>
    public IReadOnlyList<string> Quarantined { get; }

    public double CoveredM2 { get; }

    public double OverlapM2 => Pieces.Sum(piece => piece.AreaM2) - CoveredM2;

    public double RemainderM2 => _patch.AreaM2 - CoveredM2;

    public static KindOverlay Of(string kind, IReadOnlyList<OverlayLayer> layers, PatchShape patch)
    {
        var (pieces, quarantined) = (new List<KindPiece>(), new List<string>());
        foreach (var layer in layers)
        {
            var overlaid = layer.Pack.Overlay(patch);
            pieces.AddRange(overlaid.Pieces.Select(piece => new KindPiece(layer, piece.Feature, piece.AreaM2)));
            quarantined.AddRange(overlaid.Quarantined.Select(feature => $"{layer.Description.SourceName} 第 {layer.ValuesOf(feature).Record} 条图形无效,尚未接受修复"));
        }

        return new KindOverlay(kind, patch, layers, pieces, quarantined);
    }

    /// <summary>What some of the pieces cover together, ㎡.</summary>
    public double Covered(IReadOnlyList<KindPiece> pieces)
    {
        var byLayer = pieces.GroupBy(piece => piece.Layer).ToList();
        if (byLayer.Count <= 1)
            return byLayer.Sum(group => group.Key.Pack.CoveredM2(_patch, group.Select(piece => new Piece(piece.Feature, piece.AreaM2)).ToList()));
        var union = Cutting.United(pieces.Select(piece => Cutting.Common(_patch.Plane, piece.Layer.PlaneOf(piece.Feature))));
        return Math.Min(_patch.CommonM2(union), pieces.Sum(piece => piece.AreaM2));
    }

    /// <summary>What only these pieces cover and no other piece of the kind, ㎡.</summary>
    public double Exclusive(Func<KindPiece, bool> mine) =>
        OverlapM2 <= LayerPack.TouchingM2
            ? Pieces.Where(mine).Sum(piece => piece.AreaM2)
            : CoveredM2 - Covered(Pieces.Where(piece => !mine(piece)).ToList());
}
