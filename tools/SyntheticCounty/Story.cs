namespace Weipian.SyntheticCounty;

/// <summary>What the ground of a site was before the change.</summary>
public enum Ground
{
    Farmland,
    Construction,
    HalfConstruction,
}

/// <summary>A paper whose outline covers a patch.</summary>
/// <param name="Layer">approval, temporary-land, facility-record or rural-road.</param>
/// <param name="From">Where its outline begins across the patch: 0 is the west edge (whole cover), 0.5 the middle.</param>
public sealed record Paper(string Layer, string? Date, string? Until = null, double From = 0);

/// <summary>What happened at a site, and what the patch there therefore is.</summary>
/// <param name="Truth">Verdict codes of the patch, or of its parts from west to east once it is split.</param>
/// <param name="ChangeType">TBLX.</param>
/// <param name="Findings">Cells of the field record: column → value.</param>
public sealed record Story(
    string Name, IReadOnlyList<string> Truth, string? ChangeType = "20", Ground Ground = Ground.Farmland, bool PermanentFarmland = false, Paper? Paper = null,
    IReadOnlyDictionary<string, string>? Findings = null, Shape Shape = Shape.Blob, bool Offline = false);

/// <summary>Outline of a patch.</summary>
public enum Shape
{
    Blob,
    Road,
    BowTie,
    AcrossTowns,
    AcrossCounty,
    OutsideCounty,
}

/// <summary>The stories of a land year; images of 2024-03-01 and 2024-10-01.</summary>
public static class Stories
{
    public const string EarlierImage = "20240301";
    public const string LaterImage = "20241001";

    public static readonly IReadOnlyList<Story> Land =
    [
        new("本年批准后建设", ["B"], Paper: new("approval", "20240115")),
        new("往年批准本年建设", ["PJ"], Paper: new("approval", "20220620")),
        new("未批先建", ["W"]),
        new("未批先建占永久基本农田", ["W"], PermanentFarmland: true),
        new("后时相之后才批准", ["W"], Paper: new("approval", "20241115")),
        new("批准在两时相之间", ["DH"], Paper: new("approval", "20240601")),
        new("批准在两时相之间但核明动工在后", ["B"], Paper: new("approval", "20240601"), Findings: Found(("动工时间", "2024-07-01"))),
        new("超出批文一半", ["W", "B"], Paper: new("approval", "20240115", From: 0.5)),
        new("批准后擅自改变用途", ["W"], Paper: new("approval", "20240115"), Findings: Found(("用途一致", "否"))),
        new("临时用地在期限内", ["LS"], "YH", Paper: new("temporary-land", "20240110", "20260109")),
        new("临时用地逾期", ["W"], "YH", Paper: new("temporary-land", "20220110", "20240109")),
        new("临时用地建永久建筑", ["W"], Paper: new("temporary-land", "20240110", "20260109"), Findings: Found(("有永久性建筑", "是"))),
        new("设施农用地已备案", ["SS"], Paper: new("facility-record", "20240210")),
        new("设施占永久基本农田", ["W"], PermanentFarmland: true, Paper: new("facility-record", "20240210")),
        new("农村道路", ["ND"], "ND", Paper: new("rural-road", null), Findings: Found(("路宽", "5.5"), ("服务农业农村", "是")), Shape: Shape.Road),
        new("超宽的所谓农村道路", ["W"], "ND", Paper: new("rural-road", null), Findings: Found(("路宽", "12")), Shape: Shape.Road),
        new("变为耕地", ["QT"], "01"),
        new("原建设用地改造", ["QT"], Ground: Ground.Construction),
        new("部分压在原建设用地上", ["W", "QT"], Ground: Ground.HalfConstruction),
        new("实地未变化", ["WBH"], Findings: Found(("实地已变化", "否"))),
        new("已拆除复耕", ["CC"], Findings: Found(("已拆除复耕", "是"))),
        new("动土待核", ["DH"], "DT"),
        new("动土核明为建设", ["W"], "DT", Findings: Found(("变化后为建设用途", "是"))),
        new("抢险救灾用地", ["QT"], Findings: Found(("特殊用途", "紧急用地"), ("抢险救灾证明", "是"))),
        new("村民违法建住宅", ["W"], Findings: Found(("村民建住宅", "是"))),
        new("省重点公路未批先建", ["W"], "DL2", Findings: Found(("国家和省级重点工程", "是"), ("用地主体", "示例公路建设单位"))),
        new("保障性安居工程未批先建", ["W"], Findings: Found(("保障性安居工程", "是"))),
        new("图形自相交", ["DH"], Shape: Shape.BowTie),
        new("跨两镇未批先建", ["W"], Shape: Shape.AcrossTowns),
        new("跨县界", ["W", "YJ"], Shape: Shape.AcrossCounty),
        new("在县外", ["YJ"], Shape: Shape.OutsideCounty),
        new("线下处理", ["XX"], Offline: true),
    ];

    private static Dictionary<string, string> Found(params (string Column, string Value)[] cells) => cells.ToDictionary(cell => cell.Column, cell => cell.Value, StringComparer.Ordinal);
}
