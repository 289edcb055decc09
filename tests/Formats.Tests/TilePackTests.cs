using System.IO.Compression;
using AwesomeAssertions;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Weipian.Formats.Tests;

public class TilePackTests
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    [Fact]
    public void Tiles_of_a_zip_are_found_below_any_folder_and_rows_are_counted_either_way()
    {
        var path = Zip(("影像/5/26/12.png", Png), ("影像/6/52/25.jpg", [0xFF, 0xD8, 0xFF, 0xE0]), ("影像/说明.txt", [1]), ("影像/6/99/99.png", Png), ("影像/40/1/1.png", Png));
        using (var pack = TilePack.Open(path))
        {
            (pack.Format, pack.MinZoom, pack.MaxZoom).Should().Be(("zip", 5, 6));
            pack.Reach.Should().Be((52, 25, 52, 25));
            pack.Tile(5, 26, 12).Should().Equal(Png);
            pack.Tile(5, 26, 13).Should().BeNull();
            pack.Tile(7, 1, 1).Should().BeNull();
        }

        using var southern = TilePack.Open(path, southern: true);
        southern.Tile(5, 26, 31 - 12).Should().Equal(Png);
    }

    [Fact]
    public void What_is_no_picture_is_never_handed_on()
    {
        using var pack = TilePack.Open(Zip(("3/1/1.png", "<svg onload=alert(1)>"u8.ToArray()), ("3/1/2.png", Png), ("3/1/3.png", new byte[5 << 20])));
        Code(() => pack.Tile(3, 1, 1)).Should().Be("tiles.format");
        pack.Tile(3, 1, 2).Should().Equal(Png);
        Code(() => pack.Tile(3, 1, 3)).Should().Be("tiles.unreadable", "a tile has a few kilobytes, not five megabytes out of a few");
    }

    [Fact]
    public void An_archive_without_tiles_one_cut_short_and_another_file_are_refused_by_name()
    {
        Code(() => TilePack.Open(Zip(("读我.txt", [1])))).Should().Be("tiles.empty");
        var bytes = File.ReadAllBytes(Zip(("3/1/2.png", Png)));
        Code(() => TilePack.Open(Keep(bytes[..^30], "b.zip"))).Should().Be("tiles.unreadable");
        Code(() => TilePack.Open(Keep("hello"u8.ToArray(), "c.zip"))).Should().Be("tiles.unreadable");
    }

    [Fact]
    public void MBTiles_of_vectors_without_tiles_or_with_a_view_without_end_are_refused()
    {
        Code(() => TilePack.Open(MbTiles("INSERT INTO metadata VALUES ('format','pbf')"))).Should().Be("tiles.format");
        Code(() => TilePack.Open(MbTiles(""))).Should().Be("tiles.empty");
        Code(() => TilePack.Open(MbTiles("DROP TABLE tiles; CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i AS zoom_level, i AS tile_column, i AS tile_row, NULL AS tile_data FROM n"))).Should().Be("tiles.unreadable");
    }

    [Theory]
    [InlineData("89504E470D0A1A0A00", "image/png")]
    [InlineData("FFD8FFE0", "image/jpeg")]
    [InlineData("524946460000000057454250", "image/webp")]
    [InlineData("3C737667", null)]
    [InlineData("", null)]
    public void Pictures_are_known_by_how_they_begin(string hex, string? type) => TilePack.PictureType(Convert.FromHexString(hex)).Should().Be(type);

    private static string Code(Func<object?> act) => act.Should().Throw<UnreadableFileException>().Which.Problem.Code;

    private static string Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }

        return Keep(memory.ToArray(), "a.zip");
    }

    private static string MbTiles(string more)
    {
        var path = Keep([], "a.mbtiles");
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE metadata (name TEXT, value TEXT); CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);" + more;
        command.ExecuteNonQuery();
        return path;
    }

    private static string Keep(byte[] bytes, string name)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("tiles-").FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
