using SkiaSharp;

namespace Weipian.Rendering.Papers;

/// <summary>A photo made ready for print: turned upright, no larger than a page can show. The original is kept elsewhere and never changed.</summary>
public static class PaperPhoto
{
    /// <summary>Longer side in pixels: 150 mm at 250 dots an inch.</summary>
    private const int LongestSide = 1500;
    private const int Quality = 85;

    /// <exception cref="PaperException"><c>paper.picture</c>: no picture that can be read.</exception>
    public static byte[] Prepare(byte[] original)
    {
        using var stream = new SKMemoryStream(original);
        using var codec = SKCodec.Create(stream) ?? throw new PaperException("paper.picture", "照片无法读取");
        using var raw = SKBitmap.Decode(codec) ?? throw new PaperException("paper.picture", "照片已损坏");
        var turned = codec.EncodedOrigin is SKEncodedOrigin.RightTop or SKEncodedOrigin.LeftBottom or SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightBottom;
        var (width, height) = turned ? (raw.Height, raw.Width) : (raw.Width, raw.Height);
        var shrink = Math.Min(1.0, (double)LongestSide / Math.Max(width, height));
        using var upright = new SKBitmap(new SKImageInfo(Math.Max(1, (int)(width * shrink)), Math.Max(1, (int)(height * shrink)), SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(upright))
        using (var image = SKImage.FromBitmap(raw))
        {
            canvas.Clear(SKColors.White);
            canvas.Scale((float)upright.Width / width, (float)upright.Height / height);
            canvas.Concat(Turn(codec.EncodedOrigin, width, height));
            canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKCubicResampler.Mitchell));
        }

        using var done = SKImage.FromBitmap(upright);
        using var data = done.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data.ToArray();
    }

    /// <summary>How the camera was held (EXIF orientation), undone.</summary>
    private static SKMatrix Turn(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
