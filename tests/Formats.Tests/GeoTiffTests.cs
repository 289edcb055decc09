using AwesomeAssertions;
using Weipian.Spatial;
using Xunit;

namespace Weipian.Formats.Tests;

public class GeoTiffTests
{
    private static readonly Crs Zone36 = Crs.FromEpsg(4524)!;

    [Fact]
    public void What_is_written_is_read_again_pixel_by_pixel_and_where_it_lies()
    {
        var path = Sample(300, 200, out var rgb);

        using var tiff = GeoTiff.Open(path);

        (tiff.Width, tiff.Height, tiff.Bands, tiff.Bits).Should().Be((300, 200, 3, 8));
        tiff.Crs.Epsg.Should().Be(4524);
        tiff.Frame!.Of(0, 0).Should().Be((36_583_000, 3_792_400));
        tiff.Frame.Of(300, 200).Should().Be((36_583_600, 3_792_000));
        tiff.Frame.At(36_583_001, 3_792_399).Should().Be((0.5, 0.5));
        tiff.Levels.Select(level => (level.Width, level.Height)).Should().Equal((300, 200), (150, 100));
        Pixels(tiff, 0).Should().Equal(rgb);
    }

    [Fact]
    public void A_directory_that_leads_back_to_itself_is_refused()
    {
        var bytes = File.ReadAllBytes(Sample(300, 200, out _));
        var first = BitConverter.ToInt32(bytes, 4);
        BitConverter.GetBytes(first).CopyTo(bytes, first + 2 + (15 * 12));

        Refusal(bytes).Should().Be("geotiff.unreadable");
    }

    [Fact]
    public void A_picture_of_absurd_size_is_refused_before_anything_is_allocated()
    {
        var bytes = File.ReadAllBytes(Sample(300, 200, out _));
        Entry(bytes, 256, 2_000_000_000);
        Refusal(bytes).Should().Be("geotiff.size");
        Entry(bytes, 256, 1_000_000);
        Entry(bytes, 257, 1_000_000);
        var before = GC.GetTotalAllocatedBytes();
        Refusal(bytes).Should().Be("geotiff.size");
        (GC.GetTotalAllocatedBytes() - before).Should().BeLessThan(64 << 20);
    }

    [Fact]
    public void A_file_cut_short_is_refused_by_name()
    {
        var bytes = File.ReadAllBytes(Sample(300, 200, out _));
        foreach (var length in new[] { 4, 20, bytes.Length / 2, bytes.Length - 10 })
            Refusal(bytes[..length]).Should().BeOneOf("geotiff.truncated", "geotiff.unreadable");
    }

    [Fact]
    public void A_block_of_nonsense_is_told_of_and_nothing_else()
    {
        var bytes = File.ReadAllBytes(Sample(300, 200, out _));
        bytes.AsSpan(8, 400).Fill(0xA5);
        using var tiff = GeoTiff.Open(Keep(bytes));
        var read = () => tiff.Rgba(0, 0);
        read.Should().Throw<UnreadableFileException>().Which.Problem.Code.Should().Be("geotiff.block");
        tiff.Rgba(0, 1).Should().NotBeNull("the other block is sound");
    }

    [Fact]
    public void A_compression_that_is_not_read_is_named_with_what_to_do()
    {
        var bytes = File.ReadAllBytes(Sample(300, 200, out _));
        Entry(bytes, 259, 50000);
        var refused = () => GeoTiff.Open(Keep(bytes));
        refused.Should().Throw<UnreadableFileException>().Which.Problem.Message.Should().Contain("ZSTD").And.Contain("gdal_translate");
    }

    [Fact]
    public void Without_tags_a_world_file_and_a_prj_beside_it_say_where_it_lies()
    {
        var bytes = File.ReadAllBytes(Sample(300, 200, out _));
        foreach (var tag in new[] { 33550, 33922, 34735 })
            Rename(bytes, tag, 60000);
        var path = Keep(bytes);
        File.WriteAllText(Path.ChangeExtension(path, ".tfw"), "2\r\n0\r\n0\r\n-2\r\n36583001\r\n3792399\r\n");
        File.WriteAllText(Path.ChangeExtension(path, ".prj"), Zone36.EsriWkt);

        using var tiff = GeoTiff.Open(path);

        tiff.Frame!.Of(0, 0).Should().Be((36_583_000, 3_792_400), "a world file speaks of the middle of the first pixel");
        PictureCrs.Read(tiff.Crs.Epsg, tiff.Crs.Wkt).Crs!.Epsg.Should().Be(4524);
    }

    [Fact]
    public void Without_either_it_lies_nowhere()
    {
        var bytes = File.ReadAllBytes(Sample(300, 200, out _));
        Rename(bytes, 33922, 60000);
        using var tiff = GeoTiff.Open(Keep(bytes));
        tiff.Frame.Should().BeNull();
    }

    internal static byte[] Pixels(GeoTiff tiff, int level, IReadOnlyList<int>? bands = null, IReadOnlyList<BandStretch>? stretch = null)
    {
        var size = tiff.Levels[level];
        var rgb = new byte[size.Width * size.Height * 3];
        for (var block = 0; block < size.Across * size.Down; block++)
        {
            var rgba = tiff.Rgba(level, block, bands, stretch) ?? new byte[size.BlockWidth * size.BlockHeight * 4];
            var (left, top) = (block % size.Across * size.BlockWidth, block / size.Across * size.BlockHeight);
            for (var y = 0; y < Math.Min(size.BlockHeight, size.Height - top); y++)
                for (var x = 0; x < Math.Min(size.BlockWidth, size.Width - left); x++)
                    rgba.AsSpan(((y * size.BlockWidth) + x) * 4, 3).CopyTo(rgb.AsSpan((((top + y) * size.Width) + left + x) * 3));
        }

        return rgb;
    }

    private static string Sample(int width, int height, out byte[] rgb)
    {
        rgb = new byte[width * height * 3];
        for (var at = 0; at < rgb.Length; at++)
            rgb[at] = (byte)((at * 7) ^ (at / 900));
        var path = Path.Combine(Directory.CreateTempSubdirectory("geotiff-").FullName, "甲.tif");
        GeoTiffWriter.Write(path, Zone36, width, height, rgb, 36_583_000, 3_792_400, 2);
        return path;
    }

    private static string Keep(byte[] bytes)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("geotiff-").FullName, "乙.tif");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static string Refusal(byte[] bytes)
    {
        var open = () => GeoTiff.Open(Keep(bytes));
        return open.Should().Throw<UnreadableFileException>().Which.Problem.Code;
    }

    /// <summary>Another value in the first directory.</summary>
    private static void Entry(byte[] bytes, int tag, int value) => BitConverter.GetBytes(value).CopyTo(bytes, At(bytes, tag) + 8);

    private static void Rename(byte[] bytes, int tag, int other) => BitConverter.GetBytes((ushort)other).CopyTo(bytes, At(bytes, tag));

    private static int At(byte[] bytes, int tag)
    {
        var first = BitConverter.ToInt32(bytes, 4);
        return Enumerable.Range(0, BitConverter.ToUInt16(bytes, first)).Select(index => first + 2 + (index * 12)).Single(at => BitConverter.ToUInt16(bytes, at) == tag);
    }
}
