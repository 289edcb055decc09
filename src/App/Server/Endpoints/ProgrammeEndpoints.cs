using Weipian.App.Database;
using Weipian.App.Modules.Programmes;

namespace Weipian.App.Server.Endpoints;

/// <summary>A year with its units.</summary>
public sealed record ProgrammeView(int Year, string RulePack, bool CurrentRulePack, IReadOnlyDictionary<string, string> Set, IReadOnlyList<Unit> Units);

public sealed record ProgrammeForm(IReadOnlyDictionary<string, string> Set);

/// <summary><c>/api/programmes</c>: years, their parameters and units.</summary>
public static class ProgrammeEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("", (Desk desk) => desk.Read(Years)).Needs(Permission.ReadProgramme).WithName("listProgrammes");
        routes.MapGet("/{year:int}", (int year, Desk desk) => desk.Read(workspace => One(workspace, year, desk))).Needs(Permission.ReadProgramme).WithName("getProgramme");
        routes.MapPut("/{year:int}", (int year, ProgrammeForm form, Desk desk) => desk.Write(workspace =>
        {
            SetProgramme.Run(workspace, year, form.Set, desk.Pack, desk.Actor);
            return One(workspace, year, desk);
        })).Needs(Permission.SetProgramme).WithName("setProgramme");
    }

    public static IReadOnlyList<int> Years(Workspace workspace) =>
        workspace.Connection.Query("SELECT year FROM programme ORDER BY year DESC", row => row.GetInt32(0));

    private static ProgrammeView One(Workspace workspace, int year, Desk desk)
    {
        var programme = ProgrammeYear.Load(workspace, year);
        return new ProgrammeView(year, programme.RulePack, programme.RulePack == desk.Pack.Hash, programme.Parameters, programme.Units);
    }
}
