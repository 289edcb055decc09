using Weipian.App.Platform;
using Weipian.Law.Tables;

namespace Weipian.App.Server.Endpoints;

/// <summary>A law table in the list.</summary>
public sealed record LawTableLine(string File, int Rows);

/// <summary>A law table as an official reads it.</summary>
public sealed record LawTableView(string File, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>A procedure: its states and who may do what.</summary>
public sealed record ProcedureView(string Key, string Name, IReadOnlyList<string> States, IReadOnlyList<string> Actions);

/// <summary>The rule tables this server works by.</summary>
public sealed record LawIndex(string Hash, IReadOnlyList<LawTableLine> Tables, IReadOnlyList<ProcedureView> Procedures);

/// <summary><c>/api/law</c>: the rules, readable by everybody who signs in.</summary>
public static class LawEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("", (Desk desk) => new LawIndex(
            desk.Pack.Hash, Files(desk).Select(file => new LawTableLine(file, Read(desk, file).Rows.Count)).ToList(),
            desk.Pack.Procedures.All.Select(one => new ProcedureView(one.Key, one.Name, one.States, one.Actions)).ToList())).Needs(Permission.ReadLaw).WithName("listLaw");
        routes.MapGet("/tables/{**file}", (string file, Desk desk) =>
        {
            // Only a name from the list is ever opened.
            if (!Files(desk).Contains(file))
                throw new ProblemException("law.missing", "没有此规则表");
            var table = Read(desk, file);
            return new LawTableView(file, table.Columns, table.Rows.Select(row => (IReadOnlyList<string>)table.Columns.Select(column => row[column]).ToList()).ToList());
        }).Needs(Permission.ReadLaw).WithName("getLawTable");
    }

    private static string Root(Desk desk) => LawLibrary.DirectoryOf(desk.Hall.Options.Law);

    private static List<string> Files(Desk desk) => Directory.EnumerateFiles(Root(desk), "*.csv", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root(desk), path).Replace('\\', '/')).Order(StringComparer.Ordinal).ToList();

    private static LawTable Read(Desk desk, string file) => LawTable.Read(Root(desk), file, []);
}
