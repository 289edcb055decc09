using AwesomeAssertions;
using SkiaSharp;
using Weipian.App.Modules.Imagery;
using Weipian.App.Server.Maps;
using Xunit;

namespace Weipian.App.Tests.Server.Maps;

public sealed class DegreeTilesTests
{
    /// <summary>A tile whose grey says its latitude: every line of the drawn tile must have the grey of its own latitude.</summary>
    [Fact]
    public async Task Lines_are_taken_from_the_latitude_they_lie_at()
    {
        const int Zoom = 10, Row = 408;
        var asked = new List<int>();
        var tile = await DegreeTiles.Tile(Zoom, Row, row =>
        {
            asked.Add(row);
            return Task.FromResult<byte[]?>(Graded(row));
        });
        using var drawn = SKBitmap.Decode(tile!);
        asked.Should().OnlyHaveUniqueItems().And.HaveCountLessThanOrEqualTo(2);
        foreach (var line in new[] { 5, 100, 128, 200, 250 })
        {
            var at = TileGrid.DegreeRow(Zoom, TileGrid.Latitude(Zoom, Row + ((line + 0.5) / 256)));
            var expected = ((at - Math.Floor(at)) * 200) + (Math.Floor(at) % 2 == 0 ? 0 : 40);
            ((double)drawn.GetPixel(128, line).Red).Should().BeApproximately(expected, 4, "line {0}", line);
        }
    }

    [Fact]
    public async Task Where_nothing_is_there_is_no_tile() => (await DegreeTiles.Tile(10, 408, _ => Task.FromResult<byte[]?>(null))).Should().BeNull();

    private static byte[] Graded(int row)
    {
        using var bitmap = new SKBitmap(256, 256);
        for (var y = 0; y < 256; y++)
            for (var x = 0; x < 256; x++)
            {
                var grey = (byte)(((y + 0.5) / 256 * 200) + (row % 2 == 0 ? 0 : 40));
                bitmap.SetPixel(x, y, new SKColor(grey, grey, grey));
            }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
