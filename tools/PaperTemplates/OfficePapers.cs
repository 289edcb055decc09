namespace Weipian.PaperTemplates;

/// <summary>Letters inside the administration: reports, requests, supervision, acceptance.</summary>
internal static class OfficePapers
{
    public static readonly IReadOnlyList<(string Code, Func<byte[]> Write)> All =
    [
        ("调查报告", Investigate), ("专项报告", Report), ("挂牌督办通知", Supervise), ("审核验收意见", Accept), ("验收请示", Request),
    ];

    private static byte[] Investigate() => Letter.Plain("关于{案由}的\n调查报告", "(案号:{案号})")
        .Say("{案由},线索来源为{案件来源},于{立案日期}立案,由{承办人}{?承办人证号:(执法证号:{承办人证号})}承办。经调查取证,现已调查终结,报告如下:")
        .Head("一、当事人基本情况").Say("{当事人}{?当事人类型:({当事人类型})}{?当事人证件:,证件号码:{当事人证件}}{?法定代表人:,法定代表人(负责人):{法定代表人}}{?当事人地址:,住所(住址):{当事人地址}}{?当事人电话:,联系电话:{当事人电话}}。")
        .Head("二、违法事实").Say("违法地点:{违法地点}{?行为开始日:;行为起始:{行为开始日}}{?行为结束日:;行为终了:{行为结束日}}。").Block("违法事实")
        .Say("涉案面积{占地面积},其中耕地{耕地面积}、永久基本农田{永久基本农田面积};规划符合性:{规划符合性}。")
        .Head("三、证据").Block("证据")
        .Head("四、法律适用").Say("上述行为违反了{违反条款}的规定,处罚依据为{处罚依据}。").Block("适用法律说明").Block("裁量说明")
        .Head("五、处理建议").Block("处理建议", last: true)
        .Sign("承办人:{承办人}").Write();

    private static byte[] Report() => Letter.Headed("关于制止{当事人}\n违法行为情况的专项报告", upward: true).To("{主送}:")
        .Say("我单位在查处{案由}过程中,依法履行了发现、制止职责,当事人仍未停止违法行为。根据{报告依据}的要求,现将有关情况专项报告如下:")
        .Head("一、基本情况").Say("当事人:{当事人}。违法地点:{违法地点}。涉案面积{占地面积},其中耕地{耕地面积}、永久基本农田{永久基本农田面积}。").Block("违法事实")
        .Head("二、制止情况").Block("制止情况")
        .If("查处情况", letter => letter.Head("三、查处情况").Block("查处情况"))
        .If("存在困难", letter => letter.Head("存在的困难").Block("存在困难"))
        .Head("工作建议").Block("工作建议")
        .Say("特此报告。", last: true).Sign().Note().Imprint().Write();

    private static byte[] Supervise() => Letter.Headed("挂牌督办通知书").To("{主送}:")
        .Say("{案由},符合{督办依据}规定的情形,决定予以{督办方式}。现将有关事项通知如下:")
        .Head("一、基本情况").Block("违法事实")
        .Head("二、督办要求").Block("督办要求")
        .Head("三、办理期限和报告").Say("请{督办期限}办结。{报告要求}")
        .If("摘牌条件", letter => letter.Head("四、解除督办的条件").Block("摘牌条件"))
        .Say("逾期未办结的,将依照有关规定通报批评并追究责任。", last: true)
        .Sign().Note().Imprint().Write();

    private static byte[] Accept() => Letter.Headed("{年度}年度卫片执法\n审核验收意见").To("{主送}:")
        .Say("按照土地矿产卫片执法监督检查工作的安排,于{验收日期}对{验收对象}上报已整改到位的图斑逐宗进行了审核和实地核实,提出意见如下:")
        .Head("一、审核验收情况").Block("验收情况")
        .If("存在问题", letter => letter.Head("存在问题").Block("存在问题"))
        .If("整改要求", letter => letter.Head("整改要求").Block("整改要求"))
        .Head("验收结论").Say("{验收结论}").Blank(1).Say("附件:图斑验收明细表", last: true).Sign()
        .Attachment("附件", "图斑验收明细表", word => new Grid(word, 10.5, 11, 32, 32, 17, 20, 22, 22)
            .Head(12, "序号", "图斑编号", "所在位置", "图斑\n面积\n(亩)", "整改方式", "核实结果", "验收意见")
            .Repeat("验收明细", 10, Cell.Centred("{序号}"), "{图斑编号}", "{所在位置}", Cell.Of("{图斑面积}", 1, "right"), "{整改方式}", "{核实结果}", "{验收意见}").Xml())
        .Imprint().Write();

    private static byte[] Request() => Letter.Headed("关于申请{年度}年度土地矿产卫片执法\n检查验收的请示", upward: true).To("{主送}:")
        .Head("一、工作开展情况").Block("工作情况")
        .Head("二、数据审核结果").Block("审核结果")
        .If("存在问题", letter => letter.Head("三、存在的问题").Block("存在问题"))
        .Block("请示事项")
        .Say("妥否,请批示。", last: true)
        .If("附件名称", letter => letter.Blank(1).Say("附件:").Block("附件名称"))
        .Sign().Note().Imprint().Write();
}
