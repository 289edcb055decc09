using System.IO.Compression;
using AwesomeAssertions;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Determinations;

public class VerifyPackTests
{
    private static readonly string Law = LawLibrary.DirectoryOf(null);

    [Fact]
    public void A_pack_holds_by_itself_and_is_the_same_every_time()
    {
        using var office = Judged();
        var (one, other) = (Pack(office, "1"), Pack(office, "1"));

        VerifyPack.Run(one).Should().BeEmpty();
        File.ReadAllBytes(other).Should().Equal(File.ReadAllBytes(one));
    }

    [Fact]
    public void Moving_one_vertex_is_found_even_when_the_manifest_is_mended()
    {
        using var office = Judged();
        var pack = Pack(office, "1");
        var folder = Directory.CreateTempSubdirectory("forged-").FullName;
        ZipFile.ExtractToDirectory(pack, folder);
        var manifest = CanonicalJson.Read<PackManifest>(File.ReadAllText(Path.Combine(folder, "manifest.json")));
        var layer = manifest.Files.Keys.First(name => name.EndsWith(".gpkg", StringComparison.Ordinal) && Move(Path.Combine(folder, name)));
        var naive = Zipped(folder);
        manifest.Files[layer] = ContentStore.HashOfFile(Path.Combine(folder, layer));
        File.WriteAllBytes(Path.Combine(folder, "manifest.json"), CanonicalJson.WriteBytes(manifest));

        VerifyPack.Run(naive).Select(problem => problem.Code).Should().Contain("pack.file-altered");
        VerifyPack.Run(Zipped(folder)).Should().ContainSingle().Which.Code.Should().Be("pack.differs");
    }

    [Theory]
    [InlineData("law/determination/land-E.csv", "pack.file-altered")]
    [InlineData("judged.json", "pack.file-altered")]
    [InlineData("context.json", "pack.file-altered")]
    public void Any_altered_file_is_named(string name, string code)
    {
        using var office = Judged();
        var folder = Directory.CreateTempSubdirectory("forged-").FullName;
        ZipFile.ExtractToDirectory(Pack(office, "1"), folder);
        File.AppendAllText(Path.Combine(folder, name), " ");

        VerifyPack.Run(Zipped(folder)).Should().Contain(problem => problem.Code == code && problem.Message.Contains(name));
    }

    [Fact]
    public void What_is_missing_or_added_or_no_pack_at_all_is_said()
    {
        using var office = Judged();
        var folder = Directory.CreateTempSubdirectory("forged-").FullName;
        ZipFile.ExtractToDirectory(Pack(office, "1"), folder);
        File.WriteAllText(Path.Combine(folder, "extra.txt"), "x");
        VerifyPack.Run(Zipped(folder)).Should().ContainSingle().Which.Code.Should().Be("pack.file-added");
        File.Delete(Path.Combine(folder, "patch.json"));
        VerifyPack.Run(Zipped(folder)).Select(problem => problem.Code).Should().Contain("pack.file-missing");

        var text = Path.GetTempFileName();
        File.WriteAllText(text, "不是压缩包");
        VerifyPack.Run(text).Single().Code.Should().Be("pack.unreadable");
    }

    [Fact]
    public void A_verdict_that_is_no_longer_what_would_be_decided_gets_no_pack()
    {
        using var office = Judged();
        office.Found("村民建住宅", "1|是");

        FluentActions.Invoking(() => Pack(office, "1")).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("pack.stale");
    }

    private static Office Judged()
    {
        var office = Office.Prepared();
        office.Layer("approval", ("PZWH=甲;PZRQ=2024-01-15", 0, 0, 200, 100), ("PZWH=乙;PZRQ=2024-01-15", 150, 0, 260, 100), ("PZWH=远处;PZRQ=2024-01-15", 1500, 1500, 1600, 1600));
        office.Import(("1", 50, 20, 350, 80), ("2", 500, 20, 600, 80));
        office.Judge();
        return office;
    }

    private static string Pack(Office office, string number)
    {
        using var workspace = office.Read();
        var path = Path.GetTempFileName();
        EvidencePack.Write(workspace, DeterminationShelf.One(workspace, PatchShelf.One(workspace, number)), path, Law);
        return path;
    }

    /// <summary>Moves the first vertex of an approval by a centimetre.</summary>
    private static bool Move(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT fid, geom FROM features WHERE EXISTS (SELECT 1 FROM pragma_table_info('features') WHERE name='document') LIMIT 1";
        using var reader = read.ExecuteReader();
        if (!reader.Read())
            return false;
        var (id, shape) = (reader.GetInt64(0), new GeoPackageGeoReader { HandleSRID = true }.Read((byte[])reader.GetValue(1)));
        reader.Close();
        var ring = ((Polygon)shape).Shell.CoordinateSequence;
        foreach (var index in new[] { 0, ring.Count - 1 })
            ring.SetX(index, ring.GetX(index) + 0.01);
        using var write = connection.CreateCommand();
        write.CommandText = "UPDATE features SET geom=$1 WHERE fid=$2";
        write.Parameters.AddWithValue("$1", new GeoPackageGeoWriter { HandleOrdinates = Ordinates.XY }.Write(shape));
        write.Parameters.AddWithValue("$2", id);
        return write.ExecuteNonQuery() == 1;
    }

    private static string Zipped(string folder)
    {
        var path = Path.GetTempFileName();
        File.Delete(path);
        ZipFile.CreateFromDirectory(folder, path);
        return path;
    }
}
