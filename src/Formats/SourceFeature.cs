using NetTopologySuite.Geometries;

namespace Weipian.Formats;

/// <summary>Kind of a source column after decoding; what a value of it is boxed as.</summary>
public enum FieldKind
{
    /// <summary><see cref="string"/>.</summary>
    Text,
    /// <summary><see cref="long"/>.</summary>
    Integer,
    /// <summary><see cref="double"/>.</summary>
    Real,
    /// <summary><see cref="DateOnly"/>.</summary>
    Date,
    /// <summary><see cref="bool"/>.</summary>
    Logical,
}

/// <summary>A column as the file declares it. <paramref name="Name"/> is decoded; a shapefile name may be cut at 10 bytes.</summary>
public sealed record SourceField(string Name, FieldKind Kind, int Length = 0, int Decimals = 0)
{
    /// <summary>More than any table of people's has. Formats without a list of columns could name a new one in every record, and fill the memory with them.</summary>
    public const int MostInAFile = 2_000;
}

/// <summary>
/// One record of a file, in the file's own coordinate system and axis order X = east (or longitude), Y = north (or latitude).
/// </summary>
/// <param name="Record">Number a person finds the record by: 1-based record (shp, GeoJSON), rowid (GeoPackage), ObjectID (FileGDB), plot number (TXT), sheet row (xlsx), line (CSV).</param>
/// <param name="Geometry">Null when the record has none (null shape, attribute-only row) – counted, never dropped.</param>
/// <param name="Values">One per field of the source, null where the file says nothing.</param>
public sealed record SourceFeature(long Record, Geometry? Geometry, IReadOnlyList<object?> Values);

/// <summary>Something wrong with a file or one of its records, in words an officer can act on.</summary>
/// <param name="Code">Stable code <c>noun.what</c>, e.g. <c>shapefile.truncated</c>.</param>
/// <param name="Record">The record it concerns; null for the file as a whole.</param>
/// <param name="Field">The field it concerns, when one.</param>
/// <param name="Message">Chinese reason.</param>
/// <param name="Fatal">True: the record (or, without record, the file) cannot be used.</param>
public sealed record SourceProblem(string Code, string File, long? Record, string? Field, string Message, bool Fatal = true);

/// <summary>What the file says of its coordinate system; whether that is acceptable is for <c>Spatial</c> to judge.</summary>
/// <param name="Epsg">EPSG code declared, when one is.</param>
/// <param name="Wkt">WKT (.prj, gpkg_spatial_ref_sys), when there is one.</param>
/// <param name="Words">Free words, e.g. 坐标系=2000国家大地坐标系 几度分带=3 带号=40 of a TXT header.</param>
public sealed record DeclaredCrs(int? Epsg = null, string? Wkt = null, string? Words = null)
{
    public static readonly DeclaredCrs None = new();
}
