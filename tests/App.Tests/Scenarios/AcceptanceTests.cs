using AwesomeAssertions;
using Weipian.App.Modules.Acceptance;
using Weipian.App.Modules.Directives;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Rectification;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>逐宗审查, parcels looked at one by one, units accepted or not: every gate holds whoever asks.</summary>
public class AcceptanceTests
{
    [Fact]
    public void Every_condition_of_the_tables_can_be_read()
    {
        ReviewNeeds.Known.Should().BeEquivalentTo(Office.Pack.Procedures["review"].Needs.Keys);
        FieldAcceptanceNeeds.Known.Should().BeEquivalentTo(Office.Pack.Procedures["field-acceptance"].Needs.Keys);
        UnitAcceptanceNeeds.Known.Should().BeEquivalentTo(Office.Pack.Procedures["unit-acceptance"].Needs.Keys);
        PatchNeeds.Known.Should().BeEquivalentTo(Office.Pack.Procedures["patch"].Needs.Keys);
    }

    [Fact]
    public void A_restored_parcel_is_looked_at_accepted_on_paper_watched_next_year_and_handed_over()
    {
        using var year = new OfficeYear();
        year.Concluded().Restored();
        var id = year.FieldAcceptance(agreed: false);

        var accepted = year.Act("field-acceptance", id, "出具同意意见", OfficeYear.Group, "验收意见=已拆除复耕,同意通过");

        accepted.Papers.Select(paper => paper.Document).Should().Equal("审核验收意见", "拆除图斑核实记录表");
        using (var workspace = year.Office.Read())
        {
            var opinion = PaperShelf.Trace(workspace, accepted.Papers[0]).ToDictionary(field => field.Name, field => field.Text);
            opinion["验收结论"].Should().Be("同意通过");
            opinion["主送"].Should().Be("清溪镇");
            var record = PaperShelf.Trace(workspace, accepted.Papers[1]).ToDictionary(field => field.Name, field => field.Text);
            record["拆除面积"].Should().Be("10000㎡");
            record["恢复地类"].Should().Be("旱地");
            record["图斑面积"].Should().EndWith("亩");
            WatchShelf.Items(workspace, 2025).Should().Contain(item => item.Patch == year.Patch("1").Id);
            AcceptanceShelf.RestoredToHandOver(workspace, Office.Year, Office.Pack).Select(patch => patch.Number).Should().Equal("1");
        }

        year.Act(DirectiveShelf.Handover, null, "拟移交", OfficeYear.Officer, [year.Patch("1")], "移交类别=已恢复原貌图斑");
        using var after = year.Office.Read();
        AcceptanceShelf.RestoredToHandOver(after, Office.Year, Office.Pack).Should().BeEmpty();
        year.Office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void Without_a_record_of_restoring_nothing_can_be_reported_restored_and_one_parcel_is_one_look()
    {
        using var year = new OfficeYear();
        year.Concluded();

        year.Refusal("field-acceptance", null, "报请核实", OfficeYear.TownHead, [year.Patch("1")], "报称情况=已拆").Should().Contain("没有拆除恢复的整改记录");
        year.Refusal("field-acceptance", null, "报请核实", OfficeYear.TownHead, [year.Patch("1"), year.Patch("2")], "报称情况=已拆").Should().Contain("只关联一个图斑");
        year.Restored().FieldAcceptance();
        year.Refusal("field-acceptance", null, "报请核实", OfficeYear.TownHead, [year.Patch("1")], "报称情况=已拆").Should().Contain("已有实地核实");
    }

    [Fact]
    public void Who_reported_the_work_does_not_look_at_it_and_one_pair_of_eyes_is_not_enough()
    {
        using var year = new OfficeYear();
        year.Concluded().Restored();
        var id = year.Act("field-acceptance", null, "报请核实", OfficeYear.TownHead, [year.Patch("1")], "报称情况=已拆除").Taken.Id;
        string Look(string people, string unit) => year.Refusal(
            "field-acceptance", id, "实地核实", OfficeYear.Group, $"核实人={people}", $"核实人单位={unit}", "核实日期=2025-03-03", "拆除面积=10000", "恢复地类=旱地", "核实情况=已清");

        Look("吴组长", "县卫片领导小组").Should().Contain("不足两名");
        Look("吴组长、李明", "县卫片领导小组").Should().Contain("李明填报了本地块");
        Look("吴组长、冯镇长", "县卫片领导小组").Should().Contain("冯镇长填报了本地块");
        Look("吴组长、钱组员", "清溪镇").Should().Contain("核实人单位就是填报单位");
        Look("吴组长、钱组员", "县卫片领导小组").Should().BeEmpty();
    }

    [Fact]
    public void No_post_can_accept_a_parcel_with_a_remainder_a_doubt_or_a_false_proof()
    {
        using var year = new OfficeYear();
        year.Concluded();
        var record = year.Team.DemolishedInOrder("1");
        var id = year.FieldAcceptance(agreed: false);

        Agree().Should().Contain("整改尚有剩余面积").And.Contain("待审核");
        year.Team.ReviewRectification(record.Id);
        year.Team.Photo("1", Scene.Jpeg(900, year.Team.Exif(500, -400, 180)));
        Agree().Should().Contain("存疑尚未书面答复");
        foreach (var doubt in year.Team.Fieldwork("1").Doubts.Where(standing => standing.Open))
            year.Team.Answer(doubt.Doubt.Id, "已说明");
        year.Falsified();
        Agree().Should().Contain("弄虚作假");

        year.Act("field-acceptance", id, "认定弄虚作假", OfficeYear.Group, "理由=照片系伪造", "验收意见=一票否决").Papers.Should().ContainSingle().Which.Document.Should().Be("审核验收意见");
        Agree().Should().Contain("一票否决");
        using var workspace = year.Office.Read();
        AcceptanceShelf.Passed(workspace, year.Patch("1").Id).Should().BeNull();

        string Agree()
        {
            foreach (var actor in new[] { OfficeYear.TownHead, OfficeYear.OfficeHead, OfficeYear.County })
                year.Refusal("field-acceptance", id, "出具同意意见", actor, "验收意见=同意").Should().NotBeEmpty();
            return year.Refusal("field-acceptance", id, "出具同意意见", OfficeYear.Group, "验收意见=同意");
        }
    }

    [Fact]
    public void A_refused_parcel_is_put_right_and_looked_at_again()
    {
        using var year = new OfficeYear();
        year.Concluded().Restored();
        var id = year.FieldAcceptance(agreed: false);

        year.Act("field-acceptance", id, "出具不同意意见", OfficeYear.Group, "验收意见=不予通过", "理由=地基未清").Papers.Should().ContainSingle();
        year.Refusal("field-acceptance", id, "出具同意意见", OfficeYear.Group, "验收意见=同意").Should().NotBeEmpty();
        year.Act("field-acceptance", id, "再次报请", OfficeYear.TownHead, "报称情况=地基已清");
        year.Act("field-acceptance", id, "实地核实", OfficeYear.Group, "核实人=吴组长、钱组员", "核实人单位=县卫片领导小组", "核实日期=2025-03-03", "拆除面积=10000", "恢复地类=旱地", "核实情况=已清");
        year.Act("field-acceptance", id, "出具同意意见", OfficeYear.Group, "验收意见=同意").Taken.To.Should().Be("通过");
    }

    [Fact]
    public void A_review_loops_until_matter_and_ground_are_in_order()
    {
        using var year = new OfficeYear();
        var matter = year.Concluded().WithoutCase(year.Violation(), settle: false);
        var about = new DossierLink("case", matter);
        year.Refusal("review", null, "开始审查", OfficeYear.Group, "审查人=吴组长").Should().Contain("没有关联案件或图斑");
        year.Refusal("review", null, "开始审查", OfficeYear.Group, [about, year.Patch("1")], "审查人=吴组长").Should().Contain("2 个对象");
        var id = year.Act("review", null, "开始审查", OfficeYear.Group, [about], "审查人=吴组长").Taken.Id;
        year.Refusal("review", null, "开始审查", OfficeYear.Group, [about], "审查人=吴组长").Should().Contain("已有审查");

        year.Refusal("review", id, "认定到位", OfficeYear.Group, "认定意见=到位").Should().Contain("非立案处理中");
        year.Act("review", id, "提出要求", OfficeYear.Group, "整改要求=限期拆除", "要求日期=2025-03-03");
        using (var workspace = year.Office.Read())
            DossierShelf.Clocks(workspace, DossierShelf.One(workspace, "review", id), Office.Pack, new DateOnly(2025, 3, 4)).Single().Reading!.Due!.Day.Should().Be(new DateOnly(2025, 3, 18));
        year.Restored().Act("case", matter, "非立案办结", OfficeYear.Officer, "处理结果=已拆除复耕");
        year.Refusal("review", id, "认定到位", OfficeYear.Group, "认定意见=到位").Should().Contain("待承办单位报告落实");
        year.Act("review", id, "报告落实", OfficeYear.Officer, "落实情况=已落实");
        year.Act("review", id, "认定到位", OfficeYear.Group, "认定意见=到位").Taken.To.Should().Be("已到位");
    }

    [Fact]
    public void A_patch_nobody_took_up_is_not_dealt_with_however_clean_its_ground()
    {
        using var year = new OfficeYear();
        year.Concluded().Restored();
        var id = year.Act("review", null, "开始审查", OfficeYear.Group, [year.Patch("1")], "审查人=吴组长").Taken.Id;

        year.Refusal("review", id, "认定到位", OfficeYear.Group, "认定意见=到位").Should().Contain("未立案,也未作非立案处理");
        year.WithoutCase(year.Violation());
        year.Act("review", id, "认定到位", OfficeYear.Group, "认定意见=到位").Taken.To.Should().Be("已到位");
    }

    [Fact]
    public void A_unit_is_accepted_only_with_everything_reviewed_seen_true_and_agreed()
    {
        using var year = new OfficeYear();
        year.Concluded();
        year.Office.Conclude("2", "QT", "实地为农业用途");
        var directive = year.Directive();
        year.Refusal("unit-acceptance", null, "提请验收", OfficeYear.TownHead, "自查情况=已完成", "联系人=李明", "联系电话=0900-1111111").Should().Contain(directive);
        year.Act("directive", directive, "撤销指令", OfficeYear.OfficeHead, "撤销理由=重复");
        year.Refusal("unit-acceptance", null, "提请验收", OfficeYear.TownHead, "自查情况=已完成").Should().Contain("须填“联系人”");

        var asked = year.Act("unit-acceptance", null, "提请验收", OfficeYear.TownHead, "自查情况=已完成", "联系人=李明", "联系电话=0900-1111111");

        asked.Papers.Should().ContainSingle().Which.Number.Should().Be("卫片请〔2025〕1号");
        var id = asked.Taken.Id;
        year.Refusal("unit-acceptance", null, "提请验收", OfficeYear.TownHead, "自查情况=已完成", "联系人=李明", "联系电话=1").Should().Contain("本年度已提请过验收");
        Pass(year, id).Should().Contain("图斑 1 未经审查认定到位").And.Contain("尚未与督察审核意见比对");
        year.Restored();
        Pass(year, id).Should().Contain("报称拆除恢复,尚无同意的审核验收意见");
        year.FieldAcceptance();
        var matter = year.WithoutCase(year.Violation());
        year.Reviewed(new DossierLink("case", matter));
        SubmissionTests.Compared(year, differences: 1);
        Pass(year, id).Should().Contain("尚有差异 1 处").And.NotContain("审查");
        SubmissionTests.Compared(year, differences: 0);

        year.Act("unit-acceptance", id, "通过验收", OfficeYear.Group, "验收意见=同意通过").Taken.To.Should().Be("通过");

        year.Act("unit-acceptance", id, "撤销验收结论", OfficeYear.Group, "理由=发现弄虚作假");
        year.Falsified();
        Pass(year, id).Should().Contain("一票否决");
        year.Act("unit-acceptance", id, "不予通过验收", OfficeYear.Group, "理由=弄虚作假").Taken.To.Should().Be("不予通过");
        year.Office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void A_patch_without_a_conclusion_does_not_slip_through_a_units_acceptance()
    {
        using var year = new OfficeYear();
        var id = year.Act("unit-acceptance", null, "提请验收", OfficeYear.TownHead, "自查情况=已完成", "联系人=李明", "联系电话=0900-1111111").Taken.Id;
        year.Office.Judge();

        Pass(year, id).Should().Contain("图斑 1(尚无结论)").And.Contain("图斑 2(尚无结论)");
    }

    private static string Pass(OfficeYear year, string id)
    {
        foreach (var actor in new[] { OfficeYear.TownHead, OfficeYear.OfficeHead })
            year.Refusal("unit-acceptance", id, "通过验收", actor, "验收意见=同意").Should().Contain("领导小组");
        return year.Refusal("unit-acceptance", id, "通过验收", OfficeYear.Group, "验收意见=同意");
    }
}
