namespace Weipian.PaperTemplates;

/// <summary>Letters that stop and correct, before a penalty is thought of.</summary>
internal static class StopPapers
{
    public static readonly IReadOnlyList<(string Code, Func<byte[]> Write)> All =
    [
        ("责令停止通知书", Stop), ("责令改正通知书", Correct), ("询问通知书", Summon), ("整改指令", Direct),
    ];

    private static byte[] Stop() => Letter.Headed("责令停止违法行为通知书").Party().Blank(1)
        .Say("经查,你(单位){?行为开始日:自{行为开始日}起,}在{违法地点}实施了下列行为:")
        .Block("违法事实")
        .Say("上述行为违反了{违反条款}的规定。依据{依据条款}的规定,现责令你(单位)自收到本通知书之时起,立即停止上述违法行为,听候处理。")
        .If("责令内容", letter => letter.Say("同时,你(单位)应当履行下列要求:").Block("责令内容"))
        .Block("拒不履行后果")
        .Contact().Sign().Write();

    private static byte[] Correct() => Letter.Headed("责令改正违法行为通知书").Party().Blank(1)
        .Say("经查,你(单位)在{违法地点}实施了下列行为:")
        .Block("违法事实")
        .Say("上述行为违反了{违反条款}的规定。依据{依据条款}的规定,现责令你(单位){改正期限}按照下列要求改正违法行为:")
        .Block("责令内容")
        .Block("拒不履行后果")
        .If("复议期限", letter => letter.Say("如不服本通知,可以自收到本通知书之日起{复议期限}内{?复议机关:向{复议机关}}申请行政复议{?诉讼期限:,也可以自收到本通知书之日起{诉讼期限}内{?诉讼法院:向{诉讼法院}}提起行政诉讼}。"))
        .Block("救济说明")
        .Contact().Sign().Write();

    private static byte[] Summon() => Letter.Headed("询问通知书").To("{被询问人}:")
        .Say("因调查{案由}的需要,依据{依据条款}的规定,请你于{询问时间}到{询问地点}接受询问。")
        .If("询问事项", letter => letter.Say("请就下列情况作好说明的准备:").Block("询问事项"))
        .If("携带材料", letter => letter.Say("请携带下列材料:").Block("携带材料"))
        .Say("接受询问时,请出示本通知书和本人有效身份证件;委托他人的,受委托人应当出具授权委托书。你有如实回答询问的义务,也有申请执法人员回避、陈述和申辩的权利。")
        .Contact().Sign().Write();

    private static byte[] Direct() => Letter.Headed("{年度}年度土地矿产卫片执法\n违法图斑整改指令").To("{主送}:")
        .Block("整改事由")
        .Say("你单位辖区(管辖)内共有违法图斑{图斑数}个,面积{图斑面积},其中耕地{耕地面积}、永久基本农田{永久基本农田面积},详见附件。{?依据条款:依据{依据条款},}现责令你单位{整改期限}按照下列要求整改到位:")
        .Block("整改要求")
        .If("反馈要求", letter => letter.Head("反馈要求").Block("反馈要求"))
        .Blank(1)
        .Say("附件:违法图斑明细表", last: true)
        .Sign().Note()
        .Attachment("附件", "违法图斑明细表", word => new Grid(word, 10.5, 11, 32, 28, 15, 15, 18, 18, 19)
            .Head(14, "序号", "图斑编号", "所在位置", "图斑\n面积\n(亩)", "耕地\n(亩)", "永久\n基本农田\n(亩)", "违法类型", "整改要求")
            .Repeat("图斑明细", 10, Cell.Centred("{序号}"), "{图斑编号}", "{所在位置}", Cell.Of("{图斑面积}", 1, "right"), Cell.Of("{耕地面积}", 1, "right"), Cell.Of("{永久基本农田面积}", 1, "right"), "{违法类型}", "{整改要求}")
            .Xml())
        .Imprint()
        .Write();
}
