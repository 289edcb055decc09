using System.Globalization;
using Weipian.App.Database;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Fieldwork;

namespace Weipian.App.Modules.Rectification;

/// <summary><c>weipian rectify record</c>: what was done about a patch. It may begin before the verification ends (边核查边整改), and counts once accepted.</summary>
public static class RecordRectification
{
    /// <param name="areaM2">㎡; null: all that remains.</param>
    /// <param name="links">Evidence cited for the patch; what serves a kind the mode asks for becomes a proof.</param>
    /// <param name="chosen">Proofs to take of those; null: all.</param>
    /// <exception cref="ProblemException">All that is wrong: <c>rectification.area</c>, <c>rectification.exceeds</c>, <c>rectification.day</c>, <c>rectification.text</c>, <c>rectification.proof-unlinked</c>.</exception>
    public static RectificationRecord Decide(
        string id, Patch patch, RectificationMode mode, double? areaM2, DateOnly day, string? text, IReadOnlyList<EvidenceLink> links, IReadOnlyList<string>? chosen,
        PatchRectification account, double toleranceM2, DateOnly today)
    {
        var problems = new List<Problem>();
        var area = patch.Row.AreaM2 is null ? null : areaM2 ?? account.ClaimedRemainderM2;
        if (areaM2 is <= 0 || (areaM2 is { } given && !double.IsFinite(given)))
            problems.Add(new Problem("rectification.area", "整改面积应大于零", Field: "--area"));
        else if (mode.CountsArea && account is { ClaimedRemainderM2: { } left } && (left == 0 || area > left + toleranceM2))
            problems.Add(new Problem("rectification.exceeds", $"填报 {Digits.Fixed(area ?? 0, 2)} ㎡,图斑 {patch.Number} 未填报的只有 {Digits.Fixed(left, 2)} ㎡", Field: "--area"));
        if (day > today)
            problems.Add(new Problem("rectification.day", $"整改日 {Days.Write(day)} 晚于今日", Field: "--day"));
        if (string.IsNullOrWhiteSpace(text))
            problems.Add(new Problem("rectification.text", "须写明整改情况", Field: "--text"));
        var proofs = links.Where(link => mode.Needed.Contains(link.Role) && (chosen is null || chosen.Contains(link.Evidence)))
            .Select(link => new RectificationProof(link.Role, link.Evidence)).Distinct().ToList();
        problems.AddRange((chosen ?? []).Where(evidence => proofs.TrueForAll(proof => proof.Evidence != evidence))
            .Select(evidence => new Problem("rectification.proof-unlinked", $"举证 {evidence} 没有作为 {string.Join('、', mode.Needed)} 之一关联到图斑 {patch.Number}", Field: "--proof")));
        if (problems.Count > 0)
            throw new ProblemException(problems);
        return new RectificationRecord(id, patch.Id, mode.Code, mode.Name, mode.CountsArea ? area : null, Days.Write(day), text!.Trim(), proofs);
    }

    /// <returns>The record, and the doubt that before and after are not of one viewpoint, where it is so.</returns>
    public static (RectificationRecord Record, string? Doubt) Run(
        Workspace workspace, string patch, int? year, string mode, double? areaM2, DateOnly day, string? text, IReadOnlyList<string>? chosen, RulePack pack, Actor actor)
    {
        var one = PatchShelf.One(workspace, patch, year);
        if (one.Status != PatchStatus.Current)
            throw new ProblemException("patch.not-current", $"图斑 {one.Number} {PatchStatus.Name(one.Status)},不再办理");
        var known = pack.Fieldwork.FindMode(mode)
            ?? throw new ProblemException("rectification.mode", $"没有整改方式“{mode}”;可用:{string.Join('、', pack.Fieldwork.Modes.Select(each => $"{each.Code} {each.Name}"))}", field: "--mode");
        var values = FieldworkLimits.Of(workspace, one.Year, pack);
        var number = Convert.ToInt64(workspace.Connection.Scalar("SELECT COUNT(*)+1 FROM rectification"), CultureInfo.InvariantCulture);
        var record = Decide(
            $"R{number:D6}", one, known, areaM2, day, text, EvidenceShelf.LinkedTo(workspace, LinkTargets.Patch, one.Id), chosen,
            RectificationShelf.Of(workspace, one, pack), values.Number("rectification.tolerance-m2"), Moment.DayOf(workspace.Clock.GetUtcNow()));
        var (after, misfit) = Viewpoint(workspace, one, known, record, values);
        var happenings = new List<Happening> { new(RectificationFolds.Recorded, record.Id, record) };
        if (misfit is not null)
            happenings.Add(FieldworkWork.DoubtAbout(workspace, one, after!.Version, SameViewpoint.Code, misfit, pack));
        workspace.Append(actor, happenings);
        return (record, misfit);
    }

    private static (EvidenceItem? After, string? Misfit) Viewpoint(Workspace workspace, Patch patch, RectificationMode mode, RectificationRecord record, Law.Parameters.ParameterValues values)
    {
        if (!mode.Needed.Contains(PhotoRoles.Before) || !mode.Needed.Contains(PhotoRoles.After) || FieldworkShelf.GroundOf(patch) is not { } ground)
            return (null, null);
        List<EvidenceItem> Of(string kind) => record.Proofs.Where(proof => proof.Kind == kind).Select(proof => EvidenceShelf.One(workspace, proof.Evidence)).ToList();
        var after = Of(PhotoRoles.After);
        return after.Count == 0 ? (null, null) : (after[0], SameViewpoint.Misfit(Of(PhotoRoles.Before), after, ground, values));
    }
}
