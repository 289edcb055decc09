using Weipian.App.Database;
using Weipian.App.Platform;
using Weipian.Formats;

namespace Weipian.App.Modules.Imagery;

/// <summary>What a picture of the ground shows of a year: how it was before (前时相), how it is after (后时相), or just the ground (底图).</summary>
public static class ImageryPhase
{
    public const string Before = "before";
    public const string After = "after";
    public const string Base = "base";

    public static readonly IReadOnlyList<string> All = [Before, After, Base];

    public static string Name(string phase) => phase switch { Before => "前时相", After => "后时相", _ => "底图" };
}

/// <summary>Where pictures come from.</summary>
public static class ImageryKind
{
    public const string Picture = "geotiff";
    public const string Tiles = "tiles";
    public const string Remote = "remote";

    public static string Name(string kind) => kind switch { Picture => "GeoTIFF", Tiles => "瓦片包", _ => "网络瓦片" };
}

/// <summary>Ground a picture covers, degrees.</summary>
public sealed record GroundBox(double West, double South, double East, double North);

/// <summary>A file of pictures: kept in the workspace, or – too large to be copied – where it lies.</summary>
/// <param name="Reference">Full path of a file that stays where it is; null when it is kept.</param>
/// <param name="Overviews">Hash of the kept file of smaller copies that lay beside it.</param>
public sealed record PictureFile(string Name, string Sha256, long Bytes, string? Reference, string? Overviews);

/// <summary>A GeoTIFF. What its tags or the files beside it said of its place is kept here, so that the file alone is enough.</summary>
/// <param name="Drawn">Bands drawn red, green, blue, from 0; null: as the file has it.</param>
/// <param name="Stretch">Of 16 bits, measured when it was registered.</param>
public sealed record PictureFacts(PictureFile File, int Width, int Height, int Bands, int Bits, int Epsg, PixelFrame Frame, IReadOnlyList<int>? Drawn, IReadOnlyList<BandStretch>? Stretch);

/// <summary>Tiles cut beforehand.</summary>
/// <param name="Southern">Rows of a zip are counted from the south.</param>
public sealed record TileFacts(PictureFile File, string Format, bool Southern);

/// <summary>Tiles of another server. The browser never asks it: this server does, at exactly this address.</summary>
/// <param name="Address">With the places {z}, {x}, {y} or {-y}, and {key}.</param>
/// <param name="Key">Name of the key that is kept apart from the journal; null when the address needs none.</param>
/// <param name="Loopback">The address may be this very machine; said on the command line only.</param>
public sealed record RemoteFacts(string Address, string? Key, bool Loopback);

/// <summary>Everything said of one picture as it was registered.</summary>
/// <param name="Day">Day it was taken; null only of a background.</param>
/// <param name="Year">Programme year; null: a background of every year.</param>
/// <param name="Review">Number of the secrecy review a fine picture of much ground was let in by.</param>
/// <param name="PixelM">Ground side of a pixel, metres.</param>
/// <param name="MinZoom">Further out it is not drawn: too much would have to be read.</param>
/// <param name="Degrees">Tiles lie in the pyramid of longitude and latitude (天地图 _c) instead of web Mercator.</param>
/// <param name="Source">Who made it, under which map approval number.</param>
public sealed record ImageryDescription(
    string Name, string Phase, string? Day, int? Year, string Secrecy, string? Review, string? Source, string Kind, GroundBox? Extent, double? PixelM, int MinZoom, int MaxZoom, bool Degrees,
    PictureFacts? Picture, TileFacts? Tiles, RemoteFacts? Remote, IReadOnlyList<Problem> Warnings);

/// <summary>A registered picture.</summary>
/// <param name="Number">Running number within the workspace.</param>
/// <param name="Current">False once it was taken off the screens.</param>
/// <param name="Retired">Why.</param>
public sealed record RegisteredImagery(int Number, bool Current, string? Retired, ImageryDescription Description);

/// <summary>What others may ask of the registered pictures.</summary>
public static class ImageryShelf
{
    public static List<RegisteredImagery> All(Workspace workspace) => workspace.Connection.Query(
        "SELECT number, current, retired, description FROM imagery ORDER BY number", row => new RegisteredImagery(row.GetInt32(0), row.GetInt32(1) == 1, row.Text(2), CanonicalJson.Read<ImageryDescription>(row.GetString(3))));

    /// <summary>Pictures of a year, and the backgrounds of every year.</summary>
    public static List<RegisteredImagery> Of(Workspace workspace, int year) => All(workspace).Where(one => one.Description.Year is null || one.Description.Year == year).ToList();

    /// <exception cref="ProblemException"><c>imagery.missing</c>.</exception>
    public static RegisteredImagery One(Workspace workspace, int number) =>
        All(workspace).FirstOrDefault(one => one.Number == number) ?? throw new ProblemException("imagery.missing", $"没有第 {number} 号影像");
}
