using Weipian.App.Modules.Accounts;
using Weipian.App.Platform;

namespace Weipian.App.Server.Endpoints;

public sealed record EmergencyForm(string Post, string? Unit, int Hours, string Reason);

public sealed record EmergencyAnswer(bool Allows, string? Text);

/// <summary><c>/api/emergencies</c>: emergency access by two persons, for hours, in the journal.</summary>
public static class EmergencyEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("", (Desk desk) => desk.Read(EmergencyShelf.All).Where(one => SeesAll(desk) || one.Login == desk.Account.Login).ToList()).Needs(Permission.AskEmergency).WithName("listEmergencies");
        routes.MapGet("/posts", (Desk desk) => desk.Pack.Access.Posts.Values.Where(post => !post.Administrative).Select(post => new PostChoice(post.Post, false, post.NeedsUnit, [])).ToList())
            .Needs(Permission.AskEmergency).WithName("listEmergencyPosts");
        routes.MapPost("", (EmergencyForm form, Desk desk) => desk.Write(workspace =>
            AskEmergency.Run(workspace, desk.Account, form.Post, form.Unit, form.Hours, form.Reason ?? "", desk.Pack, desk.Actor))).Needs(Permission.AskEmergency).WithName("askEmergency");
        routes.MapPost("/{id}/answer", (string id, EmergencyAnswer form, Desk desk) => desk.Write(workspace =>
            AnswerEmergency.Run(workspace, id, desk.Account.Login, form.Allows, form.Text, desk.Actor))).Needs(Permission.ApproveEmergency).WithName("answerEmergency");
        routes.MapPost("/{id}/end", (string id, ReasonForm form, Desk desk) => desk.Write(workspace =>
        {
            if (EmergencyShelf.One(workspace, id).Login != desk.Account.Login && !desk.May(Permission.ApproveEmergency))
                throw new ProblemException("emergency.missing", $"没有紧急授权“{AccessLog.Plain(id)}”");
            return EndEmergency.Run(workspace, id, desk.Account.Login, form.Reason, desk.Actor);
        })).Needs(Permission.AskEmergency).WithName("endEmergency");
    }

    private static bool SeesAll(Desk desk) => desk.May(Permission.ApproveEmergency) || desk.May(Permission.ReadChain);
}
