using AwesomeAssertions;
using SkiaSharp;
using Weipian.Rendering.Papers;
using Xunit;

namespace Weipian.Rendering.Tests.Papers;

public class PaperPhotoTests
{
    [Fact]
    public void A_large_photo_is_made_small_enough_for_print()
    {
        using var printed = SKBitmap.Decode(PaperPhoto.Prepare(Photo(3000, 2000)));

        (printed.Width, printed.Height).Should().Be((1500, 1000));
    }

    [Fact]
    public void A_photo_taken_on_its_side_is_turned_upright()
    {
        using var printed = SKBitmap.Decode(PaperPhoto.Prepare(Turned(Photo(400, 200), orientation: 6)));

        (printed.Width, printed.Height).Should().Be((200, 400));
        printed.GetPixel(100, 50).Red.Should().BeGreaterThan(200, "the red left of the picture as stored is its top when held upright");
        printed.GetPixel(100, 350).Blue.Should().BeGreaterThan(200);
    }

    [Fact]
    public void What_is_no_photo_is_refused()
    {
        var prepare = () => PaperPhoto.Prepare([1, 2, 3]);

        prepare.Should().Throw<PaperException>().Which.Problems.Single().Code.Should().Be("paper.picture");
    }

    /// <summary>Left half red, right half blue.</summary>
    private static byte[] Photo(int width, int height)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Red);
            using var blue = new SKPaint { Color = SKColors.Blue };
            canvas.DrawRect(width / 2, 0, width, height, blue);
        }

        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    /// <summary>Puts an EXIF block with nothing but the orientation behind the first marker.</summary>
    private static byte[] Turned(byte[] jpeg, byte orientation) =>
    [
        .. jpeg[..2], 0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "II"u8, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, .. jpeg[2..],
    ];
}
