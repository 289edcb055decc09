using Weipian.App.Platform;

namespace Weipian.App.Server.Endpoints;

/// <summary><c>/api/session/views</c>: the views of the register that the signed-in person keeps.</summary>
public static class ViewEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("", (Desk desk) => SavedViews.Of(desk.Hall.Credentials, desk.Account.Login)).Needs(Permission.ReadPatches).WithName("listViews");
        routes.MapPut("", (SavedView form, Desk desk) => SavedViews.Keep(desk.Hall.Credentials, desk.Account.Login, form, Moment.Write(desk.Hall.Clock.GetUtcNow()))).Needs(Permission.ReadPatches).WithName("keepView");
        routes.MapDelete("", (string name, Desk desk) =>
        {
            if (!SavedViews.Drop(desk.Hall.Credentials, desk.Account.Login, name))
                throw new ProblemException("view.missing", "没有此视图");
        }).Needs(Permission.ReadPatches).WithName("dropView");
    }
}
