using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Weipian.App.Database;
using Weipian.App.Intake;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Spatial;

namespace Weipian.App.Modules.Patches;

/// <summary><c>weipian import</c>: one batch of patches, all or nothing; every source row is accounted for.</summary>
public static class ImportPatches
{
    /// <param name="unit">mu, m2 or ha; null: inferred from the geometry and said so.</param>
    /// <param name="replaces">The batch this one delivers again in full; its patches not found are 消失, with all their history.</param>
    /// <exception cref="ProblemException">Nothing was stored.</exception>
    public static BatchImported Run(
        Workspace workspace, int year, string line, IntakeOptions options, string? unit, int? replaces, RulePack pack, Actor actor)
    {
        if (line is not (Lines.Land or Lines.Mineral))
            throw new ProblemException("import.line", $"工作线“{line}”应为 land 或 mineral", field: "--line");
        _ = ProgrammeYear.Load(workspace, year);
        using var source = SourceDoor.Open(options.File, options.Layer);
        var names = source.Fields.Select(field => field.Name).ToList();
        var mapping = pack.FieldDetection.Propose("patch-" + line, names, options.Map).Mapping;
        if (mapping.Values.FirstOrDefault(column => !names.Contains(column)) is { } absent)
            throw new ProblemException("import.map", $"指定的源字段“{absent}”不在文件中;现有:{string.Join('、', names)}", source.File, field: "--map");
        var reading = SourceDoor.Judge(source.Crs, options);
        var crs = reading.Crs ?? throw new ProblemException(reading.Code!, reading.Message!, source.File, field: "--crs");
        var number = Convert.ToInt32(workspace.Connection.Scalar(
            "SELECT COALESCE(MAX(number),0)+1 FROM batch WHERE year=$1 AND line=$2", year, line), System.Globalization.CultureInfo.InvariantCulture);
        var rows = new PatchReading(source, crs, RowFilter.Parse(options.Where, names), mapping, options, number);
        var read = rows.ReadAll();
        SourceDoor.RefuseUnless(source, crs, rows.Extent, options);
        var strangers = CountyTest.Run(workspace, source.File, read.ConvertAll(patch => ((long)patch.Row.Record, patch.Row.Shape())), crs);
        var (areaUnit, how) = AreaUnit.Decide(unit, read.Where(patch => patch is { Declared: not null, Row.AreaM2: not null })
            .Select(patch => (patch.Declared!.Value, patch.Row.AreaM2!.Value)).ToList());
        var known = PatchShelf.Of(workspace, year, line);
        var decided = Identify(known, Aliases(workspace), read.Select(patch => patch.Row with { DeclaredM2 = patch.Declared * areaUnit?.M2 }).ToList(), crs, year, line);
        var met = decided.Select(row => row.Patch).Concat(decided.SelectMany(row => row.Related)).ToHashSet(StringComparer.Ordinal);
        var imported = new BatchImported(
            year, line, number, Path.GetFileNameWithoutExtension(options.File), source.File, KeptSource.Put(workspace.Files, options.File), source.Layer,
            options.Where, source.Format, source.Encoding, source.EncodingReason, crs.Epsg, options.AcceptWgs84,
            new SortedDictionary<string, string>(mapping.ToDictionary(), StringComparer.Ordinal), areaUnit?.Key, how, rows.Account(decided.Count),
            new SortedDictionary<string, int>(decided.CountBy(row => row.Outcome).ToDictionary(), StringComparer.Ordinal),
            workspace.Files.Put(BatchBody.Write(decided)), replaces,
            known.Where(patch => patch.Batch == replaces && patch.Status == PatchStatus.Current && !met.Contains(patch.Id)).Select(patch => patch.Id).ToList(),
            [.. SourceDoor.WarningsOf(source, crs, rows.Extent, options), .. strangers]);
        workspace.Append(actor, new Happening(PatchFolds.Imported, $"{year}/{line}/{number}", imported));
        return imported;
    }

    private static List<BatchRow> Identify(
        List<Patch> known, ILookup<string, string> aliases, List<PatchRow> rows, Crs crs, int year, string line)
    {
        var identity = new PatchIdentity(
            known.Select(patch => new KnownPatch(patch.Id, patch.Number, aliases[patch.Id].ToList(), patch.Status, patch.Batch,
                Plane(patch.Row, Crs.FromEpsg(patch.Row.Epsg)!))).ToList(),
            (a, b) => OverlapArea.Of(EdgeSet.Of(a), EdgeSet.Of(b)));
        var next = known.Count;
        return rows.Select(row => identity.Decide(
            new DeliveredRow(row, Plane(row, crs)), () => $"{year}{(line == Lines.Land ? 'L' : 'M')}{++next:D6}")).ToList();
    }

    /// <summary>Identity may compare a quarantined shape by its proposed repair; areas are never taken from it.</summary>
    private static Geometry Plane(PatchRow row, Crs crs) => OfficialPlane.Project(
        row.Fault is { Accepted: false, Proposal: { } proposal } ? new WKBReader().Read(Convert.FromHexString(proposal)) : row.Shape(), crs);

    private static ILookup<string, string> Aliases(Workspace workspace) => workspace.Connection
        .Query("SELECT patch_id, number FROM patch_number_alias", row => (Id: row.GetString(0), Number: row.GetString(1)))
        .ToLookup(pair => pair.Id, pair => pair.Number, StringComparer.Ordinal);
}
