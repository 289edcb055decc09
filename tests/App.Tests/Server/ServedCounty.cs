using Weipian.App.Database;
using Weipian.App.Modules.Procedures;

namespace Weipian.App.Tests.Server;

/// <summary>
/// What the served test county holds, each with a mark that occurs in nothing else: a patch in either town, dossiers that either
/// town or the 综合执法局 answers for. Who may see which is said here by hand, not taken from the program.
/// </summary>
internal static class ServedCounty
{
    public const string PatchA = "MARKA01";
    public const string PatchB = "MARKB02";
    public const string PatchC = "MARKC03";
    public const string CaseA = "案卷甲字", CaseB = "案卷乙字", CaseZ = "案卷丙字", DirectiveA = "指令甲字", DirectiveB = "指令乙字", DirectiveZ = "指令丙字", Handover = "移交丁字";

    public static readonly IReadOnlyList<string> Marks = [PatchA, PatchB, PatchC, CaseA, CaseB, CaseZ, DirectiveA, DirectiveB, DirectiveZ, Handover];

    private static readonly string[] County = ["县政府", "领导小组", "县卫片办负责人", "县卫片办", "局负责人", "执法监察负责人", "执法监察", "审计员"];
    private static readonly string[] Patches = [PatchA, PatchB, PatchC];

    /// <summary>Marks a person may meet anywhere.</summary>
    public static IReadOnlyCollection<string> SeenBy(string post, string? unit) => post switch
    {
        _ when County.Contains(post) => Marks,
        "法制审核" => [.. Patches, CaseA, CaseB, CaseZ],
        "地籍" => [.. Patches, Handover],
        "耕保" or "审批" => Patches,
        "镇街办事员" or "镇街负责人" => unit == "619901101" ? [PatchA, CaseA, DirectiveA] : [PatchB, CaseB, DirectiveB],
        "综合执法局" or "综合执法局负责人" => [PatchC, CaseZ, DirectiveZ],
        _ => [],
    };

    public static void Prepare(Office county)
    {
        county.Import((PatchA, 100, 100, 160, 150), (PatchB, 1200, 100, 1260, 150), (PatchC, 2020, 800, 2060, 850));
        county.Judge();
        using var workspace = county.Write();
        var patches = workspace.Connection.Query("SELECT number, id FROM patch", row => (row.GetString(0), row.GetString(1))).ToDictionary(pair => pair.Item1, pair => pair.Item2);
        // Patch C lies in no town: only who answers for its directive, and the county, see it.
        Open(workspace, "case", "登记线索", new Actor("李明", "镇街办事员@619901101"), CaseA, "619901101", []);
        Open(workspace, "case", "登记线索", new Actor("韩梅", "镇街办事员@619901102"), CaseB, "619901102", []);
        Open(workspace, "case", "登记线索", new Actor("综合执法", "综合执法局@619901801"), CaseZ, "619901801", []);
        Open(workspace, "directive", "起草指令", new Actor("王芳", "县卫片办"), DirectiveA, "619901101", [new DossierLink("patch", patches[PatchA])]);
        Open(workspace, "directive", "起草指令", new Actor("王芳", "县卫片办"), DirectiveB, "619901102", [new DossierLink("patch", patches[PatchB])]);
        Open(workspace, "directive", "起草指令", new Actor("王芳", "县卫片办"), DirectiveZ, "619901801", [new DossierLink("patch", patches[PatchC])]);
        Open(workspace, "handover", "拟移交", new Actor("孙丽", "执法监察"), Handover, null, []);
    }

    /// <summary>The event itself: what this county is for does not depend on conditions and papers of the step.</summary>
    private static void Open(Workspace workspace, string kind, string action, Actor actor, string title, string? unit, IReadOnlyList<DossierLink> links)
    {
        var step = Office.Pack.Procedures[kind].Steps.First(one => one.Action == action);
        var id = $"{Office.Pack.Procedures[kind].Prefix}-2024-{workspace.Connection.Scalar("SELECT count(*)+1 FROM dossier WHERE kind=$1", kind):0000}";
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["案由"] = $"{title}内容", ["当事人电话"] = "13900001234" };
        workspace.Append(actor, new Happening(ProcedureFolds.StepTaken, $"{kind}:{id}", new StepTaken(
            kind, id, Office.Year, 1, step.Row, action, "始", step.To!, "2024-11-20", unit ?? "619901", title, fields, links, [], [])));
    }
}
