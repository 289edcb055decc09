using AwesomeAssertions;
using Weipian.App.Server;
using Weipian.App.Server.Maps;
using Xunit;

namespace Weipian.App.Tests.Server.Maps;

public class TileInkTests
{
    private static readonly TileFrame Frame = new(10, 812, 405);

    [Fact]
    public void Ink_is_as_much_as_the_ground_never_less_than_a_dot_never_more_than_the_place()
    {
        var tiny = Squares(Patch(100, 100, 0.5, "W"));
        tiny.Should().Equal(("W", (96, 96, 12)));
        Squares(Patch(100, 100, 10, "W"), Patch(110, 110, 10, "W"), Patch(105, 105, 10, "W")).Single().Square.Size.Should().Be(17, "three squares of 10 have the ground of one of 17");
        Squares([.. Enumerable.Range(0, 100).Select(_ => Patch(100, 100, 10, "W"))]).Should().Equal(("W", (96, 96, 32)));
    }

    [Fact]
    public void No_code_hides_another_and_none_leaves_its_place()
    {
        var squares = Squares([.. Enumerable.Range(0, 50).Select(_ => Patch(64.5, 64.5, 20, "PJ")), Patch(66, 66, 1, "W"), Patch(4095, 4095, 30, "W")]);
        squares.Select(one => one.Code).Order().Should().Equal("PJ", "W", "W");
        squares.Should().OnlyContain(one => one.Square.Left / 32 == (one.Square.Left + one.Square.Size - 1) / 32 && one.Square.Top / 32 == (one.Square.Top + one.Square.Size - 1) / 32);
    }

    [Fact]
    public void A_patch_on_the_border_is_drawn_by_one_tile_only()
    {
        var patch = Patch(4096.2, 50, 20, "W");
        Squares(patch).Should().BeEmpty();
        using var next = new TileInk(new TileFrame(10, 813, 405));
        next.Add(patch);
        next.Squares().Should().ContainSingle();
    }

    private static List<(string Code, (int Left, int Top, int Size) Square)> Squares(params PatchEntry[] patches)
    {
        using var ink = new TileInk(Frame);
        foreach (var patch in patches)
            ink.Add(patch);
        return [.. ink.Squares().SelectMany(one => one.Squares.Select(square => (one.Code, square)))];
    }

    /// <summary>A square patch about a point of the tile, in its units.</summary>
    private static PatchEntry Patch(double x, double y, double size, string code)
    {
        var (west, east) = (Longitude(x - (size / 2)), Longitude(x + (size / 2)));
        return new PatchEntry(
            1, "id", 2024, "land", "1", "current", 1, null, null, code, null, false, "", false, 1, new PatchGroup("待结论", code, "", "", 1), 0, west, Latitude(y + (size / 2)), east, Latitude(y - (size / 2)));

        double Longitude(double units) => ((812 + (units / TileFrame.Extent)) / 1024 * 360) - 180;
        double Latitude(double units) => Math.Atan(Math.Sinh(Math.PI * (1 - (2 * (405 + (units / TileFrame.Extent)) / 1024)))) * 180 / Math.PI;
    }
}
