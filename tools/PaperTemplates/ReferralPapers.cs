namespace Weipian.PaperTemplates;

/// <summary>Letters that hand a matter to others.</summary>
internal static class ReferralPapers
{
    public static readonly IReadOnlyList<(string Code, Func<byte[]> Write)> All =
    [
        ("涉嫌犯罪移送书", Crime), ("处分建议书", Sanction), ("问题线索移送书", Clue), ("抄告单", Inform), ("非法财物移交书", Property),
    ];

    private static byte[] Crime() => Letter.Headed("涉嫌犯罪案件移送书").To("{主送}:")
        .Say("本机关在办理{案由}过程中,发现{当事人}的行为涉嫌构成{涉嫌罪名}。依据{移送依据}的规定,现将该案移送你机关处理。")
        .Head("一、涉嫌犯罪当事人").Say("{当事人}{?当事人类型:({当事人类型})}{?当事人证件:,证件号码:{当事人证件}}{?法定代表人:,法定代表人(负责人):{法定代表人}}{?当事人地址:,住所(住址):{当事人地址}}{?当事人电话:,联系电话:{当事人电话}}。")
        .Head("二、涉嫌犯罪的主要事实").Block("违法事实")
        .If("占地面积", letter => letter.Say("涉案面积{占地面积}{?耕地面积:,其中耕地{耕地面积}}{?永久基本农田面积:、永久基本农田{永久基本农田面积}}。"))
        .If("证据", letter => letter.Head("三、主要证据").Block("证据"))
        .Say("请你机关依法审查,并将是否立案的决定书面通知本机关;不予立案的,请说明理由并退回案卷材料。")
        .Enclosed("附送材料", "附送材料:", "{序号}.{名称}({份数}{?页数:,{页数}})")
        .Sign().Note().Imprint().Write();

    private static byte[] Sanction() => Letter.Headed("处分建议书").To("{主送}:")
        .Say("本机关在查处{案由}过程中,发现{被建议人单位}{被建议人职务}{被建议人}对该违法行为负有责任。现将有关情况和处分建议函告如下:")
        .Head("一、违法事实").Block("违法事实")
        .Head("二、责任认定").Block("责任认定")
        .Head("三、处分建议").Say("依据{处分依据}的规定,建议:").Block("建议内容")
        .Say("请将处理结果{?反馈期限:{反馈期限}}书面反馈本机关。")
        .If("附送材料", letter => letter.Enclosed("附送材料", "附送材料:", "{序号}.{名称}({份数})"))
        .Sign().Note().Imprint().Write();

    private static byte[] Clue() => Letter.Headed("问题线索移送书").To("{主送}:")
        .Say("本机关在办理{案由}过程中,发现{?被反映人单位:{被反映人单位}}{?被反映人职务:{被反映人职务}}{被反映人}涉嫌违纪违法的问题线索(来源:{线索来源})。依据{移送依据}的规定,现移送你机关处理。")
        .Head("一、问题线索").Block("问题线索")
        .Head("二、有关请求").Say("请将办理情况{?反馈期限:{反馈期限}}书面反馈本机关。本件及所附材料请按照有关保密规定管理。")
        .Enclosed("附送材料", "附送材料:", "{序号}.{名称}({份数})")
        .Sign().Note().Imprint().Write();

    private static byte[] Inform() => Letter.Headed("违法行为抄告单").To("{主送}:")
        .Say("我机关在查处{案由}过程中,已采取制止措施。依据{抄告依据}关于共同责任机制的规定,现将有关情况抄告你单位。")
        .Head("一、当事人").Say("{当事人}")
        .Head("二、违法地点和事实").Say("违法地点:{违法地点}").Block("违法事实")
        .Head("三、制止情况").Block("制止情况")
        .Head("四、提请采取的措施").Say("请你单位依照职责采取下列措施,并{反馈期限}将采取措施的情况书面反馈我机关:").Block("提请措施")
        .Sign().Note()
        .Attachment("附件", "抄告单回执", word => new Grid(word, 14, 36, 120)
            .Row(14, "抄告单文号", "{文号}").Row(14, "当事人", "{当事人}").Row(14, "违法地点", "{违法地点}")
            .Row(70, "采取措施\n的情况", Cell.Name("")).Row(24, "回复单位", Cell.Name("(盖章)     年   月   日")).Row(14, "经办人及电话", Cell.Name(""))
            .Xml())
        .Imprint().Write();

    private static byte[] Property() => Letter.Headed("非法财物移交书").To("{接收单位}:")
        .Say("本机关于{决定日期}就{案由}作出《行政处罚决定书》({决定书文号}),依法没收{当事人}的下列非法财物。依据{依据条款}的规定,现移交你单位管理和处置{?移交地点:,移交地点:{移交地点}}。")
        .Table(word => new Grid(word, 12, 12, 40, 44, 34, 26).Head(10, "序号", "名称", "坐落或规格", "数量或面积", "备注")
            .Repeat("财物明细", 10, Cell.Centred("{序号}"), "{名称}", "{坐落或规格}", "{数量或面积}", "{备注}").Xml())
        .Say("请清点后在回执上签字盖章,并依法处置。")
        .Say("移交人(签名):{?移交人:{移交人}}").Say("接收人(签名):{?接收人:{接收人}}{!接收人:          }   接收日期:   年  月  日")
        .Contact().Sign().Write();
}
