namespace Weipian.Formats;

/// <summary>
/// One layer of one file, opened. Reading is a stream: bounded in memory by one record, in time by the file's length.
/// "Whole" means every record was read: <see cref="DeclaredCount"/>, when the format declares one, equals the records yielded.
/// </summary>
public abstract class FeatureSource : IDisposable
{
    /// <summary>File name shown to people (inside a zip: the entry's name).</summary>
    public required string File { get; init; }

    /// <summary>Layer (GeoPackage table, sheet, or the file's base name).</summary>
    public required string Layer { get; init; }

    /// <summary>Format key from the format catalogue: shapefile, geopackage, filegdb, geojson, txt, xlsx, csv.</summary>
    public required string Format { get; init; }

    public required IReadOnlyList<SourceField> Fields { get; init; }

    public DeclaredCrs Crs { get; init; } = DeclaredCrs.None;

    /// <summary>Text encoding used (GB18030, UTF-8 …).</summary>
    public string Encoding { get; init; } = "UTF-8";

    /// <summary>Why that encoding, in Chinese: .cpg, language byte, or proof by decoding.</summary>
    public string EncodingReason { get; init; } = "";

    /// <summary>Records the file's header declares; null when the format declares none.</summary>
    public long? DeclaredCount { get; init; }

    /// <summary>Problems so far; grows while <see cref="Read"/> runs, complete when it ended.</summary>
    public List<SourceProblem> Problems { get; } = [];

    /// <summary>Yields every record once, in file order. A record with a fatal problem is yielded with a null geometry and named in <see cref="Problems"/>.</summary>
    public abstract IEnumerable<SourceFeature> Read();

    public virtual void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>A file that cannot be read at all; carries the problem instead of a stack trace.</summary>
public sealed class UnreadableFileException(SourceProblem problem) : Exception(problem.Message)
{
    public SourceProblem Problem { get; } = problem;
}
