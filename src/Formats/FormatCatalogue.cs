namespace Weipian.Formats;

/// <summary>A file format the house reads.</summary>
/// <param name="Key">Stable key, kept in journals.</param>
/// <param name="Recognise">Whether a file is of this format, by its path and first bytes.</param>
/// <param name="Open">By path and layer; null: the only layer.</param>
public sealed record FileFormat(string Key, string Name, Func<string, byte[], bool> Recognise, Func<string, string?, FeatureSource> Open);

/// <summary>Every format, once. A file is opened by what it holds, not by what it is called – but for CSV, which could be any text.</summary>
public static class FormatCatalogue
{
    private const int HeadLength = 512;
    private static readonly FileFormat FileGdb = new("filegdb", "FileGDB", (path, _) => FileGdbSource.Recognise(path), FileGdbSource.Open);

    public static readonly IReadOnlyList<FileFormat> All =
    [
        new("shapefile", "Shapefile", (_, head) => head is [0, 0, 0x27, 0x0A, ..], (path, layer) => Single(ShapefileSource.Open(path), layer)),
        new("geojson", "GeoJSON", (_, head) => FirstSign(head) == '{', (path, layer) => Single(GeoJsonSource.Open(path), layer)),
        new("geopackage", "GeoPackage", (_, head) => GeoPackageSource.Recognise(head), GeoPackageSource.Open),
        FileGdb,
        new("txt", "界址点 TXT", (_, head) => BoundaryTextSource.Recognise(head), (path, layer) => Single(BoundaryTextSource.Open(path), layer)),
        new("xlsx", "xlsx 表格", XlsxSource.Recognise, XlsxSource.Open),
        new("zip", "zip 压缩包", (_, head) => ZipSource.Recognise(head), ZipSource.Open),
        new("kml", "KML/KMZ", (_, head) => KmlSource.Recognise(head), (path, layer) => Single(KmlSource.Open(path), layer)),
        new("dxf", "DXF", (_, head) => DxfSource.Recognise(head), (path, layer) => Single(DxfSource.Open(path), layer)),
        new("csv", "CSV", (path, head) => Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase) && !head.Contains((byte)0), (path, layer) => Single(CsvSource.Open(path), layer)),
    ];

    /// <exception cref="UnreadableFileException"><c>file.missing</c>, <c>file.format</c>, or the format's own.</exception>
    public static FeatureSource Open(string path, string? layer = null)
    {
        path = Path.TrimEndingDirectorySeparator(path);
        var name = Path.GetFileName(path);
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new UnreadableFileException(new SourceProblem("file.missing", name, null, null, "文件不存在"));
        var format = Recognise(path)
            ?? throw new UnreadableFileException(new SourceProblem(
                "file.format", name, null, null, $"不是可读取的格式;可读取:{string.Join('、', All.Select(known => known.Name))}"));
        return format.Open(path, layer);
    }

    /// <summary>The format of a file or, of a FileGDB, its folder; null when it is none of them.</summary>
    public static FileFormat? Recognise(string path)
    {
        if (Directory.Exists(path))
            return FileGdb.Recognise(path, []) ? FileGdb : null;
        var head = new byte[HeadLength];
        using (var stream = File.OpenRead(path))
            head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        return All.FirstOrDefault(candidate => candidate.Recognise(path, head));
    }

    /// <summary>Files of one layer answer to its name only.</summary>
    private static FeatureSource Single(FeatureSource source, string? layer)
    {
        try
        {
            _ = ChosenLayer.Of([source.Layer], layer, source.File);
            return source;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    private static char FirstSign(byte[] head) =>
        (char)head.Skip(head.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0).FirstOrDefault(value => value is not ((byte)' ' or 9 or 10 or 13));
}
