namespace Weipian.PaperTemplates;

/// <summary>Cover, catalogue and closing note of a dossier.</summary>
internal static class DossierForms
{
    public static readonly IReadOnlyList<(string Code, Func<byte[]> Write)> All = [("卷宗封面", Cover), ("卷内目录", Catalogue), ("备考表", Note)];

    private static byte[] Cover() => new Form("{办案机构}").Blank(14).Large("行 政 处 罚 案 卷", 30).Large("({卷别})", 18).Blank(14)
        .Table([34, 131], grid => grid
            .Row(20, "案卷题名", "{案卷题名}").Row(13, "案 号", "{案号}").Row(18, "案 由", "{案由}").Row(13, "当事人", "{当事人}").Row(13, "决定书文号", "{决定书文号}"), 14)
        .Table([34, 48.5, 34, 48.5], grid => grid.Row(13, "立案日期", "{立案日期}", "结案日期", "{结案日期}").Row(13, "办案人", "{办案人}", "归档日期", "{归档日期}"), 14)
        .Blank(14).Line("本卷共 {件数} 件 {页数} 页", "center").Blank(10)
        .Table([34, 48.5, 34, 48.5], grid => grid.Row(13, "归档号", "{归档号}", "保管期限", "{保管期限}"), 14)
        .Write();

    private static byte[] Catalogue() => new Form("卷 内 目 录").Ends("归档号:{归档号}", "{?卷别:{卷别}}").Line("案卷题名:{案卷题名}")
        .Table([12, 35, 24, 46, 24, 12, 12], grid => grid.Head(10, "序号", "文 号", "责任者", "题 名", "日 期", "页号", "备注")
            .Repeat("目录", 10, Cell.Centred("{序号}"), "{文号}", "{责任者}", "{题名}", Cell.Centred("{日期}"), Cell.Centred("{页号}"), "{备注}"), 10.5)
        .Write();

    private static byte[] Note() => new Form("卷 内 备 考 表").Ends("归档号:{归档号}", "{?互见号:互见号:{互见号}}").Blank(4)
        .If("案卷题名", form => form.Line("案卷题名:{案卷题名}"))
        .Line("本卷共 {件数} 件 {页数} 页").Head("本卷情况说明").Block("本卷情况").Blank(60)
        .Table([95, 70], grid => grid.Row(11, Cell.Name(""), "立卷人:{立卷人}").Row(11, Cell.Name(""), "检查人:{?检查人:{检查人}}").Row(11, Cell.Name(""), "立卷日期:{立卷日期}"), borders: false)
        .Write();
}
