using System.IO.Compression;
using AwesomeAssertions;
using Weipian.Spatial;
using Xunit;

namespace Weipian.Formats.Tests;

public class ZipSourceTests
{
    [Fact]
    public void A_GBK_named_shapefile_in_nested_folders_is_read_with_its_companions()
    {
        var path = Zipped(("下发/2024年/图斑.shp", ".shp"), ("下发/2024年/图斑.dbf", ".dbf"), ("下发/2024年/图斑.prj", ".prj"), ("下发/说明.pdf", ""));

        using var source = FormatCatalogue.Open(path);

        source.File.Should().EndWith("/图斑.shp");
        source.Read().Single().Values.Should().Equal("示例");
        CrsReading.FromWkt(source.Crs.Wkt).Crs!.Epsg.Should().Be(4524);
    }

    [Theory]
    [InlineData("../../逃出.shp")]
    [InlineData("/etc/逃出.shp")]
    [InlineData("C:\\\\逃出.shp")]
    public void A_name_is_never_a_path(string name)
    {
        using var source = FormatCatalogue.Open(Zipped((name, ".shp")));

        source.File.Should().EndWith("/逃出.shp");
        source.Read().Should().HaveCount(1);
    }

    [Fact]
    public void Several_files_must_be_told_apart_by_name()
    {
        var path = Zipped(("甲.shp", ".shp"), ("乙.shp", ".shp"));

        FluentActions.Invoking(() => FormatCatalogue.Open(path)).Should().Throw<UnreadableFileException>().Which.Problem.Should()
            .Match<SourceProblem>(problem => problem.Code == "file.layer" && problem.Message.Contains("甲"));
        using var chosen = FormatCatalogue.Open(path, "乙");
        chosen.File.Should().EndWith("乙.shp");
    }

    [Fact]
    public void A_bomb_an_empty_and_a_broken_zip_are_refused_by_name()
    {
        var bomb = Path.GetTempFileName();
        using (var archive = new ZipArchive(File.Create(bomb), ZipArchiveMode.Create))
        using (var entry = archive.CreateEntry("大.json", CompressionLevel.SmallestSize).Open())
            for (var part = 0; part < 64; part++)
                entry.Write(new byte[1 << 20]);
        var broken = Path.GetTempFileName();
        File.WriteAllBytes(broken, File.ReadAllBytes(bomb)[..200]);

        Code(bomb).Should().Be("zip.too-large");
        Code(broken).Should().Be("zip.unreadable");
        Code(Zipped(("说明.pdf", ""))).Should().Be("zip.empty");
        Code(Zipped(("图斑.shp", ".shp"), ("图斑.SHP", ".shp"))).Should().Be("zip.name-twice");
    }

    [Fact]
    public void A_zip_with_a_password_is_refused_as_that()
    {
        var path = Zipped(("图斑.shp", ".shp"));
        var bytes = File.ReadAllBytes(path);
        bytes[6] |= 1;
        bytes[bytes.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        File.WriteAllBytes(path, bytes);

        Code(path).Should().Be("zip.encrypted");
    }

    [Fact]
    public void A_zip_in_a_zip_is_refused_as_that()
    {
        var (inner, path) = (Zipped(("图斑.shp", ".shp")), Path.GetTempFileName());
        using (var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create))
            archive.CreateEntryFromFile(inner, "下发.zip");

        FluentActions.Invoking(() => FormatCatalogue.Open(path)).Should().Throw<UnreadableFileException>().Which.Problem.Should()
            .Match<SourceProblem>(problem => problem.Code == "zip.empty" && problem.Message.Contains("请先解开"));
    }

    private static string Code(string path) =>
        FluentActions.Invoking(() => FormatCatalogue.Open(path)).Should().Throw<UnreadableFileException>().Which.Problem.Code;

    /// <summary>Entries by name, each a part of a small shapefile; no ending: some other file.</summary>
    private static string Zipped(params (string Name, string Part)[] entries)
    {
        var shape = Path.Combine(Directory.CreateTempSubdirectory("shp-").FullName, "a.shp");
        var polygon = new NetTopologySuite.IO.WKTReader().Read("POLYGON((36583000 3792000,36583000 3792100,36583100 3792100,36583100 3792000,36583000 3792000))");
        ShapefileWriter.Write(shape, Crs.FromEpsg(4524)!, [new("名称", FieldKind.Text, 10)], [(polygon, ["示例"])], new DateOnly(2024, 1, 1));
        var path = Path.GetTempFileName();
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create, false, TextEncoding.Gb18030);
        foreach (var (name, part) in entries)
        {
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(part.Length == 0 ? "%PDF"u8 : File.ReadAllBytes(Path.ChangeExtension(shape, part)));
        }

        return path;
    }
}
