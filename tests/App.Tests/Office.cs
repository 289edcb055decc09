using Weipian.App.Intake;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Layers;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Programmes;
using Weipian.App.Modules.Statistics;
using Weipian.App.Platform;
using Weipian.Law;

namespace Weipian.App.Tests;

/// <summary>An office at work on a test county: hands in layers and patches as boxes in metres, judges, concludes, counts.</summary>
internal sealed class Office : IDisposable
{
    public const int Year = 2024;
    private readonly TestWorkspace _county;

    public Office() => _county = new TestWorkspace();

    /// <summary>At work on a workspace that is there already, and stays.</summary>
    public Office(string directory) => _county = new TestWorkspace(directory);

    public static RulePack Pack { get; } = LawLibrary.Load(null);

    public string Directory => _county.Directory;

    /// <summary>The clock of every workspace opened from now on.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>County, two towns side by side (border at 1000 m), farmland everywhere, no papers: what most scenarios start from.</summary>
    public static Office Prepared()
    {
        var office = new Office();
        office.Layer("county", ("XZQDM=619901", -100, -100, 2000, 2000));
        office.Layer("town", ("XZQDM=619901101;XZQMC=清溪镇", -100, -100, 1000, 2000), ("XZQDM=619901102;XZQMC=石桥镇", 1000, -100, 2000, 2000));
        office.Layer("land-use", "三调", ("DLBM=0102", -100, -100, 2100, 2000));
        office.Layer("permanent-farmland", ("YJJBNTTBBH=1", 5000, 5000, 5010, 5010));
        office.Layer("plan", ("GHFQDM=010", -100, -100, 2100, 2000));
        foreach (var kind in new[] { "approval", "temporary-land", "facility-record" })
            office.Layer(kind, ("PZWH=无;BAH=无;PZRQ=2000-01-01", 5000, 5000, 5010, 5010));
        office.Layer("rural-road", ("MC=无", 5000, 5000, 5010, 5010));
        return office;
    }

    public RegisteredLayer Layer(string kind, params (string Fields, double X1, double Y1, double X2, double Y2)[] boxes) => Layer(kind, null, boxes);

    public RegisteredLayer Layer(string kind, string? scheme, params (string Fields, double X1, double Y1, double X2, double Y2)[] boxes)
    {
        using var workspace = Write();
        return AddLayer.Run(
            workspace, new LayerStatement(kind, scheme, null, AddLayer.NotSecret, null), new IntakeOptions(MapFile.Write(boxes)), Pack, TestWorkspace.Clerk);
    }

    /// <summary>A new version that takes the place of all current layers of its kind.</summary>
    public RegisteredLayer Replace(string kind, params (string Fields, double X1, double Y1, double X2, double Y2)[] boxes)
    {
        using var workspace = Write();
        var current = LayerShelf.Current(workspace).Where(layer => layer.Description.Kind == kind).Select(layer => layer.Number).ToList();
        return AddLayer.Run(workspace, new LayerStatement(kind, null, null, AddLayer.NotSecret, current), new IntakeOptions(MapFile.Write(boxes)), Pack, TestWorkspace.Clerk);
    }

    public BatchImported Import(params (string Number, double X1, double Y1, double X2, double Y2)[] boxes) => ImportFile(
        MapFile.Write(boxes.Select(box => ($"JCBH={box.Number};TBLX=20;QSX=20240301;HSX=20241001", box.X1, box.Y1, box.X2, box.Y2)).ToArray()));

    public BatchImported ImportFile(string file, string line = Lines.Land, int? epsg = null)
    {
        using var workspace = Write();
        return ImportPatches.Run(workspace, Year, line, new IntakeOptions(file, Epsg: epsg), null, null, Pack, TestWorkspace.Clerk);
    }

    public void Found(string columns, params string[] rows)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, $"图斑,核查人,核查日,{columns}\n" + string.Concat(rows.Select(row => row.Replace("|", ",李明,2024-11-25,", StringComparison.Ordinal) + "\n")));
        using var workspace = Write();
        ImportRecords.Run(workspace, Year, file, TestWorkspace.Clerk);
    }

    public Dictionary<string, JudgedPatch> Judge(RulePack? pack = null)
    {
        using var workspace = Write();
        return JudgePatches.Run(workspace, Year, null, null, pack ?? Pack, TestWorkspace.Clerk).Patches.ToDictionary(patch => patch.Number, StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Split(string patch)
    {
        using var workspace = Write();
        return AcceptSplit.Run(workspace, patch, Year, TestWorkspace.Clerk);
    }

    public Conclusion Conclude(string patch, string? code = null, string? reason = null)
    {
        using var workspace = Write();
        return ConcludePatch.Run(workspace, patch, Year, code, reason, TestWorkspace.Clerk);
    }

    public void Set(params (string Key, string Value)[] settings)
    {
        using var workspace = Write();
        SetProgramme.Run(workspace, Year, settings.ToDictionary(pair => pair.Key, pair => pair.Value), Pack, TestWorkspace.Clerk);
    }

    public YearRatio Ratio()
    {
        using var workspace = Read();
        return ComputeRatio.Run(workspace, Year, Pack);
    }

    public CountedTable Table(string key)
    {
        using var workspace = Read();
        return CountedTable.Count(workspace, Year, Pack.Tables.Find(key)!, Pack);
    }

    public Workspace Read() => Workspace.OpenToRead(_county.Directory, Clock);

    public Workspace Write() => Workspace.OpenToWrite(_county.Directory, Clock);

    public List<string> Verify() => _county.Verify();

    public void Dispose() => _county.Dispose();
}
