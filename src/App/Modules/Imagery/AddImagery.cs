using Weipian.App.Database;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Formats;

namespace Weipian.App.Modules.Imagery;

/// <summary>What a person says of a picture beside the file itself.</summary>
/// <param name="Day">Day it was taken.</param>
/// <param name="Year">Programme year; null of a background of every year.</param>
/// <param name="Review">Number of the secrecy review, where one is needed.</param>
public sealed record ImageryStatement(string Name, string Phase, string? Day, int? Year, string Secrecy, string? Review = null, string? Source = null);

/// <summary>How a file is to be taken.</summary>
/// <param name="Epsg">Where the file declares no coordinate system.</param>
/// <param name="Bands">Bands drawn red, green, blue, from 1 as people count; null: as the file has it.</param>
/// <param name="Southern">Rows of tiles are counted from the south.</param>
/// <param name="Degrees">Tiles lie in the pyramid of longitude and latitude.</param>
/// <param name="Reference">Leave the file where it lies.</param>
public sealed record ImageryIntake(string File, int? Epsg = null, IReadOnlyList<int>? Bands = null, bool Southern = false, bool Degrees = false, bool Reference = false, Action<long, long?>? Progress = null);

/// <param name="Key">Name of a key set apart.</param>
public sealed record RemoteIntake(string Address, string? Key, int MinZoom, int MaxZoom, bool Degrees, GroundBox? Extent = null, bool Loopback = false);

/// <summary><c>weipian imagery add</c>: registers a picture of the ground, all or nothing.</summary>
public static class AddImagery
{
    public const string NotSecret = "非涉密";
    private const int LongestName = 60;

    /// <summary>Finer pictures of more connected ground than <see cref="MuchGroundKm2"/> may be secret (自然资发〔2020〕95号): somebody must have looked.</summary>
    private const double FinePixelM = 0.5;
    private const double MuchGroundKm2 = 25;

    /// <summary>A file: GeoTIFF, zip or folder of tiles, MBTiles.</summary>
    /// <exception cref="ProblemException">Nothing was registered.</exception>
    public static RegisteredImagery Run(Workspace workspace, ImageryStatement statement, ImageryIntake intake, Actor actor)
    {
        var path = Path.TrimEndingDirectorySeparator(intake.File);
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new ProblemException("file.missing", "文件不存在", file: path);
        // Refused before anything long is begun.
        Decide(ImageryShelf.All(workspace), statement, null, null);
        try
        {
            return Directory.Exists(path) ? OfFolder(workspace, statement, intake with { File = path }, actor)
                : IsPicture(path) ? Append(workspace, statement, PictureReading.Read(workspace, statement, intake), actor)
                : Append(workspace, statement, OfTiles(workspace, statement, intake), actor);
        }
        catch (UnreadableFileException exception)
        {
            throw new ProblemException(exception.Problem.Code, exception.Problem.Message, exception.Problem.File);
        }
    }

    /// <summary>Tiles of another server.</summary>
    /// <exception cref="ProblemException"><c>imagery.address</c>, <c>imagery.shifted</c>, <c>imagery.key-in-clear</c>, <c>imagery.loopback</c>, <c>imagery.key-name</c>, <c>imagery.zoom</c>.</exception>
    public static RegisteredImagery Run(Workspace workspace, ImageryStatement statement, RemoteIntake intake, Actor actor)
    {
        TileAddress.Check(intake.Address, intake.Loopback);
        var needs = intake.Address.Contains(TileAddress.KeyPlace, StringComparison.Ordinal);
        if (needs != intake.Key is not null)
            throw new ProblemException("imagery.key-name", needs ? "地址中有 {key},须指明密钥名称" : "地址中没有 {key},不用密钥", field: "key");
        if (intake.Key is not null)
            ImageryKeys.CheckName(intake.Key);
        if (intake.MinZoom < 0 || intake.MaxZoom > TilePack.DeepestZoom || intake.MinZoom > intake.MaxZoom)
            throw new ProblemException("imagery.zoom", $"级别应为 0 至 {TilePack.DeepestZoom},现为 {intake.MinZoom}–{intake.MaxZoom}", field: "zoom");
        return Append(workspace, statement, Described(statement, ImageryKind.Remote) with
        {
            Extent = intake.Extent,
            MinZoom = intake.MinZoom,
            MaxZoom = intake.MaxZoom,
            Degrees = intake.Degrees,
            Remote = new RemoteFacts(intake.Address, intake.Key, intake.Loopback),
        }, actor);
    }

    /// <summary>Whether a picture may be registered as it is described.</summary>
    /// <param name="pixelM">Null while the file has not been read, and of what is not measured.</param>
    /// <exception cref="ProblemException"><c>imagery.name</c>, <c>imagery.phase</c>, <c>imagery.day</c>, <c>imagery.year</c>, <c>imagery.secrecy</c>, <c>imagery.review</c>, <c>imagery.exists</c>.</exception>
    public static void Decide(IReadOnlyList<RegisteredImagery> known, ImageryStatement statement, GroundBox? extent, double? pixelM)
    {
        if (string.IsNullOrWhiteSpace(statement.Name) || statement.Name.Trim().Length > LongestName)
            throw new ProblemException("imagery.name", $"影像须有名称,至多 {LongestName} 字", field: "name");
        if (!ImageryPhase.All.Contains(statement.Phase))
            throw new ProblemException("imagery.phase", $"时相“{statement.Phase}”应为 {string.Join('、', ImageryPhase.All.Select(phase => $"{phase}({ImageryPhase.Name(phase)})"))}", field: "phase");
        if (statement.Phase != ImageryPhase.Base && statement.Day is null)
            throw new ProblemException("imagery.day", $"{ImageryPhase.Name(statement.Phase)}影像须注明拍摄日期", field: "day");
        if (statement.Phase != ImageryPhase.Base && statement.Year is null)
            throw new ProblemException("imagery.year", $"{ImageryPhase.Name(statement.Phase)}影像须注明年度", field: "year");
        if (statement.Day is not null)
            _ = Days.Read(statement.Day);
        if (statement.Secrecy != NotSecret)
            throw new ProblemException("imagery.secrecy", $"密级标注为“{statement.Secrecy}”;本系统部署于非涉密网,只接收{NotSecret}影像", field: "secrecy");
        if (pixelM < FinePixelM && extent is not null && Km2(extent) > MuchGroundKm2 && string.IsNullOrWhiteSpace(statement.Review))
            throw new ProblemException("imagery.review", $"影像分辨率 {Digits.Fixed(pixelM.Value, 2)} 米、连续覆盖约 {Digits.Fixed(Km2(extent), 0)} 平方公里,可能涉密;经保密审查可公开使用的,注明审查文号后登记", field: "review");
        if (known.FirstOrDefault(one => one.Current && one.Description.Name == statement.Name.Trim() && one.Description.Year == statement.Year && one.Description.Phase == statement.Phase) is { } same)
            throw new ProblemException("imagery.exists", $"已有同名影像(第 {same.Number} 号);请另取名称,或先停用旧的", field: "name");
    }

    internal static ImageryDescription Described(ImageryStatement statement, string kind) => new(
        statement.Name.Trim(), statement.Phase, statement.Day is null ? null : Days.Write(Days.Read(statement.Day)), statement.Year, statement.Secrecy, Blank(statement.Review), Blank(statement.Source), kind,
        null, null, 0, 0, false, null, null, null, []);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsPicture(string path)
    {
        using var stream = File.OpenRead(path);
        var head = new byte[16];
        return GeoTiff.Recognise(head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
    }

    private static RegisteredImagery OfFolder(Workspace workspace, ImageryStatement statement, ImageryIntake intake, Actor actor)
    {
        if (intake.Reference)
            throw new ProblemException("imagery.reference", "文件夹不能就地引用(其中文件可逐个改动);请打成 zip 或 MBTiles", file: intake.File);
        var temporary = Directory.CreateTempSubdirectory("weipian-tiles-").FullName;
        try
        {
            var packed = ImageryFiles.Packed(intake.File, Path.Combine(temporary, Path.GetFileName(intake.File) + ".zip"));
            return Append(workspace, statement, OfTiles(workspace, statement, intake with { File = packed }), actor);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static ImageryDescription OfTiles(Workspace workspace, ImageryStatement statement, ImageryIntake intake)
    {
        using var pack = TilePack.Open(intake.File, intake.Southern);
        var (west, north, east, south) = pack.Reach;
        if (pack.Tile(pack.MaxZoom, west, north) is null && pack.Tile(pack.MaxZoom, east, south) is null && pack.MinZoom == pack.MaxZoom && west == east && north == south)
            throw new ProblemException("tiles.empty", "瓦片包中没有可显示的瓦片", file: Path.GetFileName(intake.File));
        var extent = TileGrid.Ground(pack.MaxZoom, west, north, east, south, intake.Degrees);
        var pixel = TileGrid.PixelM(pack.MaxZoom, (extent.South + extent.North) / 2);
        Decide(ImageryShelf.All(workspace), statement, extent, pixel);
        return Described(statement, ImageryKind.Tiles) with
        {
            Extent = extent,
            PixelM = pixel,
            MinZoom = pack.MinZoom,
            MaxZoom = pack.MaxZoom,
            Degrees = intake.Degrees,
            Tiles = new TileFacts(ImageryFiles.Keep(workspace, intake.File, intake.Reference, intake.Progress), pack.Format, intake.Southern),
        };
    }

    private static RegisteredImagery Append(Workspace workspace, ImageryStatement statement, ImageryDescription description, Actor actor)
    {
        Decide(ImageryShelf.All(workspace), statement, description.Extent, description.PixelM);
        if (description.Year is { } year)
            _ = ProgrammeYear.Load(workspace, year);
        workspace.Append(actor, new Happening(ImageryFolds.Registered, "imagery", new ImageryRegistered(description)));
        return ImageryShelf.All(workspace).Last(one => one.Current && one.Description.Name == description.Name && one.Description.Phase == description.Phase && one.Description.Year == description.Year);
    }

    /// <summary>Of the box, by the sphere: whether much or little, not an area.</summary>
    private static double Km2(GroundBox box) => TileGrid.PixelM(0, (box.South + box.North) / 2) / TileGrid.PixelM(0, 0) * (box.East - box.West) * (box.North - box.South) * 111.32 * 111.32;
}
