using Weipian.App.Database;
using Weipian.App.Modules.Procedures;

namespace Weipian.App.Replay;

/// <summary>One thing somebody does on a day of the story.</summary>
/// <param name="Order">Of things on one day.</param>
public sealed record ReplayStep(DateOnly Day, int Order, Action<ReplayDesk> Do);

/// <summary>People of the fictional county, by post.</summary>
public static class ReplayPeople
{
    public static readonly Actor Officer = new("周正", "执法监察");
    public static readonly Actor OfficeClerk = new("王芳", "县卫片办");
    public static readonly Actor OfficeHead = new("郭平", "县卫片办负责人");
    public static readonly Actor Chief = new("高远", "局负责人");
    public static readonly Actor Legal = new("宋明法", "法制审核");
    public static readonly Actor SquadHead = new("何刚", "执法监察负责人");
    public static readonly Actor Group = new("梁县长", "领导小组");
    public static readonly Actor Government = new("唐县长", "县政府");
    public static readonly Actor Cadastre = new("许清", "地籍");

    /// <summary>Handlers of every case: two officers with certificates.</summary>
    public const string Handlers = "周正、韩冬";
    public const string Certificates = "X36010001、X36010002";

    public static Actor TownClerk(string unit) => new("镇经办" + unit[^1], $"镇街办事员@{unit}");

    public static Actor TownHead(string unit) => new("镇领导" + unit[^1], $"镇街负责人@{unit}");
}

/// <summary>A dossier that the story opens and goes on with; its number is known once it is opened.</summary>
public sealed class ReplayDossier(string kind)
{
    public string Kind { get; } = kind;

    public string? Id { get; private set; }

    /// <summary>Takes one step; the fields as <c>名=值</c>.</summary>
    public void Act(ReplayDesk desk, string action, Actor actor, IReadOnlyList<string> fields, IReadOnlyList<DossierLink>? links = null, string? unit = null, string? title = null) =>
        Id = desk.Act(Kind, Id, action, actor, fields, links ?? [], unit, title);
}
