using SkiaSharp;

namespace Weipian.Rendering.Maps;

/// <summary>Fills of pieces: a colour, and a hatch on every second, so that neighbours differ on a black-and-white printer too.</summary>
public static class MapStyle
{
    private static readonly (uint Colour, Hatch Hatch)[] Styles =
    [
        (0xFFF4B183, Hatch.Rising), (0xFFA9D18E, Hatch.None), (0xFFFFE699, Hatch.Level), (0xFF9DC3E6, Hatch.Falling), (0xFFC9C9C9, Hatch.None),
        (0xFFD5A6E0, Hatch.Rising), (0xFF8FD3C8, Hatch.Level), (0xFFE6B8B7, Hatch.Falling), (0xFFEDEDED, Hatch.None), (0xFFB4A7D6, Hatch.Level),
    ];

    private enum Hatch
    {
        None,
        Rising,
        Falling,
        Level,
    }

    /// <summary>Styles there are; higher numbers begin again.</summary>
    public static int Count => Styles.Length;

    /// <param name="step">Pixels between hatch lines.</param>
    internal static void Fill(SKCanvas canvas, SKPath path, int style, float step)
    {
        var (colour, hatch) = Styles[style % Styles.Length];
        using (var fill = new SKPaint { Color = new SKColor(colour), IsAntialias = true })
            canvas.DrawPath(path, fill);
        if (hatch == Hatch.None)
            return;
        var bounds = path.Bounds;
        canvas.Save();
        canvas.ClipPath(path, SKClipOperation.Intersect, antialias: true);
        using var line = MapCutout.Stroke(new SKColor(0x60, 0x60, 0x60), Math.Max(1, step / 14));
        var (width, height) = (bounds.Width, bounds.Height);
        if (hatch == Hatch.Level)
            for (var y = bounds.Top + (step / 2); y < bounds.Bottom; y += step)
                canvas.DrawLine(bounds.Left, y, bounds.Right, y, line);
        else
            for (var at = bounds.Left - height; at < bounds.Right + height; at += step)
                canvas.DrawLine(at, hatch == Hatch.Rising ? bounds.Bottom : bounds.Top, at + height, hatch == Hatch.Rising ? bounds.Top : bounds.Bottom, line);
        canvas.Restore();
    }
}
