using System.IO.Compression;
using Weipian.Formats;

namespace Weipian.Fuzz;

/// <summary>What became of a file that was read.</summary>
/// <param name="Refused">Code, when the file was refused as a whole.</param>
/// <param name="Codes">Codes told of while reading.</param>
/// <param name="Read">Records read.</param>
/// <param name="Declared">Records the file itself says it has.</param>
public sealed record FuzzOutcome(string? Refused, IReadOnlyList<string> Codes, long Read, long? Declared)
{
    /// <summary>Nothing to complain of.</summary>
    public bool IsSound => Refused is null && Codes.Count == 0;

    /// <summary>A file may be called sound only when every record was read; every complaint must have its code.</summary>
    public bool IsHonest => (!IsSound || Declared is null || Declared == Read) && (Refused is null ? Codes : [Refused]).All(code => code.Contains('.', StringComparison.Ordinal));

    public override string ToString() => Refused ?? (IsSound ? $"{Read} records" : $"{Read} records, {string.Join(' ', Codes.Distinct())}");
}

/// <summary>
/// One reader fed with any bytes. A reader of several files gets the bytes as one of them, beside sound ones from <c>corpus/companions</c>.
/// </summary>
/// <param name="Name">Name of the target and of its folder in the corpus.</param>
/// <param name="File">Name the bytes are stored under.</param>
/// <param name="Opened">Name that is opened, when it is another.</param>
/// <param name="Companions">Archive of sound files laid beside.</param>
public sealed record FuzzTarget(string Name, string File, string? Opened = null, string? Companions = null)
{
    /// <summary>A damaged file may claim millions of blocks; who looks at a map asks for some of them.</summary>
    private const int MostBlocks = 64;

    /// <summary>Name of the one reader that reads a picture instead of features.</summary>
    private const string Picture = "a.tif";

    private static readonly string Corpus = Path.Combine(AppContext.BaseDirectory, "corpus");

    public static readonly IReadOnlyList<FuzzTarget> All =
    [
        new("shapefile", "a.shp", Companions: "shapefile.zip"),
        new("dbf", "a.dbf", "a.shp", "shapefile.zip"),
        new("geopackage", "a.gpkg"),
        new("geojson", "a.json"),
        new("filegdb", "a.gdb/a00000009.gdbtable", "a.gdb", "filegdb.zip"),
        new("filegdb-index", "a.gdb/a00000009.gdbtablx", "a.gdb", "filegdb.zip"),
        new("filegdb-catalogue", "a.gdb/a00000001.gdbtable", "a.gdb", "filegdb.zip"),
        new("filegdb-wide", "a.gdb/a00000009.gdbtable", "a.gdb", "filegdb-wide.zip"),
        new("filegdb-wide-index", "a.gdb/a00000009.gdbtablx", "a.gdb", "filegdb-wide.zip"),
        new("kml", "a.kml"),
        new("txt", "a.txt"),
        new("csv", "a.csv"),
        new("xlsx", "a.xlsx"),
        new("dxf", "a.dxf"),
        new("zip", "a.zip"),
        new("geotiff", Picture),
    ];

    /// <summary>Files the fuzzer begins with.</summary>
    public IEnumerable<string> Seeds() => Directory.EnumerateFiles(Path.Combine(Corpus, Name)).Order(StringComparer.Ordinal);

    /// <summary>Reads the bytes as a file of this kind, in a folder of its own. Anything thrown but a refusal by name is a fault of the reader.</summary>
    public FuzzOutcome Read(byte[] bytes)
    {
        var folder = Directory.CreateTempSubdirectory("fuzz-").FullName;
        try
        {
            if (Companions is not null)
                ZipFile.ExtractToDirectory(Path.Combine(Corpus, "companions", Companions), folder);
            System.IO.File.WriteAllBytes(Path.Combine(folder, File), bytes);
            if (File == Picture)
                return Look(Path.Combine(folder, File));
            using var source = FormatCatalogue.Open(Path.Combine(folder, Opened ?? File));
            var read = source.Read().LongCount();
            return new FuzzOutcome(null, source.Problems.ConvertAll(problem => problem.Code), read, source.DeclaredCount);
        }
        catch (UnreadableFileException refusal)
        {
            return new FuzzOutcome(refusal.Problem.Code, [], 0, null);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Every block of every level, as a map would ask for them.</summary>
    private static FuzzOutcome Look(string path)
    {
        using var tiff = GeoTiff.Open(path);
        var (read, declared, codes) = (0L, 0L, new List<string>());
        for (var level = 0; level < tiff.Levels.Count; level++)
            for (var block = 0; block < Math.Min(tiff.Levels[level].Across * tiff.Levels[level].Down, MostBlocks); block++)
            {
                declared++;
                try
                {
                    _ = tiff.Rgba(level, block);
                    read++;
                }
                catch (UnreadableFileException told)
                {
                    codes.Add(told.Problem.Code);
                }
            }

        return new FuzzOutcome(null, codes, read, declared);
    }
}
