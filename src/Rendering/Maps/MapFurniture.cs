using System.Globalization;
using SkiaSharp;

namespace Weipian.Rendering.Maps;

/// <summary>North arrow and scale bar, drawn with strokes: no font, so no font can be missing.</summary>
internal static class MapFurniture
{
    /// <summary>Strokes of a letter on a field 2 wide and 4 high, from the top left; pen up between the groups.</summary>
    private static readonly Dictionary<char, float[][]> Letters = new()
    {
        ['0'] = [[0, 0, 2, 0, 2, 4, 0, 4, 0, 0]],
        ['1'] = [[0.3f, 0.7f, 1, 0, 1, 4]],
        ['2'] = [[0, 0, 2, 0, 2, 2, 0, 2, 0, 4, 2, 4]],
        ['3'] = [[0, 0, 2, 0, 2, 4, 0, 4], [0.4f, 2, 2, 2]],
        ['4'] = [[0, 0, 0, 2, 2, 2], [2, 0, 2, 4]],
        ['5'] = [[2, 0, 0, 0, 0, 2, 2, 2, 2, 4, 0, 4]],
        ['6'] = [[2, 0, 0, 0, 0, 4, 2, 4, 2, 2, 0, 2]],
        ['7'] = [[0, 0, 2, 0, 0.8f, 4]],
        ['8'] = [[0, 0, 2, 0, 2, 4, 0, 4, 0, 0], [0, 2, 2, 2]],
        ['9'] = [[2, 2, 0, 2, 0, 0, 2, 0, 2, 4, 0, 4]],
        ['m'] = [[0, 4, 0, 1.5f, 1, 1.5f, 1, 4], [1, 1.5f, 2, 1.5f, 2, 4]],
        ['k'] = [[0, 0, 0, 4], [1.8f, 1.3f, 0, 2.8f, 1.8f, 4]],
        ['.'] = [[0.9f, 3.9f, 1.1f, 4]],
        ['N'] = [[0, 4, 0, 0, 2, 4, 2, 0]],
    };

    public static void NorthArrow(SKCanvas canvas, float x, float top, float height, SKColor ink)
    {
        Write(canvas, "N", x - (height * 0.1f), top, height * 0.28f, ink);
        var (tip, foot) = (top + (height * 0.38f), top + height);
        using var fill = new SKPaint { Color = ink, IsAntialias = true };
        using var half = new SKPath();
        half.AddPoly([new(x, tip), new(x, foot - (height * 0.12f)), new(x - (height * 0.17f), foot)], close: true);
        canvas.DrawPath(half, fill);
        using var edge = MapCutout.Stroke(ink, height / 50);
        using var other = new SKPath();
        other.AddPoly([new(x, tip), new(x, foot - (height * 0.12f)), new(x + (height * 0.17f), foot)], close: true);
        canvas.DrawPath(other, edge);
    }

    /// <summary>The longest bar of 1, 2 or 5 times a power of ten metres that fits.</summary>
    /// <param name="scale">Pixels per metre.</param>
    public static void ScaleBar(SKCanvas canvas, float left, float bottom, double longest, double scale, float height, SKColor ink)
    {
        var metres = 0.01;
        while (true)
        {
            var next = new[] { 1.0, 2, 5, 10 }.Select(step => step * Decade(metres)).First(step => step > metres * 1.001);
            if (next * scale > longest)
                break;
            metres = next;
        }

        var length = (float)(metres * scale);
        using var line = MapCutout.Stroke(ink, height / 12);
        using var fill = new SKPaint { Color = ink, IsAntialias = true };
        canvas.DrawRect(left, bottom - (height * 0.3f), length, height * 0.3f, line);
        canvas.DrawRect(left, bottom - (height * 0.3f), length / 2, height * 0.3f, fill);
        Write(canvas, metres >= 1000 ? (metres / 1000).ToString(CultureInfo.InvariantCulture) + "km" : metres.ToString("0.##", CultureInfo.InvariantCulture) + "m", left + length + (height * 0.4f), bottom - (height * 0.75f), height * 0.75f, ink);
    }

    /// <summary>The power of ten at or below a length.</summary>
    private static double Decade(double metres)
    {
        var decade = 0.01;
        while (decade * 10 <= metres * 1.001)
            decade *= 10;
        return decade;
    }

    private static void Write(SKCanvas canvas, string text, float left, float top, float height, SKColor ink)
    {
        using var pen = MapCutout.Stroke(ink, height / 7);
        var unit = height / 4;
        foreach (var letter in text)
        {
            foreach (var stroke in Letters[letter])
            {
                using var path = new SKPath();
                path.MoveTo(left + (stroke[0] * unit), top + (stroke[1] * unit));
                for (var at = 2; at < stroke.Length; at += 2)
                    path.LineTo(left + (stroke[at] * unit), top + (stroke[at + 1] * unit));
                canvas.DrawPath(path, pen);
            }

            left += unit * (letter == '.' ? 2 : 3);
        }
    }
}
