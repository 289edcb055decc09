using AwesomeAssertions;
using SkiaSharp;
using Weipian.Rendering.Maps;
using Xunit;

namespace Weipian.Rendering.Tests.Maps;

public class MapCutoutTests
{
    private static readonly MapPoint[] Patch = Box(500000, 3800000, 500200, 3800100);

    private static byte[] Draw() => MapCutout.Draw([Patch], [new([Box(500000, 3800000, 500100, 3800100), Box(500030, 3800030, 500070, 3800070)], 1), new([Box(500100, 3800000, 500200, 3800100)], 4)], [], 800, 500);

    private static MapPoint[] Box(double x1, double y1, double x2, double y2) => [new(x1, y1), new(x2, y1), new(x2, y2), new(x1, y2)];

    [Fact]
    public void The_same_patch_gives_the_same_picture() => Draw().Should().Equal(Draw());

    [Fact]
    public void Pieces_are_filled_holes_are_not_and_the_outline_is_red()
    {
        using var picture = SKBitmap.Decode(Draw());

        picture.GetPixel(150, 200).Should().Be(new SKColor(0xA9, 0xD1, 0x8E), "the first piece");
        picture.GetPixel(248, 250).Should().Be(SKColors.White, "its hole");
        picture.GetPixel(600, 250).Should().Be(new SKColor(0xC9, 0xC9, 0xC9), "the second piece");
        // 200 m take 76 % of 800 pixels: the west edge stands at 96.
        var edge = picture.GetPixel(96, 150);
        (edge.Red > 200 && edge.Green < 40 && edge.Blue < 40).Should().BeTrue($"{edge}");
        picture.GetPixel(20, 200).Should().Be(SKColors.White);
    }

    [Fact]
    public void The_bar_is_as_long_as_it_says()
    {
        using var picture = SKBitmap.Decode(Draw());
        // 3.04 pixels a metre: the longest of 1, 2, 5 within 200 pixels is 50 m, 152 pixels.
        var dark = Enumerable.Range(10, 171).Where(x => picture.GetPixel(x, 474) is { Red: < 90 }).ToList();
        (dark[^1] - dark[0]).Should().BeInRange(150, 156);
    }

    [Fact]
    public void A_legend_shows_the_fill_of_its_piece()
    {
        using var swatch = SKBitmap.Decode(MapCutout.Swatch(1));

        swatch.GetPixel(60, 30).Should().Be(new SKColor(0xA9, 0xD1, 0x8E));
        Enumerable.Range(0, MapStyle.Count).Select(style => Convert.ToHexString(MapCutout.Swatch(style))).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void An_outline_that_is_nowhere_is_refused(double broken)
    {
        var draw = () => MapCutout.Draw([[new(0, 0), new(1, 1), new(broken, 0)]], [], [], 100, 100);
        draw.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void An_outline_without_extent_is_refused()
    {
        var draw = () => MapCutout.Draw([[new(5, 5), new(5, 5), new(5, 5)]], [], [], 100, 100);
        draw.Should().Throw<ArgumentException>();
    }
}
