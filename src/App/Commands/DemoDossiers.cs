using Weipian.App.Database;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Determination;

namespace Weipian.App.Commands;

/// <summary>Some dossiers under way in the demo county, at different stages, so that there is something to do.</summary>
public static class DemoDossiers
{
    private const string Town = "619901101";

    /// <summary>What papers of the county say about it; all of it invented.</summary>
    public static readonly IReadOnlyDictionary<string, string> Parameters = new (string Key, string Value)[]
    {
        ("office.bureau", "示例县自然资源局"), ("office.head", "陈志远"), ("office.address", "示例县人民路1号"), ("office.contact", "孙丽"), ("office.phone", "0900-0000000"), ("office.review", "示例县人民政府"),
        ("office.court", "示例县人民法院"), ("office.payment", "缴至示例银行示例县支行(账号 000000)"), ("directive.responseDays", "30"), ("directive.receiptWd", "3"), ("handover.receiptWd", "3"), ("inform.replyWd", "10"),
        ("review.remedyDays", "15"), ("acceptance.visitWd", "10"), ("patch.verifyDays", "20"), ("supervision.extendDays", "30"), ("case.archiveDays", "30"),
    }.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>Opens them through the same door as everybody's.</summary>
    /// <returns>How many.</returns>
    public static int Open(Workspace workspace, int year, RulePack pack)
    {
        var today = Moment.DayOf(workspace.Clock.GetUtcNow());
        // No case without a verification on the ground: patches somebody has looked at.
        var visited = workspace.Connection.Query("SELECT patch_id FROM patch_sheet WHERE visited=1", row => row.GetString(0)).ToHashSet(StringComparer.Ordinal);
        var suspected = DeterminationShelf.Of(workspace, year, "land").Where(standing => standing.Code == VerdictCodes.Unlawful && visited.Contains(standing.Patch.Id)).Take(8).ToList();
        Actor law = new("孙丽", "执法监察"), office = new("王芳", "县卫片办"), head = new("赵敏", "县卫片办负责人");
        var opened = 0;
        foreach (var (standing, at) in suspected.Take(4).Select((standing, at) => (standing, at)))
        {
            var lead = Act("case", null, "登记线索", 20 - at * 4, law, [new DossierLink("patch", standing.Patch.Id)], ("线索来源", "卫片"), ("案由", $"图斑 {standing.Patch.Number} 涉嫌非法占地"), ("违法地点", standing.Judged?.MainTown?.Name ?? "示例县"), ("线索内容", "卫片图斑比对发现,待实地核查"));
            if (at < 3)
                Act("case", lead, "受理核查", 18 - at * 4, law, [], ("承办人", "孙丽、刘强"));
            opened++;
        }

        if (suspected.Count > 4)
        {
            var directive = Act("directive", null, "起草指令", 9, office, suspected.Skip(4).Select(standing => new DossierLink("patch", standing.Patch.Id)).ToList(), ("整改事由", "卫片图斑核查发现疑似违法用地"), ("整改要求", "查清事实,依法处置,限期恢复"));
            Act("directive", directive, "签发", 8, head, [], ("整改期限", Days.Write(today.AddDays(52))));
            opened++;
        }

        return opened;

        string Act(string kind, string? id, string action, int daysAgo, Actor actor, IReadOnlyList<DossierLink> links, params (string Name, string Value)[] fields) => ProcedureDesk.Take(
            workspace, new StepRequest(kind, id, year, action, today.AddDays(-daysAgo), fields.ToDictionary(field => field.Name, field => field.Value), links, [], kind == "directive" ? Town : null, kind == "case" ? fields.FirstOrDefault(field => field.Name == "案由").Value : null, null), pack, actor).Step.Taken.Id;
    }
}
