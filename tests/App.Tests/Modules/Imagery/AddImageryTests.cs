using System.IO.Compression;
using AwesomeAssertions;
using Microsoft.Data.Sqlite;
using Weipian.App.Database;
using Weipian.App.Modules.Imagery;
using Weipian.App.Platform;
using Weipian.App.Tests.Server.Maps;
using Weipian.Formats;
using Xunit;

namespace Weipian.App.Tests.Modules.Imagery;

public sealed class AddImageryTests : IDisposable
{
    private static readonly ImageryStatement Before = new("前时相", ImageryPhase.Before, "2024-03-01", 2024, AddImagery.NotSecret);
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");
    private readonly TestWorkspace _county = new();

    public void Dispose() => _county.Dispose();

    [Fact]
    public void A_GeoTIFF_is_kept_by_its_hash_with_its_place_and_comes_out_of_the_journal_the_same()
    {
        var path = PictureWarpTests.Sample().Path;
        var added = Add(Before, new ImageryIntake(path));

        added.Number.Should().Be(1);
        var about = added.Description;
        (about.Kind, about.Day, about.MaxZoom, about.MinZoom).Should().Be((ImageryKind.Picture, "2024-03-01", 16, 0));
        about.PixelM.Should().BeApproximately(2, 0.005);
        about.Picture!.Epsg.Should().Be(4524);
        about.Extent!.West.Should().BeApproximately(108.9, 0.01);
        File.Exists(Path.Combine(_county.Directory, "files", about.Picture.File.Sha256[..2], about.Picture.File.Sha256)).Should().BeTrue();
        _county.Verify().Should().BeEmpty();
    }

    [Fact]
    public void A_file_left_where_it_lies_is_known_by_its_hash_and_a_change_is_noticed()
    {
        var path = PictureWarpTests.Sample().Path;
        var added = Add(Before, new ImageryIntake(path, Reference: true));
        added.Description.Picture!.File.Reference.Should().Be(path);
        Check().Should().BeEmpty();
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
        Check().Should().Equal("imagery.altered");
        File.Delete(path);
        Check().Should().Equal("file.missing");
    }

    [Theory]
    [InlineData("", ImageryPhase.Before, "2024-03-01", 2024, "非涉密", "imagery.name")]
    [InlineData("甲", "later", "2024-03-01", 2024, "非涉密", "imagery.phase")]
    [InlineData("甲", ImageryPhase.After, null, 2024, "非涉密", "imagery.day")]
    [InlineData("甲", ImageryPhase.After, "2024-03-01", null, "非涉密", "imagery.year")]
    [InlineData("甲", ImageryPhase.After, "三月", 2024, "非涉密", "day.unreadable")]
    [InlineData("甲", ImageryPhase.After, "2024-03-01", 2024, "秘密", "imagery.secrecy")]
    [InlineData("甲", ImageryPhase.After, "2024-03-01", 2031, "非涉密", "programme.missing")]
    public void What_is_said_of_a_picture_must_be_whole(string name, string phase, string? day, int? year, string secrecy, string code) =>
        Refused(() => Add(new ImageryStatement(name, phase, day, year, secrecy), new ImageryIntake(PictureWarpTests.Sample().Path))).Should().Be(code);

    [Fact]
    public void Fine_pictures_of_much_ground_need_the_number_of_a_review()
    {
        var much = new GroundBox(108.9, 34.2, 109.0, 34.3);
        var decide = (string? review, double pixel) => AddImagery.Decide([], Before with { Review = review }, much, pixel);
        decide.Invoking(one => one(null, 0.3)).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("imagery.review");
        decide.Invoking(one => one("示例密审〔2024〕3号", 0.3)).Should().NotThrow();
        decide.Invoking(one => one(null, 0.5)).Should().NotThrow();
    }

    [Fact]
    public void The_same_name_twice_is_refused_until_the_first_is_retired_and_retiring_needs_a_reason()
    {
        var path = PictureWarpTests.Sample().Path;
        Add(Before, new ImageryIntake(path));
        Refused(() => Add(Before, new ImageryIntake(path))).Should().Be("imagery.exists");
        using (var workspace = Workspace.OpenToWrite(_county.Directory, TimeProvider.System))
        {
            Refused(() => RetireImagery.Run(workspace, 1, " ", TestWorkspace.Clerk)).Should().Be("imagery.reason");
            RetireImagery.Run(workspace, 1, "换新", TestWorkspace.Clerk).Current.Should().BeFalse();
            Refused(() => RetireImagery.Run(workspace, 1, "再次", TestWorkspace.Clerk)).Should().Be("imagery.retired");
            Refused(() => RetireImagery.Run(workspace, 9, "无", TestWorkspace.Clerk)).Should().Be("imagery.missing");
        }

        Add(Before, new ImageryIntake(path)).Number.Should().Be(2);
        _county.Verify().Should().BeEmpty();
    }

    [Fact]
    public void A_picture_without_a_place_or_in_another_datum_is_refused()
    {
        var path = PictureWarpTests.Sample().Path;
        var bytes = File.ReadAllBytes(path);
        var first = BitConverter.ToInt32(bytes, 4);
        int Entry(int tag) => Enumerable.Range(0, 15).Select(index => first + 2 + (index * 12)).Single(at => BitConverter.ToUInt16(bytes, at) == tag);
        BitConverter.GetBytes((ushort)60000).CopyTo(bytes, Entry(33922));
        File.WriteAllBytes(path, bytes);
        Refused(() => Add(Before, new ImageryIntake(path))).Should().Be("imagery.place");

        path = PictureWarpTests.Sample().Path;
        bytes = File.ReadAllBytes(path);
        var keys = BitConverter.ToInt32(bytes, Entry(34735) + 8);
        BitConverter.GetBytes((ushort)2360).CopyTo(bytes, keys + 30);
        File.WriteAllBytes(path, bytes);
        Refused(() => Add(Before, new ImageryIntake(path))).Should().Be("crs.xian80");
    }

    [Fact]
    public void A_folder_of_tiles_becomes_one_file_and_a_zip_and_MBTiles_give_the_same_tiles()
    {
        var folder = Directory.CreateTempSubdirectory("tiles-").FullName;
        var (zoom, column, row) = (14, 13147, 6520);
        Directory.CreateDirectory(Path.Combine(folder, $"{zoom}", $"{column}"));
        File.WriteAllBytes(Path.Combine(folder, $"{zoom}", $"{column}", $"{row}.png"), Png);
        File.WriteAllText(Path.Combine(folder, "说明.txt"), "不是瓦片");
        var zip = folder + ".zip";
        ZipFile.CreateFromDirectory(folder, zip, CompressionLevel.Optimal, includeBaseDirectory: true);
        var mbtiles = folder + ".mbtiles";
        using (var connection = new SqliteConnection($"Data Source={mbtiles};Pooling=False"))
        {
            connection.Open();
            connection.Execute("CREATE TABLE metadata (name TEXT, value TEXT); CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);");
            connection.Execute("INSERT INTO tiles VALUES ($1,$2,$3,$4)", zoom, column, (1 << zoom) - 1 - row, Png);
        }

        foreach (var (name, path) in new[] { ("文件夹", folder), ("压缩包", zip), ("库", mbtiles) })
        {
            var added = Add(new ImageryStatement(name, ImageryPhase.Base, null, null, AddImagery.NotSecret), new ImageryIntake(path)).Description;
            (added.Kind, added.MinZoom, added.MaxZoom).Should().Be((ImageryKind.Tiles, zoom, zoom));
            added.Extent!.West.Should().BeApproximately(TileGrid.Longitude(zoom, column), 1e-9);
            added.Extent.North.Should().BeApproximately(TileGrid.Latitude(zoom, row), 1e-9);
            using var workspace = Workspace.OpenToRead(_county.Directory, TimeProvider.System);
            using var pack = TilePack.Open(ImageryFiles.PathOf(workspace, added.Tiles!.File));
            pack.Tile(zoom, column, row).Should().Equal(Png);
            pack.Tile(zoom, column, row + 1).Should().BeNull();
        }
    }

    private RegisteredImagery Add(ImageryStatement statement, ImageryIntake intake)
    {
        using var workspace = Workspace.OpenToWrite(_county.Directory, TimeProvider.System);
        return AddImagery.Run(workspace, statement, intake, TestWorkspace.Clerk);
    }

    private List<string> Check()
    {
        using var workspace = Workspace.OpenToRead(_county.Directory, TimeProvider.System);
        return [.. ImageryFiles.Check(workspace).Select(problem => problem.Code)];
    }

    private static string Refused(Func<object> act) => act.Should().Throw<ProblemException>().Which.Problems[0].Code;
}
