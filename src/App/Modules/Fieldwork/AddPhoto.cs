using System.Globalization;
using Weipian.App.Database;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Law;

namespace Weipian.App.Modules.Fieldwork;

/// <summary>A photo as taken in: its receipt (the hash the server has) and what is in doubt.</summary>
/// <param name="Already">The same bytes were received for this patch before; this is the receipt of then.</param>
public sealed record PhotoReceipt(string Evidence, int Version, string Sha256, bool Already, IReadOnlyList<Doubt> Doubts);

/// <summary><c>weipian fieldwork photo</c>: kept, linked and checked in one step.</summary>
public static class AddPhoto
{
    /// <param name="role">One of <see cref="PhotoRoles"/>.</param>
    /// <exception cref="ProblemException"><c>photo.role</c>, <c>patch.offline</c> and those of <see cref="EvidenceWork.Receive"/>; a doubtful photo is no refusal.</exception>
    public static PhotoReceipt Run(Workspace workspace, string patch, int? year, string file, string? name, string role, EvidenceClaim claim, RulePack pack, Actor actor)
    {
        var one = PatchShelf.One(workspace, patch, year);
        RequireRole(role);
        OfflinePatch.Refuse(workspace, one);
        var received = EvidenceWork.Receive(workspace, file, name, EvidenceKinds.Photo, claim, [new LinkWish(LinkTargets.Patch, one.Id, role)]);
        var version = received.Version;
        if (received.Already)
            return new PhotoReceipt(version.Id, version.Version, version.Sha256, true, DoubtReading.Read(workspace, "WHERE d.patch_id=$1", one.Id).Select(doubt => doubt.Doubt).Where(doubt => doubt.Evidence == version.Id).ToList());
        var item = new EvidenceItem(version, actor.Person, actor.Post, Now(workspace), Newest: true);
        var found = CheckPhotos.Decide(workspace, one, [(item, new EvidenceLink(version.Id, LinkTargets.Patch, one.Id, role, null))], PhotoIndex.Load(workspace), pack, CheckPhotos.NextDoubt(workspace));
        workspace.Append(actor, [.. received.Happenings, new Happening(FieldworkFolds.PhotosChecked, one.Id, found)]);
        return new PhotoReceipt(version.Id, version.Version, version.Sha256, false, found.Doubts);
    }

    /// <summary>Cites a photo that is there already for one more patch (一举多用), with its checks.</summary>
    /// <exception cref="ProblemException">Those of <see cref="EvidenceWork.Link"/>.</exception>
    public static PhotoReceipt Link(Workspace workspace, string evidence, string patch, int? year, string role, string? reason, RulePack pack, Actor actor)
    {
        var one = PatchShelf.One(workspace, patch, year);
        OfflinePatch.Refuse(workspace, one);
        var item = EvidenceShelf.One(workspace, evidence);
        var link = EvidenceWork.Link(workspace, evidence, new LinkWish(LinkTargets.Patch, one.Id, role, reason));
        if (!PhotoRoles.All.Contains(role) || item.Version.Kind != EvidenceKinds.Photo)
        {
            workspace.Append(actor, link);
            return new PhotoReceipt(item.Version.Id, item.Version.Version, item.Version.Sha256, false, []);
        }

        var used = item with { ReceivedAt = Now(workspace) };
        var found = CheckPhotos.Decide(workspace, one, [(used, (EvidenceLink)link.Body)], PhotoIndex.Load(workspace), pack, CheckPhotos.NextDoubt(workspace));
        workspace.Append(actor, link, new Happening(FieldworkFolds.PhotosChecked, one.Id, found));
        return new PhotoReceipt(item.Version.Id, item.Version.Version, item.Version.Sha256, false, found.Doubts);
    }

    private static void RequireRole(string role)
    {
        if (!PhotoRoles.All.Contains(role))
            throw new ProblemException("photo.role", $"照片用途“{role}”应为 {string.Join('、', PhotoRoles.All)}", field: "--role");
    }

    private static string Now(Workspace workspace) => workspace.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
