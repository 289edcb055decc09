namespace Weipian.SyntheticCounty;

/// <summary>A mining right, as a square about a mineral site.</summary>
/// <param name="Aside">Metres its edge is moved east, away from the patch's centre.</param>
public sealed record Right(string Stage, string Mineral, string From, string Until, string? Renewal = null, double Aside = 0);

/// <summary>What happened at a mineral site.</summary>
public sealed record MineralStory(string Name, string Truth, string Mineral, string SuspectedType, Right? Right = null, IReadOnlyDictionary<string, string>? Findings = null);

/// <summary>The stories of a mineral year.</summary>
public static class MineralStories
{
    public static readonly IReadOnlyList<MineralStory> All =
    [
        new("持证开采", "HF", "石灰岩", "无证开采", Valid("采矿许可证"), Mined("石灰岩", "是")),
        new("续期申请到期前已受理", "HF", "石灰岩", "持过期许可证开采", new("采矿许可证", "石灰岩", "20140801", "20240701", "20240628"), Mined("石灰岩", "是")),
        new("过期未续", "WK", "石灰岩", "持过期许可证开采", new("采矿许可证", "石灰岩", "20140801", "20240701"), Mined("石灰岩", "是")),
        new("无证开采", "WK", "建筑用砂", "无证开采", null, Mined("建筑用砂", null)),
        new("界外 12 米须实测", "DH", "石灰岩", "越界开采", Valid("采矿许可证", 112), Mined("石灰岩", null)),
        new("以采代探", "WK", "金", "以采代探", Valid("勘查许可证"), Mined("金", null)),
        new("改变开采矿种", "WK", "建筑用砂", "擅自改变开采矿种", Valid("采矿许可证"), Mined("建筑用砂", "是")),
        new("共伴生矿一并采出", "HF", "白云岩", "擅自改变开采矿种", Valid("采矿许可证"), Mined("白云岩", "是", ("共伴生矿", "是"))),
        new("越层开采", "WK", "石灰岩", "越层开采", Valid("采矿许可证"), Mined("石灰岩", "否")),
        new("工程取土不是采矿", "QT", "粘土", "无证开采", null, Found(("勘查开采活动", "非矿活动"))),
        new("无活动", "WBH", "石灰岩", "无证开采", null, Found(("勘查开采活动", "无"))),
        new("历史遗留", "QT", "石灰岩", "无证开采", null, Found(("勘查开采活动", "历史遗留"))),
        new("尚未核查", "DH", "石灰岩", "无证开采", Valid("采矿许可证")),
    ];

    private static Right Valid(string stage, double aside = 0) => new(stage, "石灰岩", "20200101", "20291231", Aside: aside);

    private static Dictionary<string, string> Mined(string mineral, string? within, params (string, string)[] more) => Found(
        [("勘查开采活动", "开采"), ("矿种", mineral), ("行为时间", "2024-08-01"), .. within is null ? Array.Empty<(string, string)>() : [("在批准标高内", within)], .. more]);

    private static Dictionary<string, string> Found(params (string Column, string Value)[] cells) => cells.ToDictionary(cell => cell.Column, cell => cell.Value, StringComparer.Ordinal);
}
