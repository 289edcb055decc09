using System.Diagnostics;
using System.Globalization;
using AwesomeAssertions;
using Weipian.Spatial;
using Xunit;

namespace Weipian.Formats.Tests.Scenarios;

/// <summary>Pictures that GDAL wrote – every compression, layout, number of bits – against GDAL's own view of their pixels and their place.</summary>
public class GdalPictureTests
{
    private const int Width = 333, Height = 217;

    public static TheoryData<string, int, string, int> Kinds => new()
    {
        { "-co COMPRESS=NONE", 4524, "rgb", 0 },
        { "-co COMPRESS=NONE -co TILED=YES -co BLOCKXSIZE=64 -co BLOCKYSIZE=128", 4545, "rgb", 0 },
        { "-co COMPRESS=LZW", 4545, "rgb", 0 },
        { "-co COMPRESS=LZW -co PREDICTOR=2 -co TILED=YES", 4490, "rgb", 0 },
        { "-co COMPRESS=DEFLATE -co PREDICTOR=2 -co BIGTIFF=YES", 4524, "rgb", 0 },
        { "-co COMPRESS=DEFLATE -co TILED=YES -co INTERLEAVE=BAND", 3857, "rgb", 0 },
        { "-co COMPRESS=PACKBITS", 4326, "rgb", 0 },
        { "-co COMPRESS=PACKBITS -co ENDIANNESS=BIG", 32649, "rgb", 0 },
        { "-co COMPRESS=JPEG -co JPEG_QUALITY=90", 4524, "rgb", 3 },
        { "-co COMPRESS=JPEG -co PHOTOMETRIC=YCBCR -co TILED=YES -co JPEG_QUALITY=90", 4524, "rgb", 12 },
        { "-co COMPRESS=DEFLATE", 4524, "grey", 0 },
        { "-co COMPRESS=LZW", 4524, "palette", 0 },
        { "-co COMPRESS=DEFLATE -co PREDICTOR=2 -co ENDIANNESS=BIG", 4524, "rgb16", 0 },
        { "-co COMPRESS=LZW -co PREDICTOR=2 -co TILED=YES -co INTERLEAVE=BAND", 4524, "rgb16", 0 },
        { "-co COMPRESS=NONE -co ENDIANNESS=BIG", 4524, "rgb16", 0 },
        { "-co COMPRESS=DEFLATE", 4524, "four", 0 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Pixels_and_place_are_those_of_GDAL(string options, int epsg, string what, int tolerance)
    {
        var source = Source(what);
        var path = Path.Combine(Path.GetDirectoryName(source)!, "made.tif");
        var degrees = epsg is 4490 or 4326;
        string[] corners = degrees ? ["111.5", "34.3", "111.5166", "34.2891"] : epsg == 3857 ? ["12412000", "4068000", "12412666", "4067566"] : epsg == 4524 ? ["36583000", "3792434", "36583666", "3792000"] : ["583000", "3792434", "583666", "3792000"];
        Gdal("gdal_translate", ["-q", "-of", "GTiff", "-a_srs", $"EPSG:{epsg}", "-a_ullr", .. corners, .. options.Split(' '), source, path]);

        using var tiff = GeoTiff.Open(path);

        (tiff.Width, tiff.Height).Should().Be((Width, Height));
        PictureCrs.Read(tiff.Crs.Epsg, tiff.Crs.Wkt).Crs!.Epsg.Should().Be(epsg);
        var (west, north) = tiff.Frame!.Of(0, 0);
        (west, north).Should().Be((double.Parse(corners[0], CultureInfo.InvariantCulture), double.Parse(corners[1], CultureInfo.InvariantCulture)));
        var (east, south) = tiff.Frame.Of(Width, Height);
        east.Should().BeApproximately(double.Parse(corners[2], CultureInfo.InvariantCulture), 1e-8);
        south.Should().BeApproximately(double.Parse(corners[3], CultureInfo.InvariantCulture), 1e-8);
        var theirs = Raw(path, what);
        var ours = GeoTiffTests.Pixels(tiff, 0, what == "four" ? [2, 1, 0] : null);
        var worst = ours.Zip(theirs, (a, b) => Math.Abs(a - b)).Max();
        worst.Should().BeLessThanOrEqualTo(tolerance);
    }

    [Fact]
    public void Smaller_copies_inside_and_beside_are_found()
    {
        var source = Source("rgb");
        var inside = Path.Combine(Path.GetDirectoryName(source)!, "inside.tif");
        Gdal("gdal_translate", ["-q", "-a_srs", "EPSG:4524", "-a_ullr", "36583000", "3792434", "36583666", "3792000", source, inside]);
        var beside = Path.Combine(Path.GetDirectoryName(source)!, "beside.tif");
        File.Copy(inside, beside);
        Gdal("gdaladdo", ["-q", "-r", "average", inside, "2", "4"]);
        Gdal("gdaladdo", ["-q", "-ro", "-r", "average", beside, "2", "4"]);

        foreach (var path in new[] { inside, beside })
        {
            using var tiff = GeoTiff.Open(path);
            tiff.Levels.Select(level => level.Width).Should().Equal(333, 167, 84);
            GeoTiffTests.Pixels(tiff, 2).Should().NotBeEmpty();
        }
    }

    [Fact]
    public void Nothing_is_shown_where_the_value_for_nothing_a_mask_or_an_alpha_band_says_so()
    {
        var source = Source("rgb");
        var folder = Path.GetDirectoryName(source)!;
        string Made(params string[] options)
        {
            var path = Path.Combine(folder, $"hidden-{options.Length}-{options[1].Length}.tif");
            Gdal("gdal_translate", ["-q", "-a_srs", "EPSG:4524", "-a_ullr", "36583000", "3792434", "36583666", "3792000", .. options, source, path]);
            return path;
        }

        // The first pixel of the source is 0, 0, 0 in all bands.
        using (var nodata = GeoTiff.Open(Made("-a_nodata", "0")))
            nodata.Rgba(0, 0)![3].Should().Be(0);
        using (var mask = GeoTiff.Open(Made("-mask", "1", "--config", "GDAL_TIFF_INTERNAL_MASK", "YES")))
        {
            mask.Rgba(0, 0)![3].Should().Be(0);
            mask.Rgba(0, 0)![7].Should().Be(255);
        }

        using var alpha = GeoTiff.Open(Made("-b", "1", "-b", "2", "-b", "3", "-b", "1", "-colorinterp", "red,green,blue,alpha"));
        alpha.Rgba(0, 0)![3].Should().Be(0);
        alpha.Rgba(0, 0)![7].Should().BeGreaterThan(0);
    }

    [Fact]
    public void Sixteen_bits_are_stretched_between_what_is_rarely_exceeded()
    {
        var source = Source("rgb16");
        var path = Path.Combine(Path.GetDirectoryName(source)!, "made.tif");
        Gdal("gdal_translate", ["-q", "-a_srs", "EPSG:4524", "-a_ullr", "36583000", "3792434", "36583666", "3792000", source, path]);

        using var tiff = GeoTiff.Open(path);
        var stretch = tiff.Stretch()!;

        stretch.Should().HaveCount(3).And.OnlyContain(band => band.Low > 0 && band.High > band.Low && band.High < 65536);
        var drawn = GeoTiffTests.Pixels(tiff, 0, stretch: stretch);
        drawn.Count(value => value == 0).Should().BeLessThan(drawn.Length / 15);
        drawn.Count(value => value == 255).Should().BeInRange(1, drawn.Length / 15);
    }

    /// <summary>A picture as plain PPM or PGM, which GDAL reads and anybody can write.</summary>
    private static string Source(string what)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/gdal_translate"), "没有安装 GDAL(tools/install-debian.sh)");
        var folder = Directory.CreateTempSubdirectory("picture-").FullName;
        var path = Path.Combine(folder, what == "grey" ? "a.pgm" : "a.ppm");
        using (var file = File.Create(path))
        {
            var wide = what == "rgb16";
            file.Write(System.Text.Encoding.ASCII.GetBytes($"{(what == "grey" ? "P5" : "P6")}\n{Width} {Height}\n{(wide ? 65535 : 255)}\n"));
            for (var y = 0; y < Height; y++)
                for (var x = 0; x < Width; x++)
                    for (var band = 0; band < (what == "grey" ? 1 : 3); band++)
                    {
                        // Smooth enough for JPEG, different in every band, black in the first pixel.
                        var value = x == 0 && y == 0 ? 0 : (int)(127 + (100 * Math.Sin((x * 0.03 * (band + 1)) + (y * 0.05))));
                        if (wide)
                            file.WriteByte((byte)(value / 2));
                        file.WriteByte((byte)value);
                    }
        }

        if (what == "palette")
            return Palette(folder);
        if (what != "four")
            return path;
        var four = Path.Combine(folder, "four.tif");
        Gdal("gdal_translate", ["-q", "-b", "3", "-b", "2", "-b", "1", "-b", "1", "-co", "PHOTOMETRIC=MINISBLACK", "-colorinterp", "gray,undefined,undefined,undefined", path, four]);
        return four;
    }

    /// <summary>A list of colours as GDAL's own text form has it.</summary>
    private static string Palette(string folder)
    {
        var grey = Path.Combine(folder, "g.pgm");
        File.WriteAllBytes(grey, [.. System.Text.Encoding.ASCII.GetBytes($"P5\n{Width} {Height}\n255\n"), .. Enumerable.Range(0, Width * Height).Select(at => (byte)(at % Width % 6))]);
        var vrt = Path.Combine(folder, "p.vrt");
        Gdal("gdal_translate", ["-q", "-of", "VRT", grey, vrt]);
        var table = "<ColorInterp>Palette</ColorInterp><ColorTable>" + string.Concat(Enumerable.Range(0, 6).Select(at => $"<Entry c1=\"{at * 40}\" c2=\"{255 - (at * 30)}\" c3=\"{at * 11}\" c4=\"255\"/>")) + "</ColorTable>";
        File.WriteAllText(vrt, System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(vrt), "<ColorInterp>Gray</ColorInterp>", table));
        return vrt;
    }

    /// <summary>What GDAL sees, three bytes a pixel.</summary>
    private static byte[] Raw(string path, string what)
    {
        var target = path + ".raw";
        string[] bands = what switch { "grey" => ["-b", "1", "-b", "1", "-b", "1"], "palette" => ["-expand", "rgb"], "four" => ["-b", "3", "-b", "2", "-b", "1"], _ => [] };
        Gdal("gdal_translate", ["-q", "-of", "ENVI", "-co", "INTERLEAVE=BIP", .. bands, path, target]);
        var bytes = File.ReadAllBytes(target);
        return what == "rgb16" ? [.. Enumerable.Range(0, bytes.Length / 2).Select(at => bytes[(at * 2) + 1])] : bytes;
    }

    internal static void Gdal(string program, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/" + program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, said);
    }
}
