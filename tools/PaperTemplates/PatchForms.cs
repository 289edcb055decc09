namespace Weipian.PaperTemplates;

/// <summary>Forms and the card of a patch.</summary>
internal static class PatchForms
{
    public static readonly IReadOnlyList<(string Code, Func<byte[]> Write)> All =
    [
        ("图斑卡片", Card), ("拆除图斑核实记录表", Demolished), ("移交清单", HandOver),
    ];

    private static byte[] Card() => new Form("图 斑 卡 片", 10.5).Ends("{年度}年度{?业务线: {业务线}卫片}    图斑编号:{图斑编号}", "制卡日期:{制卡日期}")
        .Table([22, 60.5, 22, 60.5], grid => grid
            .Row(8, "行政区", "{行政区}", "所在位置", "{所在位置}").Row(8, "监测批次", "{监测批次}", "前后时相", "{?前时相:{前时相}}{?后时相: — {后时相}}")
            .Row(8, "中心坐标", "{中心坐标}", "坐标系", "{坐标系}").Row(8, "图斑面积", "{图斑面积}", "其中耕地", "{耕地面积}")
            .Row(8, "永久基本\n农 田", "{永久基本农田面积}", "规划符合性", "{规划符合性}").Row(8, "用地主体", "{用地主体}", "批准情况", "{批准情况}"))
        .If("套合图", form => form.Table([165], grid => grid.Row(84, Cell.Picture("套合图", 150, 80))))
        .Table([16, 60, 30, 59], grid => grid.Head(8, "图例", "成 分", "面积(亩)", "说 明").Repeat("成分", 8, Cell.Picture("图例", 9, 4.5), "{名称}", Cell.Of("{面积}", 1, "right"), "{说明}"))
        .Table([22, 143], grid => grid
            .Row(9, "判定结论", "{判定结论}").If("判定依据", 14, "判定依据", Cell.Block("判定依据")).If("核查结论", 9, "核查结论", Cell.Block("核查结论")).If("处理情况", 14, "处理情况", Cell.Block("处理情况")))
        .If("部门意见", form => form.Table([22, 73, 35, 35], grid => grid.Head(8, "部 门", "意 见", "签署人", "日 期").Repeat("部门意见", 8, "{部门}", "{意见}", "{签署人}", "{日期}")))
        .If("照片", form => form.Table([85, 80], grid => grid.Head(8, "照 片", "说 明").Repeat("照片", 58, Cell.Picture("照片", 80, 54), "{说明}")))
        .Write();

    private static byte[] Demolished() => new Form("拆除图斑核实记录表").Ends("图斑编号:{图斑编号}", "{年度}年度")
        .Table([25, 57, 28, 55], grid => grid
            .Row(10, "所在位置", Cell.Rest("{所在位置}")).Row(10, "用地主体", "{用地主体}", "图斑面积", "{图斑面积}").Row(10, "其中耕地", "{耕地面积}", "拆除面积", "{拆除面积}")
            .Row(10, "拆除日期", "{拆除日期}", "恢复地类", "{恢复地类}").Row(10, "复耕面积", Cell.Rest("{复耕面积}")))
        .Table([82.5, 82.5], grid => grid.Row(8, Cell.Name("拆 除 前"), Cell.Name("拆 除 后")).Row(60, Cell.Picture("拆除前照片", 77, 56), Cell.Picture("拆除后照片", 77, 56)).Row(9, "{拆除前说明}", "{拆除后说明}"))
        .Table([25, 140], grid => grid
            .Row(28, "核 实\n情 况", Cell.Block("核实情况", 0, "核实人:{核实人}  {核实日期}"))
            .Row(30, "审核验收\n意 见", Cell.Block("审核验收意见", 0, "验收人:{?验收人:{验收人}}{!验收人:        }  {?验收日期:{验收日期}}{!验收日期:   年  月  日}"))
            .Row(20, "后 续\n监 管", Cell.Block("后续监管")))
        .Write();

    private static byte[] HandOver() => new Form("卫片执法图斑移交清单").Ends("移交类别:{移交类别}", "{年度}年度")
        .Table([25, 57, 28, 55], grid => grid.Row(10, "移交单位", "{移交单位}", "接收单位", "{接收单位}"))
        .Table([11, 33, 38, 18, 18, 29, 18], grid => grid.Head(10, "序号", "图斑编号", "所在位置", "图斑\n面积\n(亩)", "其中\n耕地\n(亩)", "地 类", "备 注")
            .Repeat("移交明细", 9, Cell.Centred("{序号}"), "{图斑编号}", "{所在位置}", Cell.Of("{图斑面积}", 1, "right"), Cell.Of("{耕地面积}", 1, "right"), "{地类}", "{备注}"), 10.5)
        .Table([25, 57, 28, 55], grid => grid
            .Row(24, "处理要求", Cell.Block("处理要求")).Row(16, "移交人\n签 名", "{移交人}", "接收人\n签 名", "{接收人}").Row(11, "移交日期", "{移交日期}", "接收日期", Cell.Name("   年  月  日")))
        .Write();
}
