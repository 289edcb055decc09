using System.Security.Cryptography;
using Weipian.App.Database;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Programmes;
using Weipian.App.Modules.Rectification;
using Weipian.Spatial;

namespace Weipian.App.Tests;

/// <summary>People of 示例县 at work outdoors: a town clerk who visits and photographs, a reviewer in the office. Places are metres of <see cref="MapFile"/>.</summary>
internal sealed class FieldTeam : IDisposable
{
    public const string Town = "619901101";
    public static readonly Actor Clerk = new("李明", "镇街办事员@" + Town);
    public static readonly Actor Reviewer = new("王芳", "县卫片办");
    private static readonly Crs Zone = Crs.FromEpsg(4524)!;

    /// <summary>One patch 1 (100 m × 100 m at the corner of the map) and a neighbour 2, units loaded, 2025-03-03 morning.</summary>
    public FieldTeam()
    {
        Office = Office.Prepared();
        Office.Import(("1", 0, 0, 100, 100), ("2", 600, 0, 700, 100));
        Office.Clock = Clock;
        var units = Path.GetTempFileName();
        File.WriteAllText(units, "代码,名称,类别,生效日,失效日\n619901101,清溪镇,镇,2010-01-01,\n619901102,石桥镇,镇,2010-01-01,\n");
        using var workspace = Office.Write();
        SetUnits.Run(workspace, Office.Year, units, TestWorkspace.Clerk);
    }

    public Office Office { get; }

    public SetClock Clock { get; } = SetClock.At(2025, 3, 3);

    public static (double Longitude, double Latitude) Place(double east, double north) => GaussKruger.Inverse(MapFile.East + east, MapFile.North + north, Zone);

    /// <summary>An EXIF as a phone at a place writes it, now unless said otherwise.</summary>
    public Exif Exif(double east, double north, double? azimuth, DateTime? at = null)
    {
        var (longitude, latitude) = Place(east, north);
        return new Exif(longitude, latitude, azimuth, at ?? Clock.Now.DateTime, Offset: "+08:00", Model: "Phone 1");
    }

    public Assignment Assign(params string[] patches)
    {
        using var workspace = Office.Write();
        return AssignPatches.Run(workspace, Office.Year, patches, Town, "李明", new DateOnly(2025, 3, 20), null, Reviewer);
    }

    public PhotoReceipt Photo(string patch, byte[] picture, string role = PhotoRoles.Site, EvidenceClaim? claim = null)
    {
        using var workspace = Office.Write();
        return AddPhoto.Run(workspace, patch, Office.Year, Scene.File(picture), null, role, claim ?? new EvidenceClaim(), Office.Pack, Clerk);
    }

    /// <summary>Three photos about patch 1 from south, west and north, all in order.</summary>
    public List<byte[]> GoodPhotos(int seed) =>
    [
        Scene.Jpeg(seed, Exif(50, -20, 0)), Scene.Jpeg(seed + 1, Exif(-20, 50, 90)), Scene.Jpeg(seed + 2, Exif(50, 120, 180)),
    ];

    public VisitRecorded Visit(string patch, string? assignment, IReadOnlyList<byte[]> expected, params (string Name, string Value)[] facts)
    {
        using var workspace = Office.Write();
        var (longitude, latitude) = Place(50, 50);
        return RecordVisit.Run(workspace, patch, Office.Year, new VisitReport(
            assignment, "2025-03-03T09:00:00+08:00", patch == "1" ? longitude : null, patch == "1" ? latitude : null, "彩钢棚一座,地面硬化", facts.ToDictionary(fact => fact.Name, fact => fact.Value),
            expected.Select(Sha256).ToList()), null, Office.Pack, Clerk);
    }

    public VisitReview Review(string visit, string? reason = null, string? text = null)
    {
        using var workspace = Office.Write();
        return ReviewVisit.Run(workspace, visit, reason, text, Office.Pack, Reviewer);
    }

    public DoubtAnswer Answer(string doubt, string outcome, Actor? actor = null)
    {
        using var workspace = Office.Write();
        return AnswerDoubt.Run(workspace, doubt, outcome, "实地复核说明", null, actor ?? Reviewer);
    }

    public void Order(string patch, DateOnly day)
    {
        using var workspace = Office.Write();
        workspace.Append(Reviewer, FieldworkWork.Ordered([PatchShelf.One(workspace, patch, Office.Year).Id], day, "示卫片整〔2025〕1号"));
    }

    public EvidenceVersion Paper(string patch, string role, string text)
    {
        using var workspace = Office.Write();
        return AddEvidence.Run(
            workspace, Scene.File(System.Text.Encoding.UTF8.GetBytes("%PDF-1.7 " + text), ".pdf"), null, null, new EvidenceClaim(),
            [new LinkWish(LinkTargets.Patch, PatchShelf.One(workspace, patch, Office.Year).Id, role)], Clerk);
    }

    public RectificationRecord Rectify(string patch, string mode, double? area = null, DateOnly? day = null)
    {
        using var workspace = Office.Write();
        return RecordRectification.Run(workspace, patch, Office.Year, mode, area, day ?? new DateOnly(2025, 3, 3), "已处理", null, Office.Pack, Clerk).Record;
    }

    public RectificationReview ReviewRectification(string record, string? reason = null)
    {
        using var workspace = Office.Write();
        return Weipian.App.Modules.Rectification.ReviewRectification.Run(workspace, record, reason, null, Office.Pack, Reviewer);
    }

    public PatchFieldwork Fieldwork(string patch)
    {
        using var workspace = Office.Read();
        return FieldworkShelf.Of(workspace, PatchShelf.One(workspace, patch, Office.Year));
    }

    public PatchRectification Rectification(string patch)
    {
        using var workspace = Office.Read();
        return RectificationShelf.Of(workspace, PatchShelf.One(workspace, patch, Office.Year), Office.Pack);
    }

    public IReadOnlyList<string> Blockers(string patch)
    {
        using var workspace = Office.Read();
        return RectificationShelf.Blockers(workspace, PatchShelf.One(workspace, patch, Office.Year), Office.Pack).Select(problem => problem.Code).ToList();
    }

    /// <summary>Patch demolished on 3 March and everything proved: visit, before and after photos of one viewpoint, soil paper.</summary>
    public RectificationRecord DemolishedInOrder(string patch, int seed = 100)
    {
        var photos = GoodPhotos(seed);
        foreach (var photo in photos)
            Photo(patch, photo);
        Photo(patch, Scene.Jpeg(seed + 10, Exif(50, -20, 0)), PhotoRoles.Before);
        Photo(patch, Scene.Jpeg(seed + 11, Exif(55, -22, 5)), PhotoRoles.After);
        Paper(patch, "恢复地类及种植条件", "恢复为旱地");
        Review(Visit(patch, null, photos, ("已拆除复耕", "是")).Visit.Id);
        return Rectify(patch, "拆除复耕");
    }

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public void Dispose() => Office.Dispose();
}
