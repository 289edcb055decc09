using Weipian.App.Database;
using Weipian.App.Intake;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Imagery;
using Weipian.App.Modules.Layers;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Statistics;
using Weipian.App.Platform;

namespace Weipian.App.Server.Jobs;

/// <summary>What a person says about an uploaded file.</summary>
/// <param name="Upload">Id of the upload.</param>
/// <param name="Epsg">Where the file declares no coordinate system.</param>
public sealed record IntakeForm(
    string Upload, string? Layer = null, string? Where = null, int? Epsg = null, bool AcceptWgs84 = false, bool AcceptRepairs = false, IReadOnlyDictionary<string, string>? Map = null);

/// <param name="AreaUnit">mu, m2, ha; null: inferred.</param>
/// <param name="Replaces">Batch delivered again in full.</param>
public sealed record ImportForm(int Year, string Line, IntakeForm File, string? AreaUnit, int? Replaces);

/// <param name="Replaces">Numbers of layers it takes the place of; null: by the kind's rule.</param>
public sealed record LayerForm(string Kind, string? Scheme, string? Date, string Secrecy, IReadOnlyList<int>? Replaces, IntakeForm File);

/// <param name="Preview">Only say what would change.</param>
public sealed record JudgeForm(int Year, int? Batch, DateOnly? AsOf, bool Preview);

/// <param name="Upload">Id of the upload: GeoTIFF, MBTiles, or a zip of tiles.</param>
/// <param name="Bands">Bands drawn red, green, blue, from 1; null: as the file has it.</param>
public sealed record ImageryForm(
    string Upload, string Name, string Phase, string? Day, int? Year, string Secrecy, string? Review, string? Source, int? Epsg, IReadOnlyList<int>? Bands, bool Southern, bool Degrees);

/// <summary>What judging came to.</summary>
/// <param name="Changes">Of a preview.</param>
public sealed record JudgedAnswer(int Patches, string AsOf, SortedDictionary<string, int> Codes, IReadOnlyList<VerdictChange>? Changes);

/// <param name="Format">shp, geojson, txt, gpkg; tables, ledger; pack with <paramref name="Patch"/>.</param>
public sealed record ExportForm(int Year, string Format, string? Patch);

/// <summary>What a written file holds.</summary>
public sealed record WrittenAnswer(string File, int Written, IReadOnlyList<string> LeftOut);

/// <summary>A backup was taken.</summary>
/// <param name="Folder">Below <c>backups</c> in the workspace.</param>
/// <param name="Head">Hash of the last event in it, to be written down elsewhere.</param>
public sealed record BackupAnswer(string Folder, int Files, long Sequence, string Head);

/// <param name="Folder">Below <c>backups</c> in the workspace.</param>
public sealed record BackupCheckForm(string Folder);

/// <summary>The work a job may be, each by the same slice as on the command line.</summary>
public static class JobKinds
{
    public const string Inspect = "inspect";
    public const string AddLayer = "layer-add";
    public const string AddImagery = "imagery-add";
    public const string Import = "import";
    public const string Judge = "judge";
    public const string Export = "export";
    public const string Verify = "verify";
    public const string Backup = "backup";
    public const string BackupCheck = "backup-check";

    /// <summary>Events after which work of a kind, begun before them, must be done again: it was reckoned from what they changed.</summary>
    public static IReadOnlyList<string> Upset(string kind) => kind switch
    {
        Import => ["patches."],
        AddLayer => ["layers."],
        AddImagery => ["imagery."],
        Judge => ["patches.", "layers.", "programmes.", "fieldwork.", "determinations."],
        _ => [],
    };

    /// <summary>Does the work.</summary>
    /// <param name="workspace">Reads as of now; appends go to the writer.</param>
    /// <param name="output">Folder for a file it makes.</param>
    /// <returns>The answer, and the name of the file made.</returns>
    public static (object Answer, string? File) Run(Job job, Workspace workspace, OfficeHall hall, Action<long, long?> progress, string output)
    {
        var actor = new Actor(job.Person, job.Post);
        switch (job.Kind)
        {
            case Inspect:
                return (FileInspection.Run(Options(CanonicalJson.Read<IntakeForm>(job.Form), job, hall, progress)), null);
            case AddLayer:
                var layer = CanonicalJson.Read<LayerForm>(job.Form);
                return (Modules.Layers.AddLayer.Run(
                    workspace, new LayerStatement(layer.Kind, layer.Scheme, layer.Date, layer.Secrecy, layer.Replaces), Options(layer.File, job, hall, progress), hall.Pack, actor), null);
            case AddImagery:
                var imagery = CanonicalJson.Read<ImageryForm>(job.Form);
                return (Modules.Imagery.AddImagery.Run(
                    workspace, new ImageryStatement(imagery.Name, imagery.Phase, imagery.Day, imagery.Year, imagery.Secrecy, imagery.Review, imagery.Source),
                    new ImageryIntake(hall.Uploads.PathOf(job.Login, imagery.Upload), imagery.Epsg, imagery.Bands, imagery.Southern, imagery.Degrees, Progress: progress), actor), null);
            case Import:
                var import = CanonicalJson.Read<ImportForm>(job.Form);
                return (ImportPatches.Run(workspace, import.Year, import.Line, Options(import.File, job, hall, progress), import.AreaUnit, import.Replaces, hall.Pack, actor), null);
            case Judge:
                return (Judged(CanonicalJson.Read<JudgeForm>(job.Form), workspace, hall, progress, actor), null);
            case Export:
                return Exported(CanonicalJson.Read<ExportForm>(job.Form), workspace, hall, output);
            case Verify:
                return (Verification.Run(hall.Options.Directory, hall.Clock), null);
            case Backup:
                return (Copied(job, hall), null);
            case BackupCheck:
                return (BackupRoom.Check(hall.Options.Directory, CanonicalJson.Read<BackupCheckForm>(job.Form).Folder, hall.Clock.GetUtcNow(), progress), null);
            default:
                throw new ProblemException("job.kind", $"没有作业种类“{job.Kind}”");
        }
    }

    /// <summary>Into the folder <c>backups</c> of the workspace, from where the office's own means carry it elsewhere.</summary>
    private static BackupAnswer Copied(Job job, OfficeHall hall)
    {
        var folder = $"{job.AskedAt[..19].Replace(":", "", StringComparison.Ordinal)}-{job.Id}";
        var manifest = Database.Backup.Write(hall.Options.Directory, Path.Combine(hall.Options.Directory, BackupRoom.FolderName, folder), hall.Clock);
        return new BackupAnswer(folder, manifest.Files.Count, manifest.Sequence, manifest.Head);
    }

    private static IntakeOptions Options(IntakeForm form, Job job, OfficeHall hall, Action<long, long?> progress) => new(
        hall.Uploads.PathOf(job.Login, form.Upload), form.Layer, form.Where, form.Epsg, form.AcceptWgs84, form.AcceptRepairs, form.Map, progress);

    private static JudgedAnswer Judged(JudgeForm form, Workspace workspace, OfficeHall hall, Action<long, long?> progress, Actor actor)
    {
        var run = form.Preview
            ? JudgePatches.Judge(workspace, form.Year, form.Batch, form.AsOf, hall.Pack, (done, all) => progress(done, all))
            : JudgePatches.Run(workspace, form.Year, form.Batch, form.AsOf, hall.Pack, actor, (done, all) => progress(done, all));
        return new JudgedAnswer(
            run.Patches.Count, run.AsOf, new SortedDictionary<string, int>(run.Patches.CountBy(patch => patch.Verdict.Code).ToDictionary(), StringComparer.Ordinal),
            form.Preview ? JudgePatches.Preview(workspace, run) : null);
    }

    private static (object, string?) Exported(ExportForm form, Workspace workspace, OfficeHall hall, string output)
    {
        Directory.CreateDirectory(output);
        switch (form.Format)
        {
            case "tables":
                var folder = Path.Combine(output, "tables");
                var written = WriteTables.All(workspace, form.Year, folder, hall.Pack);
                return Zipped(folder, Path.Combine(output, $"{form.Year}-附表.zip"), written.Count, []);
            case "ledger":
                var ledger = WriteTables.Ledger(workspace, form.Year, Path.Combine(output, $"{form.Year}-违法图斑台账.xlsx"), hall.Pack);
                return (new WrittenAnswer($"{form.Year}-违法图斑台账.xlsx", ledger.Rows.Count, []), $"{form.Year}-违法图斑台账.xlsx");
            case "pack":
                var patch = PatchShelf.One(workspace, form.Patch ?? throw new ProblemException("export.patch", "须指明图斑", field: "patch"));
                var pack = $"{Uploads.Clean(patch.Number)}-判定证据包.zip";
                EvidencePack.Write(workspace, DeterminationShelf.One(workspace, patch), Path.Combine(output, pack), LawLibrary.DirectoryOf(hall.Options.Law));
                return (new WrittenAnswer(pack, 1, []), pack);
            case "shp":
                var shapes = Path.Combine(output, "shp");
                Directory.CreateDirectory(shapes);
                var shp = ExportPatches.Run(workspace, form.Year, "shp", Path.Combine(shapes, $"{form.Year}-图斑.shp"), hall.Pack);
                return Zipped(shapes, Path.Combine(output, $"{form.Year}-图斑-shp.zip"), shp.Written, shp.LeftOut);
            default:
                var name = $"{form.Year}-图斑.{Uploads.Clean(form.Format)}";
                var exported = ExportPatches.Run(workspace, form.Year, form.Format, Path.Combine(output, name), hall.Pack);
                return (new WrittenAnswer(name, exported.Written, exported.LeftOut), name);
        }
    }

    private static (object, string?) Zipped(string folder, string path, int written, IReadOnlyList<string> leftOut)
    {
        System.IO.Compression.ZipFile.CreateFromDirectory(folder, path);
        Directory.Delete(folder, recursive: true);
        return (new WrittenAnswer(Path.GetFileName(path), written, leftOut), Path.GetFileName(path));
    }
}
