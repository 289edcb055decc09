namespace Weipian.PaperTemplates;

/// <summary>Approval forms of a case: what is proposed, and who agreed.</summary>
internal static class CaseForms
{
    private static readonly double[] Columns = [25, 57, 28, 55];

    public static readonly IReadOnlyList<(string Code, Func<byte[]> Write)> All =
    [
        ("线索登记表", Register), ("立案呈批表", () => File("立案呈批表", "拟立案\n意 见")), ("不予立案呈批表", () => File("不予立案呈批表", "拟不予\n立案意见")), ("撤销立案呈批表", Withdraw), ("结案呈批表", Close), ("法制审核意见", Review),
        ("送达回证", Serve), ("公开曝光备案表", Expose),
    ];

    /// <summary>An opinion with its signature; what is not yet signed leaves room for the pen.</summary>
    private static Grid Opinion(this Grid grid, string label, double height, string opinion, string person, string day) => grid.Row(
        height, Cell.Name(label), Cell.Block(opinion, 0, "签名:" + Signature(person, day)));

    private static string Signature(string person, string day) => $"{{?{person}:{{{person}}}}}{{!{person}:        }}  {{?{day}:{{{day}}}}}{{!{day}:   年  月  日}}";

    private static Grid Approvals(this Grid grid, string first, double height = 24) => grid
        .Opinion(first, height + 3, "承办意见", "承办人", "承办日期").Opinion("审 核\n意 见", height, "审核意见", "审核人", "审核日期").Opinion("审 批\n意 见", height, "审批意见", "审批人", "审批日期");

    private static Grid Party(this Grid grid, double height = 10) => grid
        .Row(height, "当事人", "{当事人}", "类 型", "{当事人类型}")
        .Row(height, "证件号码", "{当事人证件}", "法定代表人\n(负责人)", "{法定代表人}")
        .Row(height, "地 址", "{当事人地址}", "联系电话", "{当事人电话}");

    private static byte[] Register() => new Form("违法线索登记表").Ends("线索编号:{线索编号}", "登记日期:{登记日期}")
        .Table(Columns, grid => grid
            .Row(10, "线索来源", "{线索来源}", "图斑编号", "{图斑编号}")
            .Row(10, "提供人", "{提供人}", "提供人电话", "{提供人电话}")
            .Row(10, "当事人", "{当事人}", "违法地点", "{违法地点}")
            .Row(10, "占地面积", "{占地面积}", "其中耕地", "{耕地面积}")
            .Row(75, "线索内容", Cell.Block("线索内容"))
            .Opinion("处 理\n意 见", 36, "承办意见", "承办人", "承办日期")
            .Opinion("领 导\n批 示", 36, "审批意见", "审批人", "审批日期")
            .Row(10, "登记人", Cell.Rest("{登记人}")))
        .Write();

    private static byte[] File(string title, string proposal) => new Form(title).Ends("{?案号:案号:{案号}}", "{?图斑编号:图斑编号:{图斑编号}}")
        .Table(Columns, grid => grid
            .Row(10, "案 由", Cell.Rest("{案由}")).Row(10, "案件来源", Cell.Rest("{案件来源}")).Party()
            .Row(10, "违法地点", Cell.Rest("{违法地点}"))
            .Row(10, "占地面积", "{占地面积}", "其中耕地", "{耕地面积}")
            .Row(10, "永久基本\n农田面积", "{永久基本农田面积}", "规划符合性", "{规划符合性}")
            .Row(34, "违 法\n事 实", Cell.Block("违法事实")).Row(12, "违反条款", Cell.Rest("{违反条款}"))
            .Approvals(proposal))
        .Write();

    private static byte[] Withdraw() => new Form("撤销立案呈批表").Ends("案号:{案号}", "立案日期:{立案日期}")
        .Table(Columns, grid => grid
            .Row(10, "案 由", Cell.Rest("{案由}")).Row(10, "案件来源", Cell.Rest("{案件来源}")).Party().Row(10, "违法地点", Cell.Rest("{违法地点}"))
            .Row(30, "查明的\n事 实", Cell.Block("违法事实")).Row(26, "撤销立案\n理 由", Cell.Block("撤销理由")).Row(12, "依据条款", Cell.Rest("{依据条款}"))
            .Approvals("承 办\n意 见"))
        .Write();

    private static byte[] Close() => new Form("结案呈批表", 10.5).Ends("案号:{案号}", "立案日期:{立案日期}")
        .Table(Columns, grid => grid
            .Row(8.5, "案 由", Cell.Rest("{案由}")).Row(8.5, "案件来源", Cell.Rest("{案件来源}")).Party(8.5)
            .Row(8.5, "决定书\n文 号", "{决定书文号}", "决定日期", "{决定日期}")
            .Row(22, "违 法\n事 实", Cell.Block("违法事实")).Row(22, "处 罚\n内 容", Cell.Block("处罚内容")).Row(16, "执 行\n情 况", Cell.Block("执行情况"))
            .Row(16, "移送、处分\n建议落实\n情 况", Cell.Block("移送处分情况")).Row(14, "结 案\n理 由", Cell.Block("结案理由")).Row(8.5, "结案依据", Cell.Rest("{结案依据}"))
            .Approvals("承 办\n意 见", 20))
        .Write();

    private static byte[] Review() => new Form("行政处罚法制审核意见书").Ends("案号:{案号}", "送审日期:{送审日期}")
        .Table(Columns, grid => grid
            .Row(10, "案 由", Cell.Rest("{案由}")).Row(10, "当事人", Cell.Rest("{当事人}")).Row(10, "送审机构", "{送审机构}", "承办人", "{承办人}")
            .Row(40, "拟处理\n意 见", Cell.Block("拟处理意见")))
        .If("审核内容", form => form.Table([82, 83], grid => grid.Head(9, "审核项目", "审核结果").Repeat("审核内容", 9, "{项目}", "{结果}")))
        .Table(Columns, grid => grid
            .Opinion("法制审核\n意 见", 46, "法制审核意见", "法制审核人", "法制审核日期")
            .Opinion("领 导\n审 批", 34, "审批意见", "审批人", "审批日期"))
        .Write();

    private static byte[] Serve() => new Form("法律文书送达回证").Ends("{?案号:案号:{案号}}", "")
        .Table(Columns, grid => grid
            .Row(11, "送达机关", Cell.Rest("{发文机关}(印章)")).Row(11, "案 由", Cell.Rest("{案由}")).Row(11, "受送达人", Cell.Rest("{受送达人}"))
            .Row(11, "送达地点", Cell.Rest("{送达地点}")).Row(11, "送达方式", Cell.Rest("{送达方式}")))
        .Table([65, 72, 28], grid => grid.Head(10, "送达文书名称", "文 号", "份 数").Repeat("送达文书", 10, "{名称}", "{文号}", Cell.Centred("{份数}")))
        .Table(Columns, grid => grid
            .Row(18, "收件人\n签名(盖章)", "{?收件人:{收件人}}", "收到日期", "{?送达日期:{送达日期}}{!送达日期:   年  月  日  时  分}")
            .Row(18, "送达人\n签 名", "{送达人}", "见证人\n签 名", "{见证人}")
            .Row(34, "拒收事由\n及情况", Cell.Block("拒收情况")).Row(16, "备 注", Cell.Rest("{备注}")))
        .Line("注:受送达人不在的,由其同住成年家属或者有权签收的人员签收,并注明与受送达人的关系;拒收的,注明拒收事由并由见证人签名。")
        .Write();

    private static byte[] Expose() => new Form("典型违法案件公开曝光备案表").Ends("备案单位:{备案单位}", "年度:{年度}")
        .Table(Columns, grid => grid
            .Row(11, "案 由", Cell.Rest("{案由}")).Row(11, "当事人", "{当事人}", "违法地点", "{违法地点}")
            .Row(48, "违 法\n事 实", Cell.Block("违法事实")).Row(40, "处 理\n结 果", Cell.Block("处理结果"))
            .Row(11, "曝光渠道", "{曝光渠道}", "曝光日期", "{曝光日期}").Row(11, "期号、版面\n或网址", Cell.Rest("{曝光期号}"))
            .Row(11, "填表人", "{填表人}", "填表日期", "{填表日期}")
            .Opinion("审 核\n意 见", 32, "审核意见", "审核人", "审核日期"))
        .Line("注:公开内容须已脱敏;附曝光报样、网页截图等证明材料。")
        .Write();
}
