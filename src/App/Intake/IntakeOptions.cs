namespace Weipian.App.Intake;

/// <summary>What a person says about a file when handing it in; the same for layers and patches.</summary>
/// <param name="File">Path as given; kept byte for byte.</param>
/// <param name="Layer">Layer, table or sheet inside the file; null: the only one.</param>
/// <param name="Where">Which rows count; the others are accounted for as 不在筛选范围.</param>
/// <param name="Epsg">Coordinate system when the file declares none.</param>
/// <param name="AcceptWgs84">A person accepts WGS 84 coordinates as CGCS2000 (centimetres apart); recorded.</param>
/// <param name="AcceptRepairs">A person accepts the proposed repairs of invalid shapes; recorded with both areas.</param>
/// <param name="Progress">Told how many rows were read, of how many where the file says so.</param>
/// <param name="Map">Target field → source field, where detection should not decide.</param>
public sealed record IntakeOptions(
    string File,
    string? Layer = null,
    string? Where = null,
    int? Epsg = null,
    bool AcceptWgs84 = false,
    bool AcceptRepairs = false,
    IReadOnlyDictionary<string, string>? Map = null,
    Action<long, long?>? Progress = null);

/// <summary>Where every row of a source went; the four counts add up to <see cref="Read"/>.</summary>
/// <param name="Read">Records the file yielded.</param>
/// <param name="Kept">Records taken over, quarantined ones included.</param>
/// <param name="FilteredOut">Records outside the given filter.</param>
/// <param name="WithoutGeometry">Records without a shape.</param>
/// <param name="Refused">Records that could not be used; each is named.</param>
public sealed record RowAccount(long Read, long Kept, long FilteredOut, long WithoutGeometry, IReadOnlyList<RefusedRow> Refused)
{
    public bool Closes => Read == Kept + FilteredOut + WithoutGeometry + Refused.Count;
}

public sealed record RefusedRow(long Record, string Code, string Reason);

/// <summary>A shape that may not be measured until a person accepts its repair (不明 for whatever it touches).</summary>
/// <param name="Location">Where it is wrong, longitude and latitude, as text.</param>
/// <param name="AreaBeforeM2">Ring area of the original as it stands; only to be shown beside the repair.</param>
public sealed record QuarantinedShape(
    long Record, int Feature, string Code, string Reason, string Location, double AreaBeforeM2, double AreaAfterM2, bool Accepted);
