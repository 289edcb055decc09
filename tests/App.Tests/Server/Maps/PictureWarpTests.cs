using System.Diagnostics;
using AwesomeAssertions;
using SkiaSharp;
using Weipian.App.Modules.Imagery;
using Weipian.App.Server.Maps;
using Weipian.Formats;
using Weipian.Spatial;
using Xunit;

namespace Weipian.App.Tests.Server.Maps;

public sealed class PictureWarpTests
{
    private const double West = 36_583_000, North = 3_794_000, Pixel = 2;
    private const int Size = 1000;

    /// <summary>A tile inside the picture at zoom 16, and the same ground further out and nearer.</summary>
    public static TheoryData<int, int, int> Tiles
    {
        get
        {
            var (longitude, latitude) = PictureCrs.FromEpsg(4524)!.ToDegrees(West + 1000, North - 1000);
            return new TheoryData<int, int, int>(new[] { 13, 15, 16, 18 }.Select(zoom => new TheoryDataRow<int, int, int>(
                zoom, (int)((longitude + 180) / 360 * (1 << zoom)), Enumerable.Range(0, 1 << zoom).First(row => TileGrid.Latitude(zoom, row + 1) < latitude))));
        }
    }

    [Theory]
    [MemberData(nameof(Tiles))]
    public void A_tile_is_what_gdalwarp_makes_of_the_same_ground(int zoom, int column, int row)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/gdalwarp"), "没有安装 GDAL(tools/install-debian.sh)");
        var (path, facts) = Sample();
        using var warp = new PictureWarp(facts, path, null);
        var ours = Pixels(warp.Tile(zoom, column, row)!);

        var side = 2 * Math.PI * Ellipsoid.A / (1 << zoom);
        var (left, top) = ((-Math.PI * Ellipsoid.A) + (column * side), (Math.PI * Ellipsoid.A) - (row * side));
        var target = path + ".png";
        string Text(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        using (var gdal = Process.Start(new ProcessStartInfo("/usr/bin/gdalwarp", ["-q", "-overwrite", "-of", "PNG", "-dstalpha", "-s_srs", "EPSG:4524", "-t_srs", "EPSG:3857", "-r", "bilinear", "-ts", "256", "256", "-te", Text(left), Text(top - side), Text(left + side), Text(top), path, target]))!)
        {
            gdal.WaitForExit();
            gdal.ExitCode.Should().Be(0);
        }

        var theirs = Pixels(File.ReadAllBytes(target));
        // Only where both are wholly there: at the edge of the picture each has its own way to fade.
        var both = Enumerable.Range(0, 256 * 256).Where(at => ours[(at * 4) + 3] == 255 && theirs[(at * 4) + 3] == 255).ToList();
        both.Count.Should().BeGreaterThan(zoom == 13 ? 3000 : 30_000);
        var differences = both.SelectMany(at => Enumerable.Range(0, 3).Select(part => Math.Abs(ours[(at * 4) + part] - theirs[(at * 4) + part]))).ToList();
        differences.Average().Should().BeLessThan(3);
        differences.Count(one => one > 24).Should().BeLessThan(differences.Count / 50);
    }

    [Fact]
    public void A_tile_beside_the_picture_is_nothing_and_one_across_its_edge_is_seen_through()
    {
        var (path, facts) = Sample();
        using var warp = new PictureWarp(facts, path, null);
        warp.Tile(16, 10, 10).Should().BeNull();
        var (longitude, latitude) = PictureCrs.FromEpsg(4524)!.ToDegrees(West, North);
        var row = Enumerable.Range(0, 1 << 16).First(down => TileGrid.Latitude(16, down + 1) < latitude);
        var edge = warp.Tile(16, (int)((longitude + 180) / 360 * (1 << 16)), row)!;
        TilePack.PictureType(edge).Should().Be("image/png");
        var pixels = Pixels(edge);
        Enumerable.Range(0, 256 * 256).Count(at => pixels[(at * 4) + 3] == 0).Should().BeGreaterThan(1000);
    }

    [Fact]
    public void From_far_away_the_whole_picture_is_a_few_dots_of_its_mean_colour()
    {
        var (path, facts) = Sample();
        using var warp = new PictureWarp(facts, path, null);
        var (longitude, latitude) = PictureCrs.FromEpsg(4524)!.ToDegrees(West + 1000, North - 1000);
        var row = Enumerable.Range(0, 1 << 9).First(down => TileGrid.Latitude(9, down + 1) < latitude);
        var pixels = Pixels(warp.Tile(9, (int)((longitude + 180) / 360 * (1 << 9)), row)!);
        Enumerable.Range(0, 256 * 256).Count(at => pixels[(at * 4) + 3] > 0).Should().BeInRange(20, 120);
    }

    /// <summary>Waves of a hundred pixels: smooth, different in each colour, nowhere the same by chance.</summary>
    internal static (string Path, PictureFacts Facts) Sample()
    {
        var rgb = new byte[Size * Size * 3];
        for (var y = 0; y < Size; y++)
            for (var x = 0; x < Size; x++)
                for (var part = 0; part < 3; part++)
                    rgb[(((y * Size) + x) * 3) + part] = (byte)(127 + (100 * Math.Sin((x * 0.06 * (part + 1)) + (y * 0.045))));
        var path = Path.Combine(Directory.CreateTempSubdirectory("warp-").FullName, "甲.tif");
        GeoTiffWriter.Write(path, Crs.FromEpsg(4524)!, Size, Size, rgb, West, North, Pixel);
        return (path, new PictureFacts(new PictureFile("甲.tif", "", 0, null, null), Size, Size, 3, 8, 4524, new PixelFrame(West, Pixel, 0, North, 0, -Pixel), null, null));
    }

    private static byte[] Pixels(byte[] picture)
    {
        using var decoded = SKBitmap.Decode(picture, new SKImageInfo(256, 256, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        return decoded.Bytes;
    }
}
