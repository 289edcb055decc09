using AwesomeAssertions;
using Weipian.App.Modules.Acceptance;
using Weipian.App.Modules.Documents;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>A patch from being given out to next year's watch.</summary>
public class PatchLifeTests
{
    [Fact]
    public void Patches_go_to_the_town_they_mostly_lie_in_each_once()
    {
        using var year = new OfficeYear();
        year.Office.Import(("3", 990, 0, 1200, 100), ("4", 5000, 5000, 5010, 5010));
        year.Office.Judge();
        year.Office.Import(("5", 300, 300, 320, 320));

        var done = Distribute(year);

        done.Given.Select(one => (one.Number, one.Unit)).Should().Equal(("1", FieldTeam.Town), ("2", FieldTeam.Town), ("3", OfficeYear.OtherTown));
        done.Left.Select(one => one.Number).Should().Equal("4", "5");
        Distribute(year).Given.Should().BeEmpty();
        year.Refusal("patch", null, "分发", OfficeYear.Office1, [year.Patch("1")], "承办单位=石桥镇").Should().Contain("已有卷宗");
        year.Dossier("patch", done.Given[0].Dossier).Unit.Should().Be(FieldTeam.Town);
        year.Office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void A_patch_runs_from_distribution_to_next_years_watch_and_no_step_is_left_out()
    {
        using var year = new OfficeYear();
        year.Office.Judge();
        Distribute(year);
        string Id() { using var workspace = year.Office.Read(); return AcceptanceShelf.Of(workspace, year.Patch("1").Id)!.Id; }
        var id = Id();
        var townHead = OfficeYear.TownHead;

        year.Act("patch", id, "开始核查", OfficeYear.TownClerk);
        year.Refusal("patch", id, "完成外业核查", OfficeYear.TownClerk).Should().Contain("没有经审核的核查记录");
        year.Office.Found("实地已变化,变化后为建设用途,村民建住宅,超出本主体批准", "1|是,是,否,否", "2|是,是,否,否");
        year.Act("patch", id, "完成外业核查", OfficeYear.TownClerk);
        year.Refusal("patch", id, "完成内业审核", OfficeYear.Office1).Should().Contain("尚未作出结论");
        year.Concluded();
        year.Act("patch", id, "完成内业审核", OfficeYear.Office1);
        year.Act("patch", id, "开始整改", OfficeYear.TownClerk).Taken.To.Should().Be("已判定", "rectification waits for nobody");
        year.Refusal("patch", id, "单位自审", townHead).Should().Contain("未整改");
        year.Restored().WithoutCase(year.Violation());
        year.Act("patch", id, "单位自审", townHead);
        year.Act("patch", id, "县级审核", OfficeYear.Office1);
        year.Team.Photo("1", Scene.Jpeg(900, year.Team.Exif(500, -400, 180)));
        year.Refusal("patch", id, "实地验收通过", OfficeYear.Group, "验收意见=同意").Should().Contain("未书面说明");
        foreach (var doubt in year.Team.Fieldwork("1").Doubts.Where(standing => standing.Open))
            year.Team.Answer(doubt.Doubt.Id, "已说明");
        year.Act("patch", id, "实地验收通过", OfficeYear.Group, "验收意见=同意");
        string[] filing = ["归档号=2024-0001", "保管期限=永久", "立卷人=李明"];
        year.Refusal("patch", id, "组卷归档", OfficeYear.Office1, [.. filing, "各件页数=1"]).Should().Contain("图斑卡片尚未出具");
        Card(year);
        var pieces = year.Refusal("patch", id, "组卷归档", OfficeYear.Office1, [.. filing, "各件页数=1"]);
        pieces.Should().Contain("[archive.pages]");
        var count = int.Parse(pieces.Split("卷内 ")[1].Split(' ')[0]);
        var filed = year.Act("patch", id, "组卷归档", OfficeYear.Office1, [.. filing, $"各件页数={string.Join('、', Enumerable.Repeat(2, count))}"]);
        filed.Papers.Select(paper => paper.Document).Should().Equal("卷内目录", "备考表");
        using (var workspace = year.Office.Read())
        {
            var catalogue = PaperShelf.Trace(workspace, filed.Papers[0]).ToDictionary(field => field.Name, field => field.Text);
            catalogue["目录[1].题名"].Should().Be("图斑卡片");
            catalogue["目录[2].页号"].Should().Be("3-4");
        }

        year.Refusal("patch", id, "转次年监管", OfficeYear.Office1).Should().Contain("没有经实地核实通过的恢复原貌");
        year.FieldAcceptance();
        year.Act("patch", id, "转次年监管", OfficeYear.Office1).Taken.To.Should().Be("次年监管");
        year.Office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void A_false_proof_keeps_a_patch_from_acceptance_whoever_asks()
    {
        using var year = new OfficeYear();
        year.Concluded().Restored().WithoutCase(year.Violation());
        var id = year.Act("patch", null, "分发", OfficeYear.Office1, [year.Patch("1")], "承办单位=清溪镇").Taken.Id;
        year.ActOn(OfficeYear.Day, "patch", id, "完成外业核查", OfficeYear.Officer, [], null, null);
        year.Act("patch", id, "完成内业审核", OfficeYear.Office1);
        year.Act("patch", id, "单位自审", new("孙股", "执法监察负责人"));
        year.Act("patch", id, "县级审核", OfficeYear.Office1);

        year.Falsified();

        year.Refusal("patch", id, "实地验收通过", OfficeYear.Group, "验收意见=同意").Should().Contain("查实弄虚作假");
        foreach (var actor in new[] { OfficeYear.County, OfficeYear.OfficeHead, OfficeYear.TownHead })
            year.Refusal("patch", id, "实地验收通过", actor, "验收意见=同意").Should().Contain("[step.post]");
    }

    private static Distribution Distribute(OfficeYear year)
    {
        using var workspace = year.Office.Write();
        return PatchDistribution.Run(workspace, Office.Year, null, new DateOnly(2025, 3, 3), Office.Pack, OfficeYear.Office1);
    }

    private static void Card(OfficeYear year)
    {
        using var workspace = year.Office.Write();
        var picture = workspace.Files.Put(Scene.Png(5, 400, 300));
        IReadOnlyDictionary<string, PaperField> piece = new Dictionary<string, PaperField> { ["名称"] = PaperField.Of("耕地"), ["面积"] = PaperField.Of("15.00") };
        IssuePaper.Run(workspace, new PaperRequest("图斑卡片", "patch", year.Patch("1").Id, 2025, new Dictionary<string, PaperField>
        {
            ["年度"] = PaperField.Of("2024"),
            ["图斑编号"] = PaperField.Of("1"),
            ["行政区"] = PaperField.Of("示例县清溪镇"),
            ["图斑面积"] = PaperField.Of("15.00亩"),
            ["耕地面积"] = PaperField.Of("15.00亩"),
            ["永久基本农田面积"] = PaperField.Of("0.00亩"),
            ["判定结论"] = PaperField.Of("疑似违法用地"),
            ["套合图"] = PaperField.Photo(picture),
            ["成分"] = PaperField.Table([piece]),
            ["制卡日期"] = PaperField.Of("2025-03-03"),
        }), Office.Pack, OfficeYear.Office1);
    }
}
