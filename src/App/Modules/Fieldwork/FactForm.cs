using Weipian.Law.Determination;

namespace Weipian.App.Modules.Fieldwork;

/// <summary>How a fact of a visit is answered.</summary>
public static class FactKinds
{
    public const string YesNo = "yesno";
    public const string Choice = "choice";
    public const string Day = "day";
    public const string Number = "number";
    public const string Text = "text";
}

/// <summary>A fact that may be said of a patch, as a form asks it; left blank it says nothing.</summary>
/// <param name="Choices">Words that may be answered; empty unless <paramref name="Kind"/> is a choice.</param>
public sealed record FactField(string Name, string Kind, IReadOnlyList<string> Choices);

/// <summary>The facts of a visit in the order a person meets them: what is there, what it is used for, since when, by whom.</summary>
public static class FactForm
{
    private static readonly FactField[] Mineral =
    [
        new("勘查开采活动", FactKinds.Choice, ImportRecords.Activities), new("矿种", FactKinds.Text, []), new("行为时间", FactKinds.Day, []), new("共伴生矿", FactKinds.YesNo, []), new("在批准标高内", FactKinds.YesNo, []),
    ];

    private static readonly string[] First = ["实地已变化", "已拆除复耕", "变化后为建设用途", "现状用途", "特殊用途", "有永久性建筑", "用地主体", "动工时间"];

    /// <param name="line">land or mineral.</param>
    public static IReadOnlyList<FactField> Of(string line) => line == "mineral"
        ? [.. Mineral, Field("实地已变化")]
        : [.. First.Concat(ImportRecords.FactColumns.Except(First)).Where(name => Mineral.All(field => field.Name != name)).Select(Field)];

    private static FactField Field(string name) => name switch
    {
        "特殊用途" => new FactField(name, FactKinds.Choice, [.. SpecialUses.All, "无"]),
        "现状用途" or "用地主体" => new FactField(name, FactKinds.Text, []),
        "动工时间" => new FactField(name, FactKinds.Day, []),
        "路宽" => new FactField(name, FactKinds.Number, []),
        _ => new FactField(name, FactKinds.YesNo, []),
    };
}
