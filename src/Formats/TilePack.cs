using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Weipian.Formats;

/// <summary>Pictures cut into tiles beforehand: a zip of z/x/y.png (.jpg, .webp), or MBTiles. Bounded in memory by its list of tiles, a tile by its size.</summary>
public abstract partial class TilePack : IDisposable
{
    public const int DeepestZoom = 24;
    private const int LargestTile = 4 << 20;

    /// <summary>zip or mbtiles.</summary>
    public required string Format { get; init; }

    public required int MinZoom { get; init; }

    public required int MaxZoom { get; init; }

    /// <summary>Columns and rows – from the north – of the deepest zoom that hold something: west, north, east, south, both ends included.</summary>
    public required (int West, int North, int East, int South) Reach { get; init; }

    /// <summary>By what the file holds; null when it is neither.</summary>
    public static bool Recognise(ReadOnlySpan<byte> head) => head.StartsWith("SQLite format 3\0"u8) || head.StartsWith("PK\u0003\u0004"u8);

    /// <param name="southern">Rows of a zip are counted from the south (TMS). MBTiles always are.</param>
    /// <exception cref="UnreadableFileException"><c>tiles.unreadable</c>, <c>tiles.empty</c>, <c>tiles.too-many</c>, <c>tiles.format</c>.</exception>
    public static TilePack Open(string path, bool southern = false)
    {
        var name = Path.GetFileName(path);
        Span<byte> head = stackalloc byte[16];
        using (var stream = File.OpenRead(path))
            head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        try
        {
            return head.StartsWith("PK"u8) ? ZipTiles.Of(path, name, southern) : head.StartsWith("SQLite format 3\0"u8) ? MbTiles.Of(path, name) : throw Refuse("tiles.unreadable", name, "不是瓦片包;可登记 z/x/y 结构的 zip,或 MBTiles");
        }
        catch (Exception exception) when (exception is InvalidDataException or SqliteException or InvalidCastException or EndOfStreamException or InvalidOperationException)
        {
            throw Refuse("tiles.unreadable", name, "瓦片包损坏或不完整");
        }
    }

    /// <summary>A tile as it was put in; null when there is none. Row from the north.</summary>
    /// <exception cref="UnreadableFileException"><c>tiles.unreadable</c>, <c>tiles.format</c>.</exception>
    public byte[]? Tile(int zoom, int column, int row)
    {
        if (zoom < MinZoom || zoom > MaxZoom)
            return null;
        try
        {
            return Find(zoom, column, row) is not { } bytes ? null : PictureType(bytes) is not null ? bytes : throw Refuse("tiles.format", Format, $"瓦片 {zoom}/{column}/{row} 不是 PNG、JPEG 或 WebP 图片");
        }
        catch (Exception exception) when (exception is InvalidDataException or SqliteException or InvalidCastException)
        {
            throw Refuse("tiles.unreadable", Format, $"瓦片 {zoom}/{column}/{row} 损坏");
        }
    }

    /// <summary>What kind of picture bytes are, by how they begin; null when none that a page may show.</summary>
    public static string? PictureType(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        _ => null,
    };

    public virtual void Dispose() => GC.SuppressFinalize(this);

    protected abstract byte[]? Find(int zoom, int column, int row);

    private static UnreadableFileException Refuse(string code, string name, string message) => new(new SourceProblem(code, name, null, null, message));

    private sealed partial class ZipTiles(ZipArchive archive, Dictionary<(int, int, int), string> names) : TilePack
    {
        private const long MostEntries = 1_000_000;
        private readonly Lock _one = new();

        public static ZipTiles Of(string path, string name, bool southern)
        {
            if (Declared(path) > MostEntries)
                throw Refuse("tiles.too-many", name, $"瓦片包中的文件超过 {MostEntries} 个;请改用 MBTiles");
            var archive = ZipFile.OpenRead(path);
            var names = new Dictionary<(int Zoom, int Column, int Row), string>();
            foreach (var entry in archive.Entries)
                if (Place().Match(entry.FullName) is { Success: true } place && Number(place, "z") is <= DeepestZoom and var zoom && Number(place, "x") is var column && Number(place, "y") is var row && column < 1L << zoom && row < 1L << zoom)
                    names[(zoom, column, southern ? (int)(1L << zoom) - 1 - row : row)] = entry.FullName;
            if (names.Count == 0)
                throw Refuse("tiles.empty", name, "压缩包中没有 z/x/y.png(jpg、webp)结构的瓦片");
            var deepest = names.Keys.Max(tile => tile.Zoom);
            var there = names.Keys.Where(tile => tile.Zoom == deepest).ToList();
            return new ZipTiles(archive, names)
            {
                Format = "zip",
                MinZoom = names.Keys.Min(tile => tile.Zoom),
                MaxZoom = deepest,
                Reach = (there.Min(tile => tile.Column), there.Min(tile => tile.Row), there.Max(tile => tile.Column), there.Max(tile => tile.Row)),
            };
        }

        public override void Dispose()
        {
            archive.Dispose();
            base.Dispose();
        }

        protected override byte[]? Find(int zoom, int column, int row)
        {
            if (!names.TryGetValue((zoom, column, row), out var name))
                return null;
            // An archive has one place where it reads.
            lock (_one)
            {
                using var stream = archive.GetEntry(name)!.Open();
                var bytes = new byte[LargestTile + 1];
                var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                return read <= LargestTile ? bytes[..read] : throw new InvalidDataException("tile too large");
            }
        }

        private static int Number(Match place, string part) => int.TryParse(place.Groups[part].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : int.MaxValue;

        /// <summary>Entries the archive says it has, before a list of them is made; at most as many as its directory has room for.</summary>
        private static long Declared(string path)
        {
            using var stream = File.OpenRead(path);
            var tail = new byte[(int)Math.Min(stream.Length, 66_000)];
            stream.Seek(-tail.Length, SeekOrigin.End);
            stream.ReadExactly(tail);
            var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
            if (at < 0 || at + 22 > tail.Length)
                throw new InvalidDataException("no end of directory");
            var entries = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10));
            var size = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 12));
            if (entries < 0xFFFF && size < uint.MaxValue)
                return entries;
            var wide = tail.AsSpan().LastIndexOf("PK\u0006\u0006"u8);
            return wide < 0 || wide + 40 > tail.Length ? entries : Math.Max(0, BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(wide + 32)));
        }

        [GeneratedRegex(@"(^|/)(?<z>\d{1,2})/(?<x>\d{1,8})/(?<y>\d{1,8})\.(png|jpg|jpeg|webp)$", RegexOptions.IgnoreCase)]
        private static partial Regex Place();
    }

    private sealed class MbTiles(SqliteConnection connection, StepBudget steps) : TilePack
    {
        private readonly Lock _one = new();

        public static MbTiles Of(string path, string name)
        {
            var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            try
            {
                connection.Open();
                var steps = new StepBudget(connection);
                Ask(connection, "PRAGMA trusted_schema=OFF", _ => 0);
                var facts = Ask(connection, "SELECT name, value FROM metadata WHERE name IN ('format')", row => (Name: row.GetString(0), Value: row.GetValue(1).ToString() ?? ""));
                if (facts.Exists(fact => fact.Value is "pbf" or "mvt"))
                    throw Refuse("tiles.format", name, "此 MBTiles 是矢量瓦片,不是影像");
                var zooms = Ask(connection, "SELECT min(zoom_level), max(zoom_level) FROM tiles", row => row.IsDBNull(0) ? (-1, -1) : (row.GetInt32(0), row.GetInt32(1)));
                if (zooms[0].Item1 < 0 || zooms[0].Item2 > DeepestZoom)
                    throw Refuse("tiles.empty", name, "MBTiles 中没有瓦片,或级别超出范围");
                var (least, most) = zooms[0];
                var reach = Ask(
                    connection, $"SELECT min(tile_column), min(tile_row), max(tile_column), max(tile_row) FROM tiles WHERE zoom_level={most.ToString(CultureInfo.InvariantCulture)}",
                    row => (row.GetInt32(0), (1 << most) - 1 - row.GetInt32(3), row.GetInt32(2), (1 << most) - 1 - row.GetInt32(1)));
                steps.Renew();
                return new MbTiles(connection, steps) { Format = "mbtiles", MinZoom = least, MaxZoom = most, Reach = reach[0] };
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }

        public override void Dispose()
        {
            connection.Dispose();
            base.Dispose();
        }

        protected override byte[]? Find(int zoom, int column, int row)
        {
            lock (_one)
            {
                steps.Renew();
                using var command = connection.CreateCommand();
                command.CommandText = "SELECT tile_data FROM tiles WHERE zoom_level=$z AND tile_column=$x AND tile_row=$y AND length(tile_data)<=$most LIMIT 1";
                command.Parameters.AddWithValue("$z", zoom);
                command.Parameters.AddWithValue("$x", column);
                command.Parameters.AddWithValue("$y", (1 << zoom) - 1 - row);
                command.Parameters.AddWithValue("$most", LargestTile);
                return command.ExecuteScalar() as byte[];
            }
        }

        private static List<T> Ask<T>(SqliteConnection connection, string question, Func<SqliteDataReader, T> read)
        {
            using var command = connection.CreateCommand();
            command.CommandText = question;
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(read(reader));
            return rows;
        }
    }
}
