using SkiaSharp;

namespace Weipian.Rendering.Maps;

/// <summary>A corner in metres of a plane: X to the east, Y to the north.</summary>
public readonly record struct MapPoint(double X, double Y);

/// <summary>A part of a patch.</summary>
/// <param name="Rings">Outer rings and holes alike; what lies inside an odd number of them is filled.</param>
/// <param name="Style">Place in <see cref="MapStyle"/>'s list; the legend beside the picture shows the same.</param>
public sealed record MapPiece(IReadOnlyList<IReadOnlyList<MapPoint>> Rings, int Style);

/// <summary>
/// The patch with its pieces as a PNG: outline red, pieces filled by class, north arrow, scale bar. No font is used, so it looks the same on every
/// machine; names and areas stand in the table beside it.
/// </summary>
public static class MapCutout
{
    /// <summary>Part of the picture left free around the patch.</summary>
    private const double Margin = 0.12;
    private static readonly SKColor Ink = new(0x20, 0x20, 0x20);

    /// <param name="outline">Rings of the whole patch.</param>
    /// <param name="around">Outlines of what lies about, thin and grey; may be empty.</param>
    /// <param name="width">Pixels.</param>
    /// <exception cref="ArgumentException">There is no ring of at least three corners, or one has no extent.</exception>
    public static byte[] Draw(
        IReadOnlyList<IReadOnlyList<MapPoint>> outline, IReadOnlyList<MapPiece> pieces, IReadOnlyList<IReadOnlyList<MapPoint>> around, int width, int height)
    {
        var corners = outline.Where(ring => ring.Count >= 3).SelectMany(ring => ring).ToList();
        if (corners.Count == 0 || !corners.TrueForAll(corner => double.IsFinite(corner.X) && double.IsFinite(corner.Y)))
            throw new ArgumentException("An outline needs a ring of at least three finite corners.", nameof(outline));
        var (left, right, bottom, top) = (corners.Min(corner => corner.X), corners.Max(corner => corner.X), corners.Min(corner => corner.Y), corners.Max(corner => corner.Y));
        if (right - left + top - bottom <= 0)
            throw new ArgumentException("An outline needs an extent.", nameof(outline));
        var scale = Math.Min(width * (1 - (2 * Margin)) / Math.Max(right - left, 1e-9), height * (1 - (2 * Margin)) / Math.Max(top - bottom, 1e-9));
        var (middleX, middleY) = ((left + right) / 2, (bottom + top) / 2);
        SKPoint Place(MapPoint corner) => new((float)((width / 2.0) + ((corner.X - middleX) * scale)), (float)((height / 2.0) - ((corner.Y - middleY) * scale)));

        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        var line = Math.Max(1.5f, width / 400f);
        using (var grey = Stroke(new SKColor(0xA8, 0xA8, 0xA8), line * 0.7f))
        using (var path = Path(around, Place))
            canvas.DrawPath(path, grey);
        foreach (var piece in pieces)
        {
            using var path = Path(piece.Rings, Place);
            MapStyle.Fill(canvas, path, piece.Style, width / 55f);
            using var edge = Stroke(Ink, line * 0.6f);
            canvas.DrawPath(path, edge);
        }

        using (var red = Stroke(new SKColor(0xE0, 0, 0), line * 2))
        using (var path = Path(outline, Place))
            canvas.DrawPath(path, red);
        MapFurniture.NorthArrow(canvas, width - (height * 0.07f), height * 0.05f, height * 0.12f, Ink);
        MapFurniture.ScaleBar(canvas, width * 0.03f, height * 0.95f, width * 0.25, scale, height * 0.035f, Ink);
        using (var frame = Stroke(Ink, line * 0.7f))
            canvas.DrawRect(line / 2, line / 2, width - line, height - line, frame);
        return Png(bitmap);
    }

    /// <summary>The colour of a style as a small picture for the legend.</summary>
    public static byte[] Swatch(int style)
    {
        const int Width = 120;
        const int Height = 60;
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        using var path = new SKPath();
        path.AddRect(new SKRect(2, 2, Width - 2, Height - 2));
        MapStyle.Fill(canvas, path, style, 16);
        using var edge = Stroke(Ink, 2);
        canvas.DrawPath(path, edge);
        return Png(bitmap);
    }

    internal static SKPaint Stroke(SKColor color, float width) =>
        new() { Color = color, IsStroke = true, StrokeWidth = width, IsAntialias = true, StrokeJoin = SKStrokeJoin.Round, StrokeCap = SKStrokeCap.Round };

    private static SKPath Path(IReadOnlyList<IReadOnlyList<MapPoint>> rings, Func<MapPoint, SKPoint> place)
    {
        var path = new SKPath { FillType = SKPathFillType.EvenOdd };
        foreach (var ring in rings.Where(ring => ring.Count >= 3))
            path.AddPoly([.. ring.Select(place)], close: true);
        return path;
    }

    private static byte[] Png(SKBitmap bitmap)
    {
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
