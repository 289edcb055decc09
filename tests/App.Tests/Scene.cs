using SkiaSharp;

namespace Weipian.App.Tests;

/// <summary>Pictures of places that are not there: sky, land, fields and sheds drawn by a seed. The same seed is the same picture.</summary>
internal static class Scene
{
    public static byte[] Jpeg(int seed, Exif? exif = null, int width = 640, int height = 480, int quality = 85)
    {
        using var bitmap = Draw(seed, width, height);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        return exif is null ? data.ToArray() : ExifBlock.Into(data.ToArray(), exif);
    }

    public static byte[] Png(int seed, int width, int height)
    {
        using var bitmap = Draw(seed, width, height);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>The same picture handed in again: smaller, compressed anew, brighter or darker.</summary>
    public static byte[] Reencoded(byte[] picture, double scale, int quality, int brighter, Exif? exif)
    {
        using var bitmap = SKBitmap.Decode(picture);
        using var scaled = bitmap.Resize(new SKImageInfo((int)(bitmap.Width * scale), (int)(bitmap.Height * scale)), new SKSamplingOptions(SKFilterMode.Linear));
        using var canvas = new SKCanvas(scaled);
        using var paint = new SKPaint();
        paint.Color = brighter >= 0 ? SKColors.White.WithAlpha((byte)brighter) : SKColors.Black.WithAlpha((byte)-brighter);
        canvas.DrawRect(0, 0, scaled.Width, scaled.Height, paint);
        canvas.Flush();
        using var data = scaled.Encode(SKEncodedImageFormat.Jpeg, quality);
        return exif is null ? data.ToArray() : ExifBlock.Into(data.ToArray(), exif);
    }

    public static string File(byte[] bytes, string ending = ".jpg")
    {
        var path = Path.GetTempFileName() + ending;
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    private static SKBitmap Draw(int seed, int width, int height)
    {
        var random = new Random(seed);
        var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint();
        paint.IsAntialias = true;
        var horizon = height * (0.25f + (0.3f * random.NextSingle()));
        canvas.Clear(new SKColor((byte)random.Next(120, 200), (byte)random.Next(160, 220), (byte)random.Next(200, 255)));
        paint.Color = new SKColor((byte)random.Next(60, 170), (byte)random.Next(70, 160), (byte)random.Next(30, 90));
        canvas.DrawRect(0, horizon, width, height - horizon, paint);
        for (var ridge = 0; ridge < 3; ridge++)
            Ridge(canvas, paint, random, width, horizon);
        for (var thing = 0; thing < 26; thing++)
        {
            paint.Color = new SKColor((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
            var (x, y, size) = (random.NextSingle() * width, horizon + (random.NextSingle() * (height - horizon)) - (0.1f * height), (0.03f + (0.16f * random.NextSingle())) * width);
            if (random.Next(3) == 0)
                canvas.DrawOval(x, y, size / 2, size / 3, paint);
            else
                canvas.DrawRect(x, y, size, size * (0.3f + random.NextSingle()), paint);
        }

        canvas.Flush();
        return bitmap;
    }

    private static void Ridge(SKCanvas canvas, SKPaint paint, Random random, int width, float horizon)
    {
        paint.Color = new SKColor((byte)random.Next(60, 130), (byte)random.Next(80, 140), (byte)random.Next(80, 150));
        using var builder = new SKPath();
        builder.MoveTo(0, horizon);
        for (var step = 0; step <= 8; step++)
            builder.LineTo(width * step / 8f, horizon - (random.NextSingle() * horizon * 0.6f));
        builder.LineTo(width, horizon);
        builder.Close();
        canvas.DrawPath(builder, paint);
    }
}
