using Weipian.App.Modules.Accounts;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Server.Endpoints;

/// <summary>An evidence object as shown, with what it is cited for.</summary>
public sealed record EvidenceView(EvidenceVersion Version, string Uploader, string Post, string ReceivedAt, bool Newest, IReadOnlyList<EvidenceLink> Links);

/// <param name="Upload">Id of the upload.</param>
/// <param name="Role">What it proves: 现场照片, 整改前照片, 整改后照片, or other words.</param>
public sealed record EvidenceForm(string Upload, string Role, string? Kind, EvidenceClaim? Claim);

/// <param name="Reason">Why the new version takes the place of the old; both stay.</param>
public sealed record ReplaceForm(string Upload, string Reason, EvidenceClaim? Claim);

/// <param name="Reason">Why one proof serves a second place (一举多用).</param>
public sealed record LinkForm(string Evidence, string Role, string? Reason);

/// <summary>A photo taken near a patch that may serve it too.</summary>
public sealed record NearView(EvidenceView Evidence, double DistanceM, int AgeDays);

/// <summary>Proofs of a patch or a case, by what is seen of that.</summary>
public static class EvidenceEndpoints
{
    private const int MostNear = 50;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/evidence", (string target, string id, Desk desk) => desk.Read(workspace =>
        {
            Target(workspace, desk, target, id);
            return EvidenceShelf.Of(workspace, target, id).Select(item => View(workspace, desk, item)).ToList();
        })).Needs(Permission.ReadEvidence).WithName("listEvidence");
        api.MapGet("/evidence/{id}", (string id, Desk desk) => desk.Read(workspace => Versions(workspace, desk, id).Select(item => View(workspace, desk, item)).ToList())).Needs(Permission.ReadEvidence).WithName("getEvidence");
        api.MapGet("/evidence/{id}/{version:int}/file", (string id, int version, Desk desk) => desk.Read(workspace =>
        {
            var item = Versions(workspace, desk, id).FirstOrDefault(one => one.Version.Version == version) ?? throw new ProblemException("evidence.missing", "没有此版本");
            desk.Note("evidence", $"{id}/{version}", true);
            // Whatever it calls itself, only pictures are shown in the page; the rest is saved, never run.
            var picture = item.Version.ContentType is "image/jpeg" or "image/png" or "image/webp";
            return Results.File(workspace.Files.PathOf(item.Version.Sha256), picture ? item.Version.ContentType : "application/octet-stream", picture ? null : Uploads.Clean(item.Version.Name));
        })).Needs(Permission.ReadEvidence).Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").WithName("getEvidenceFile");
        api.MapPost("/patches/{id}/evidence", (string id, EvidenceForm form, Desk desk) => desk.Write(workspace =>
        {
            desk.Patch(workspace, id);
            var path = desk.Hall.Uploads.PathOf(desk.Account.Login, form.Upload);
            return PhotoRoles.All.Contains(form.Role)
                ? AddPhoto.Run(workspace, id, null, path, Path.GetFileName(path), form.Role, form.Claim ?? new EvidenceClaim(), desk.Pack, desk.Actor)
                : Receipt(AddEvidence.Run(workspace, path, Path.GetFileName(path), form.Kind, form.Claim ?? new EvidenceClaim(), [new LinkWish(LinkTargets.Patch, id, form.Role)], desk.Actor));
        })).Needs(Permission.AddEvidence).WithName("addPatchEvidence");
        api.MapPost("/dossiers/case/{id}/evidence", (string id, EvidenceForm form, Desk desk) => desk.Write(workspace =>
        {
            desk.Dossier(workspace, "case", id);
            var path = desk.Hall.Uploads.PathOf(desk.Account.Login, form.Upload);
            return Receipt(AddEvidence.Run(workspace, path, Path.GetFileName(path), form.Kind, form.Claim ?? new EvidenceClaim(), [new LinkWish(LinkTargets.Case, id, form.Role)], desk.Actor));
        })).Needs(Permission.AddEvidence).WithName("addCaseEvidence");
        api.MapPost("/evidence/{id}/versions", (string id, ReplaceForm form, Desk desk) => desk.Write(workspace =>
        {
            Versions(workspace, desk, id);
            var path = desk.Hall.Uploads.PathOf(desk.Account.Login, form.Upload);
            return Replaced(workspace, ReplaceEvidence.Run(workspace, id, path, form.Claim ?? new EvidenceClaim(), form.Reason, desk.Actor), desk);
        })).Needs(Permission.AddEvidence).WithName("replaceEvidence");
        api.MapGet("/patches/{id}/evidence/near", (string id, Desk desk) => desk.Read(workspace => Near(workspace, desk.Patch(workspace, id), desk))).Needs(Permission.ReadEvidence).WithName("findNearEvidence");
        api.MapPost("/patches/{id}/evidence/links", (string id, LinkForm form, Desk desk) => desk.Write(workspace =>
        {
            desk.Patch(workspace, id);
            Versions(workspace, desk, form.Evidence);
            return AddPhoto.Link(workspace, form.Evidence, id, null, form.Role, form.Reason, desk.Pack, desk.Actor);
        })).Needs(Permission.AddEvidence).WithName("linkEvidence");
    }

    private static PhotoReceipt Receipt(EvidenceVersion version) => new(version.Id, version.Version, version.Sha256, false, []);

    /// <summary>A new version is held against every patch it proves something of before anybody relies on it.</summary>
    private static PhotoReceipt Replaced(Workspace workspace, EvidenceVersion version, Desk desk)
    {
        var doubts = EvidenceShelf.LinksOf(workspace, version.Id).Where(link => link.Target == LinkTargets.Patch && PhotoRoles.All.Contains(link.Role)).Select(link => link.TargetId).Distinct()
            .SelectMany(patch => CheckPhotos.RunUnchecked(workspace, PatchShelf.One(workspace, patch), desk.Pack, desk.Actor)).ToList();
        return Receipt(version) with { Doubts = doubts };
    }

    /// <summary>Photos that stand within the limits of the programme, are seen by whoever asks, and do not serve this patch yet.</summary>
    private static List<NearView> Near(Workspace workspace, Patch patch, Desk desk)
    {
        if (patch.Row.Shape() is not { IsEmpty: false } shape || Weipian.Spatial.Crs.FromEpsg(patch.Row.Epsg) is not { } crs)
            return [];
        var limits = FieldworkLimits.Of(workspace, patch.Year, desk.Pack);
        return EvidenceShelf.Near(workspace, shape, crs, limits.Number("photo.maxDistanceM"), (int)limits.Number("evidence.reuseDays"), desk.Today)
            .Where(near => near.Links.All(link => link.Target != LinkTargets.Patch || link.TargetId != patch.Id) && near.Links.Any(link => desk.Sight.SeesSubject(workspace, link.Target, link.TargetId)))
            .Take(MostNear).Select(near => new NearView(View(workspace, desk, near.Item), near.DistanceM, near.AgeDays)).ToList();
    }

    private static void Target(Workspace workspace, Desk desk, string target, string id)
    {
        if (target == LinkTargets.Patch)
            desk.Patch(workspace, id);
        else if (target == LinkTargets.Case)
            desk.Dossier(workspace, "case", id);
        else
            throw new ProblemException("evidence.target", $"举证对象应为 {LinkTargets.Patch} 或 {LinkTargets.Case}", field: "target");
    }

    /// <summary>Versions of an object that is cited for something seen, or handed in by the signed-in person himself.</summary>
    private static List<EvidenceItem> Versions(Workspace workspace, Desk desk, string id)
    {
        var versions = EvidenceShelf.Versions(workspace, id);
        if (versions.Count > 0 && (versions[0].Uploader == desk.Account.Name || EvidenceShelf.LinksOf(workspace, id).Any(link => desk.Sight.SeesSubject(workspace, link.Target, link.TargetId))))
            return versions;
        desk.Note("unseen", "evidence " + id, false);
        throw new ProblemException("evidence.missing", $"没有举证“{AccessLog.Plain(id)}”");
    }

    private static EvidenceView View(Workspace workspace, Desk desk, EvidenceItem item) => new(
        item.Version, item.Uploader, item.Post, item.ReceivedAt, item.Newest,
        EvidenceShelf.LinksOf(workspace, item.Version.Id).Where(link => desk.Sight.SeesSubject(workspace, link.Target, link.TargetId)).ToList());
}
