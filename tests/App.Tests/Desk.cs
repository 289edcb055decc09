using Weipian.App.Database;
using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;
using Weipian.Law.Procedures;

namespace Weipian.App.Tests;

/// <summary>An office working its procedures: officers by name and post, days by text, on the county of <see cref="Office"/>.</summary>
internal sealed class Desk : IDisposable
{
    public const string County = "619901";
    public const string Town = "619901101";

    public static readonly Actor Zhang = new("张明", "执法监察");
    public static readonly Actor Chief = new("王局", "局负责人");
    public static readonly Actor Legal = new("赵法", "法制审核");
    public static readonly Actor Head = new("孙股", "执法监察负责人");
    public static readonly Actor Clerk = new("李办", "县卫片办");
    public static readonly Actor ClerkHead = new("周主任", "县卫片办负责人");
    public static readonly Actor Group = new("吴组长", "领导小组");
    public static readonly Actor TownClerk = new("郑镇", "镇街办事员@619901101");
    public static readonly Actor TownHead = new("冯镇长", "镇街负责人@619901101");

    private static readonly Dictionary<string, string> OfficeFields = new(StringComparer.Ordinal)
    {
        ["office.bureau"] = "示例县自然资源局",
        ["office.head"] = "王局",
        ["office.address"] = "示例县人民路1号",
        ["office.contact"] = "张明",
        ["office.phone"] = "0900-0000000",
        ["office.review"] = "示例县人民政府",
        ["office.court"] = "示例县人民法院",
        ["office.payment"] = "缴至示例银行示例县支行(账号 000000)",
        ["directive.responseDays"] = "30",
        ["directive.receiptWd"] = "3",
        ["handover.receiptWd"] = "3",
        ["inform.replyWd"] = "10",
        ["review.remedyDays"] = "15",
        ["acceptance.visitWd"] = "10",
        ["patch.verifyDays"] = "20",
        ["supervision.extendDays"] = "30",
        ["case.archiveDays"] = "30",
    };

    public Desk(params (string Key, string Value)[] settings)
    {
        Office.Import(("TB-1", 100, 100, 160, 150), ("TB-2", 300, 300, 340, 340));
        Office.Found("实地已变化,变化后为建设用途,村民建住宅,超出本主体批准", "TB-1|是,是,否,否", "TB-2|是,是,否,否");
        Office.Judge();
        Office.Conclude("TB-1");
        Office.Set([.. OfficeFields.Select(pair => (pair.Key, pair.Value)), .. settings]);
    }

    public Office Office { get; } = Office.Prepared();

    /// <summary>A violation on a patch that the town's company committed.</summary>
    public Violation Violation(string patch = "TB-1", string offender = "示例建材有限公司", string start = "2024-03-10", string? end = "2024-08-20", Func<Violation, Violation>? with = null)
    {
        using var workspace = Office.Write();
        var draft = new Violation(
            "", Office.Year, "illegal-occupation", new Offender(offender, "企业", "91610000MA0000000X", "陈某", "示例县清溪镇", "0900-1111111"), "清溪镇清溪村", Town,
            $"{offender}未经批准占用土地建设厂房", [new PatchShare(patch, null)], new TakenLand(null, null, null, null, 0, "示例县国土空间总体规划(2021-2035年)"),
            new TakenMoney(null, null, null, null, null, null), "工矿仓储", null, start, end, end is null, true, "2024-11-25", false);
        return RecordViolation.Run(workspace, with?.Invoke(draft) ?? draft, null, Tests.Office.Pack, Zhang);
    }

    /// <param name="fields"><c>名=值</c>.</param>
    public (DossierStep Step, IReadOnlyList<Paper> Papers) Act(string kind, string? id, string action, string day, Actor actor, IReadOnlyList<DossierLink> links, params string[] fields)
    {
        using var workspace = Office.Write();
        return ProcedureDesk.Take(workspace, new StepRequest(
            kind, id, Office.Year, action, Days.Read(day), fields.Select(field => field.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal), links, [],
            kind == "directive" ? Town : null), Tests.Office.Pack, actor);
    }

    public (DossierStep Step, IReadOnlyList<Paper> Papers) Act(string kind, string? id, string action, string day, Actor actor, params string[] fields) => Act(kind, id, action, day, actor, [], fields);

    public string Refusal(string kind, string? id, string action, string day, Actor actor, params string[] fields)
    {
        try
        {
            Act(kind, id, action, day, actor, fields);
            return "";
        }
        catch (ProblemException refused)
        {
            return string.Join('\n', refused.Problems);
        }
    }

    public List<DossierClock> Clocks(string kind, string id, string asOf)
    {
        using var workspace = Office.Read();
        return DossierShelf.Clocks(workspace, DossierShelf.One(workspace, kind, id), Tests.Office.Pack, Days.Read(asOf));
    }

    public List<OfferedStep> Offers(string kind, string id, string day, Officer officer)
    {
        using var workspace = Office.Read();
        return ProcedureDesk.Offer(workspace, kind, id, Tests.Office.Year, Tests.Office.Pack, officer, Days.Read(day));
    }

    public Dossier Dossier(string kind, string id)
    {
        using var workspace = Office.Read();
        return DossierShelf.One(workspace, kind, id);
    }

    public string PatchId(string number)
    {
        using var workspace = Office.Read();
        return PatchShelf.One(workspace, number).Id;
    }

    public void Dispose() => Office.Dispose();
}
