using AwesomeAssertions;
using SkiaSharp;
using Weipian.App.Modules.Evidence;
using Xunit;

namespace Weipian.App.Tests.Modules.Evidence;

public class PictureHashTests
{
    [Fact]
    public void The_same_bytes_have_the_same_hash_and_a_small_copy_nearly_the_same()
    {
        var picture = Scene.Jpeg(5);

        PictureHash.Of(picture, 1).Should().Be(PictureHash.Of(picture, 1));
        Apart(PictureHash.Of(picture, 1).Bits!, PictureHash.Of(Scene.Reencoded(picture, 0.25, 40, 0, null), 1).Bits!).Should().BeLessThan(20);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_picture_stored_turned_is_hashed_as_it_is_meant_to_be_seen(int orientation)
    {
        using var upright = SKBitmap.Decode(Scene.Png(9, 256, 256));
        using var stored = new SKBitmap(256, 256);
        for (var y = 0; y < 256; y++)
            for (var x = 0; x < 256; x++)
            {
                // Where a pixel of the upright picture lies in the file, by the EXIF definition of the eight orientations.
                var (across, down) = orientation switch
                {
                    2 => (255 - x, y),
                    3 => (255 - x, 255 - y),
                    4 => (x, 255 - y),
                    5 => (y, x),
                    6 => (y, 255 - x),
                    7 => (255 - y, 255 - x),
                    _ => (255 - y, x),
                };
                stored.SetPixel(across, down, upright.GetPixel(x, y));
            }

        using var data = stored.Encode(SKEncodedImageFormat.Png, 100);

        Apart(PictureHash.Of(Scene.Png(9, 256, 256), 1).Bits!, PictureHash.Of(data.ToArray(), orientation).Bits!).Should().BeLessThanOrEqualTo(4);
        Apart(PictureHash.Of(Scene.Png(9, 256, 256), 1).Bits!, PictureHash.Of(data.ToArray(), 1).Bits!).Should().BeGreaterThan(60);
    }

    [Fact]
    public void One_plain_surface_is_compared_with_nothing()
    {
        using var bitmap = new SKBitmap(64, 64);
        bitmap.Erase(SKColors.Gray);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);

        PictureHash.Of(data.ToArray(), 1).Should().Match<PictureHash>(hash => hash.Bits == null && hash.Fault!.Contains("单一"));
    }

    [Fact]
    public void What_is_no_picture_has_no_hash() => PictureHash.Of("<html>"u8.ToArray(), 1).Bits.Should().BeNull();

    private static int Apart(string one, string other) => PictureBits.From(one)!.Value.Apart(PictureBits.From(other)!.Value);
}
