namespace Weipian.PaperTemplates;

/// <summary>Records written on the spot and signed by those present.</summary>
internal static class RecordPapers
{
    public static readonly IReadOnlyList<(string Code, Func<byte[]> Write)> All =
    [
        ("核查记录", Verify), ("询问笔录", Ask), ("勘测笔录", Survey), ("听证笔录", Hear), ("集体讨论记录", Discuss),
    ];

    private static byte[] Verify() => new Form("图斑实地核查记录").Ends("{?图斑编号:图斑编号:{图斑编号}}", "{?年度:{年度}年度}")
        .Table([25, 57, 28, 55], grid => grid
            .If("案由", 10, "案 由", Cell.Rest("{案由}{?案号:(案号:{案号})}"))
            .Row(10, "所在位置", Cell.Rest("{所在位置}")).Row(10, "核查日期", "{核查日期}", "核查单位", "{核查单位}")
            .Row(10, "图斑面积", "{图斑面积}", "其中耕地", "{耕地面积}").Row(10, "永久基本\n农田面积", "{永久基本农田面积}", "用地主体", "{用地主体}")
            .Row(10, "现状用途", "{现状用途}", "动工时间", "{动工时间}").Row(10, "批准手续", Cell.Rest("{批准手续}"))
            .Row(62, "实 地\n情 况", Cell.Block("实地情况")).Row(36, "核 查\n结 论", Cell.Block("核查结论"))
            .Row(14, "核查人\n签 名", "{核查人}", "见证人\n签 名", "{见证人}"))
        .If("照片", form => form.Gap().Head("现场照片").Repeat("照片", photo => photo.Picture("照片", 130, 85).Line("{说明}", "center")))
        .Write();

    private static byte[] Ask() => new Form("询 问 笔 录", 14)
        .Line("案由:{案由}").Line("时间:{询问开始时间}{?询问结束时间:至{询问结束时间}}").Line("地点:{询问地点}")
        .Line("询问人:{询问人}    执法证号:{询问人证号}").Line("记录人:{记录人}")
        .Line("被询问人:{被询问人}{?被询问人性别:  性别:{被询问人性别}}{?被询问人出生日期:  出生日期:{被询问人出生日期}}")
        .Line("身份证件号码:{被询问人证件}{?被询问人电话:  联系电话:{被询问人电话}}")
        .If("被询问人单位", form => form.Line("工作单位及职务:{被询问人单位}")).If("被询问人地址", form => form.Line("住址:{被询问人地址}")).If("与本案关系", form => form.Line("与本案关系:{与本案关系}"))
        .Say("告知:我们是执法人员,这是我们的执法证件(出示证件)。现依法就有关情况向你询问,你应当如实回答,不得隐瞒、作虚假陈述;对与本案无关的问题,你有权拒绝回答;你认为执法人员与本案有直接利害关系的,有权申请回避;你有陈述和申辩的权利。")
        .Repeat("问答", pair => pair.Line("问:{问}").Line("答:{答}"))
        .Say("以上笔录我已看过(已向我宣读),与我所说的一致。")
        .Blank(6).Signed("被询问人(签名、捺印)", "询问人", "记录人")
        .Write();

    private static byte[] Survey() => new Form("现 场 勘 测 笔 录", 14)
        .Line("案由:{案由}").Line("时间:{勘测开始时间}至{勘测结束时间}").Line("地点:{违法地点}")
        .Line("勘测人:{勘测人}    证号:{勘测人证号}").Line("记录人:{记录人}").Line("当事人:{当事人}{?见证人:    见证人:{见证人}}").Line("坐标系:{坐标系}")
        .Head("勘测情况").Block("勘测情况").Say("勘测面积:{勘测面积}{?耕地面积:,其中耕地{耕地面积}}。")
        .If("界址点", form => form.Head("界址点坐标").Table([25, 70, 70], grid => grid.Head(9, "点 号", "纵坐标 X(米)", "横坐标 Y(米)").Repeat("界址点", 8, Cell.Centred("{点号}"), Cell.Centred("{纵坐标}"), Cell.Centred("{横坐标}")), 12).Gap())
        .If("勘测图", form => form.Head("勘测平面图").Picture("勘测图", 150, 110))
        .If("照片", form => form.Head("现场照片").Repeat("照片", photo => photo.Picture("照片", 130, 85).Line("{说明}", "center")))
        .Say("以上笔录已阅(已宣读),记录属实。")
        .Blank(6).Signed("当事人", "见证人", "勘测人", "记录人")
        .Write();

    private static byte[] Hear() => new Form("听 证 笔 录", 14)
        .Line("案由:{案由}").Line("时间:{听证时间}").Line("地点:{听证地点}").Line("听证方式:{听证方式}")
        .Line("听证主持人:{听证主持人}").If("听证员", form => form.Line("听证员:{听证员}")).Line("记录人:{记录人}").Line("当事人:{当事人}")
        .Head("听证参加人").Block("听证参加人").Head("听证记录")
        .Repeat("听证记录", row => row.Line("{发言人}:{内容}"))
        .Say("以上笔录经参加人核对无误。").Blank(6)
        .Signed("当事人(代理人)", "案件承办人", "听证主持人", "记录人")
        .Write();

    private static byte[] Discuss() => new Form("违法案件集体讨论记录", 14)
        .Line("案由:{案由}").If("案号", form => form.Line("案号:{案号}")).Line("当事人:{当事人}").Line("时间:{讨论时间}").Line("地点:{讨论地点}").Line("主持人:{主持人}    记录人:{记录人}")
        .Head("参加人").Block("参加人").If("列席人", form => form.Head("列席人").Block("列席人"))
        .Head("一、案情汇报").Block("案情汇报").Head("二、讨论意见").Repeat("发言", row => row.Line("{发言人}:{意见}"))
        .Head("三、讨论结论").Block("讨论结论").Blank(6)
        .Line("参加人(签名):").Blank(10).Signed("主持人", "记录人")
        .Write();
}
