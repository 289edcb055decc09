using NetTopologySuite.Geometries;

namespace Weipian.Formats;

/// <summary>
/// One layer of an Esri file geodatabase (a folder .gdb, ArcGIS 9.x to Pro): own reader of the format as publicly described, no library of Esri's.
/// The record number is the ObjectID. "Whole" only when as many rows were read as the table declares. Coded values stay codes.
/// </summary>
public sealed class FileGdbSource : FeatureSource
{
    public const string Ending = ".gdb";

    private const string Catalogue = "a00000001.gdbtable";
    private const int CatalogueNumber = 1;
    private const int PointLayer = 1;
    private const int PolygonLayer = 4;

    private readonly FileGdbTable _table;
    private readonly int _shape;
    private readonly List<int> _columns;

    private FileGdbSource(FileGdbTable table, int shape, List<int> columns) => (_table, _shape, _columns) = (table, shape, columns);

    /// <summary>A folder named .gdb, or one with the catalogue of one.</summary>
    public static bool Recognise(string path) => Directory.Exists(path)
        && (path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) || Files(path).ContainsKey(Catalogue.ToUpperInvariant()));

    /// <param name="path">The folder.</param>
    /// <param name="layer">Table with polygons or points; null when there is just one.</param>
    /// <exception cref="UnreadableFileException">
    /// <c>filegdb.compressed</c> (.cdf), <c>.signature</c>, <c>.part-missing</c>, <c>.header</c>, <c>.index</c>,
    /// <c>.unreadable</c>, <c>file.layer</c>.
    /// </exception>
    public static FileGdbSource Open(string path, string? layer)
    {
        var file = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        try
        {
            var files = Files(path);
            var problems = new List<SourceProblem>();
            var layers = Layers(files, file, problems);
            // A table that cannot be opened is in nobody's way, unless it is the one that is meant or all are like it.
            if (layers.Count > 0 && layers.All(known => known.Fault is not null))
                throw layers[0].Fault!;
            var offered = layers.Where(known => layer is not null || known.Fault is null).ToList();
            var chosen = offered[ChosenLayer.Of(offered.ConvertAll(known => known.Name), layer, file)];
            if (chosen.Fault is not null)
                throw chosen.Fault;
            problems.AddRange(layers.Where(known => known.Fault is not null)
                .Select(known => known.Fault!.Problem with { Message = $"表“{known.Name}”无法打开:{known.Fault.Problem.Message}", Fatal = false }));
            var source = Describe(FileGdbTable.Open(files, chosen.Number, file), chosen.Name, file);
            source.Problems.InsertRange(0, problems);
            return source;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileGdbTable.Unreadable("filegdb.unreadable", file, "文件夹中有文件无法打开,可能正被其他程序使用");
        }
    }

    public override IEnumerable<SourceFeature> Read()
    {
        var (rows, flattened) = (0L, false);
        foreach (var row in _table.Rows(Problems))
        {
            rows++;
            if (row.Fault is not null)
                Problems.Add(new SourceProblem("filegdb.row", File, row.Number, null, row.Fault));
            var shape = Shape(row, ref flattened);
            yield return new SourceFeature(row.Number, shape, _columns.ConvertAll(column => row.Values[column]));
        }

        if (DeclaredCount is { } declared && declared != rows)
            Problems.Add(new SourceProblem("filegdb.count", File, null, null, $"图层声明 {declared} 条,读到 {rows} 条"));
    }

    public override void Dispose()
    {
        _table.Dispose();
        base.Dispose();
    }

    private Geometry? Shape(FileGdbRow row, ref bool flattened)
    {
        var field = _table.Fields[_shape];
        if (row.Values[_shape] is not byte[] blob)
            return null;
        try
        {
            var shape = FileGdbShape.Read(blob, field.Grid!, out var note, out var flat);
            if (note is not null)
                Problems.Add(new SourceProblem("filegdb.note", File, row.Number, null, note, Fatal: false));
            if (flat && !flattened)
                Problems.Add(new SourceProblem("filegdb.note", File, null, null, "图形带有高程或量测值,未读取", Fatal: false));
            flattened |= flat;
            return shape;
        }
        catch (FormatException exception)
        {
            Problems.Add(new SourceProblem("filegdb.geometry", File, row.Number, field.Name, exception.Message));
            return null;
        }
    }

    private static FileGdbSource Describe(FileGdbTable table, string layer, string file)
    {
        var columns = Enumerable.Range(0, table.Fields.Count).Where(index => table.Fields[index].Kind is not null).ToList();
        var shape = ShapeColumn(table);
        var source = new FileGdbSource(table, shape, columns)
        {
            File = file,
            Layer = layer,
            Format = "filegdb",
            Encoding = table.Utf8 ? "UTF-8" : "UTF-16",
            EncodingReason = "FileGDB 表头注明",
            Crs = table.Fields[shape].Grid!.Wkt is { } wkt ? new DeclaredCrs(Wkt: wkt) : DeclaredCrs.None,
            Fields = columns.ConvertAll(index => new SourceField(table.Fields[index].Name, table.Fields[index].Kind!.Value, table.Fields[index].Length)),
            DeclaredCount = table.DeclaredRows,
        };
        foreach (var field in table.Fields.Where(field => field.Type is FileGdbType.Binary or FileGdbType.Raster))
            source.Problems.Add(new SourceProblem("filegdb.field-skipped", file, null, field.Name, "是二进制或栅格字段,未读取", Fatal: false));
        return source;
    }

    /// <summary>Tables of people's, not the geodatabase's own (GDB_…), with polygons or points; and those that cannot be opened.</summary>
    private static List<(string Name, long Number, UnreadableFileException? Fault)> Layers(
        Dictionary<string, string> files, string file, List<SourceProblem> problems)
    {
        var layers = new List<(string Name, long Number, UnreadableFileException? Fault)>();
        using var catalogue = FileGdbTable.Open(files, CatalogueNumber, file);
        var column = catalogue.Fields.ToList().FindIndex(field => field is { Name: "Name", Type: FileGdbType.Text });
        if (column < 0)
            throw FileGdbTable.Unreadable("filegdb.header", file, $"{Catalogue} 中没有表名");
        var rows = 0L;
        foreach (var row in catalogue.Rows(problems))
        {
            rows++;
            if (row.Values[column] is not string { Length: > 0 } name)
                problems.Add(new SourceProblem("filegdb.catalogue", file, null, null, $"{Catalogue} 第 {row.Number} 行无法读取,可能有图层没有列出", Fatal: false));
            else if (row.Number != CatalogueNumber && !name.StartsWith("GDB_", StringComparison.OrdinalIgnoreCase))
                Look(files, file, name, row.Number, layers);
        }

        if (rows != catalogue.DeclaredRows)
            problems.Add(new SourceProblem("filegdb.catalogue", file, null, null, $"{Catalogue} 声明 {catalogue.DeclaredRows} 个表,读到 {rows} 个", Fatal: false));
        return layers;
    }

    private static void Look(
        Dictionary<string, string> files, string file, string name, long number, List<(string Name, long Number, UnreadableFileException? Fault)> layers)
    {
        try
        {
            using var table = FileGdbTable.Open(files, number, file);
            if (table.ShapeKind is PointLayer or PolygonLayer && ShapeColumn(table) >= 0)
                layers.Add((name, number, null));
        }
        catch (UnreadableFileException fault)
        {
            layers.Add((name, number, fault));
        }
    }

    private static int ShapeColumn(FileGdbTable table) => table.Fields.ToList().FindIndex(field => field.Type == FileGdbType.Geometry);

    /// <summary>Files of the folder by upper-case name: copying may have changed their case.</summary>
    private static Dictionary<string, string> Files(string path)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal))
            files.TryAdd(Path.GetFileName(file).ToUpperInvariant(), file);
        return files;
    }
}
