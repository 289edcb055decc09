using Weipian.App.Database;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Rectification;
using Weipian.App.Platform;

namespace Weipian.App.Server.Endpoints;

/// <param name="Reason">Code of the list of reasons; null accepts.</param>
public sealed record ReviewForm(string? Reason, string? Text);

/// <param name="Mode">Code of <c>law/fieldwork/rectification-modes.csv</c>.</param>
/// <param name="Proofs">Evidence ids; null: those linked already.</param>
public sealed record RectificationForm(string Mode, double? AreaM2, DateOnly Day, string? Text, IReadOnlyList<string>? Proofs);

/// <summary>A record of rectification, and the doubt it raised.</summary>
public sealed record RectificationDone(RectificationRecord Record, string? Doubt);

public sealed record StatementForm(string Party, string Name, DateOnly Day, string Text, IReadOnlyList<string>? Files);

public sealed record AnswerForm(string Outcome, string Text, IReadOnlyList<string>? Files);

/// <summary>What was put right, what was said against a verdict: per patch.</summary>
public static class FieldworkEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/patches/{id}/rectification", (string id, Desk desk) => desk.Read(workspace => RectificationShelf.Of(workspace, desk.Patch(workspace, id), desk.Pack))).Needs(Permission.ReadPatches).WithName("getRectification");
        api.MapGet("/patches/{id}/statements", (string id, Desk desk) => desk.Read(workspace => StatementShelf.Of(workspace, desk.Patch(workspace, id).Id))).Needs(Permission.ReadPatches).WithName("listStatements");
        api.MapPost("/patches/{id}/rectifications", (string id, RectificationForm form, Desk desk) => desk.Write(workspace =>
        {
            var (record, doubt) = RecordRectification.Run(workspace, desk.Patch(workspace, id).Id, null, form.Mode, form.AreaM2, form.Day, form.Text, form.Proofs, desk.Pack, desk.Actor);
            return new RectificationDone(record, doubt);
        })).Needs(Permission.RecordFieldwork).WithName("recordRectification");
        api.MapPost("/rectifications/{id}/review", (string id, ReviewForm form, Desk desk) => desk.Write(workspace =>
        {
            Owned(workspace, desk, "rectification", id);
            return ReviewRectification.Run(workspace, id, form.Reason, form.Text, desk.Pack, desk.Actor);
        })).Needs(Permission.ReviewFieldwork).WithName("reviewRectification");
        api.MapPost("/patches/{id}/statements", (string id, StatementForm form, Desk desk) => desk.Write(workspace =>
            FileStatement.Run(workspace, desk.Patch(workspace, id).Id, null, form.Party, form.Name, form.Day, form.Text, form.Files ?? [], desk.Actor))).Needs(Permission.MakeStatement).WithName("fileStatement");
        api.MapPost("/statements/{id}/answer", (string id, AnswerForm form, Desk desk) => desk.Write(workspace =>
        {
            Owned(workspace, desk, "statement", id);
            return AnswerStatement.Run(workspace, id, form.Outcome, form.Text, form.Files ?? [], desk.Actor);
        })).Needs(Permission.Conclude).WithName("answerStatement");
    }

    /// <summary>What hangs on a patch is seen with the patch.</summary>
    /// <param name="table">visit, doubt, rectification or statement: the state table, and the noun of the problem.</param>
    internal static void Owned(Workspace workspace, Desk desk, string table, string id)
    {
        if (workspace.Connection.Scalar($"SELECT patch_id FROM {table} WHERE id=$1", id) is string patch && desk.Sight.Sees(workspace, patch))
            return;
        desk.Note("unseen", $"{table} {id}", false);
        throw new ProblemException($"{table}.missing", "没有此记录");
    }
}
