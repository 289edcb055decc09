using AwesomeAssertions;
using Weipian.App.Database;
using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Programmes;
using Weipian.App.Modules.Submissions;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>Scenario 13: thirty towns hand in on the last day, two people edit one package, a reviewer signs while the filler edits, a return keeps what was signed.</summary>
public class Scenario13ConcurrentYearEndTests
{
    private const string Report = "一、工作进度\n已完成。\n二、好做法\n有。\n三、好经验\n有。\n四、困难和问题\n有。\n五、措施建议\n有。\n";

    [Fact]
    public void Thirty_towns_hand_in_on_the_last_day_at_once_and_nothing_acknowledged_is_lost()
    {
        using var year = new OfficeYear(("monthly.dueDay", "3"));
        var towns = Enumerable.Range(101, 30).Select(number => $"619901{number}").ToList();
        Units(year, towns);
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<(string Town, string Id, string Content)>();

        Parallel.ForEach(towns, new ParallelOptions { MaxDegreeOfParallelism = 8 }, town =>
        {
            Actor clerk = new("经办" + town, "镇街办事员@" + town), reviewer = new("审核" + town, "镇街负责人@" + town), head = new("领导" + town, "镇街负责人@" + town);
            var id = Patiently(() => year.ActOn(OfficeYear.Day, "submission", null, "起草", clerk, [], town, null, "种类=月报", $"标题={town}月报", "起算日=2025-03-01")).Taken.Id;
            var content = Patiently(() => SubmissionTests.Fill(year, id, Report + town + "\n", clerk));
            foreach (var (action, actor) in new[] { ("填表人签名", clerk), ("审核签字", reviewer), ("主管领导同意", head) })
                Patiently(() => { SubmissionTests.Sign(year, id, content, action, actor); return 0; });
            Patiently(() => year.Act("submission", id, "报送", clerk, "报送方式=电子件", "纸质份数=0"));
            acknowledged.Add((town, id, content));
        });

        using (var workspace = year.Office.Read())
        {
            var dossiers = DossierShelf.Of(workspace, "submission", Office.Year);
            dossiers.Should().HaveCount(30).And.OnlyContain(dossier => dossier.State == "已报" && dossier.Steps.Count == 6);
            dossiers.Select(dossier => dossier.Id).Should().OnlyHaveUniqueItems();
            dossiers.Select(dossier => (dossier.Unit, dossier.Id, dossier.Field("内容")!)).Should().BeEquivalentTo(acknowledged);
            foreach (var dossier in dossiers)
            {
                SubmissionShelf.Signatures(dossier).Should().HaveCount(3).And.OnlyContain(signature => signature.Standing && signature.Content == dossier.Field("内容") && signature.Person.EndsWith(dossier.Unit));
                DossierShelf.Clocks(workspace, dossier, Office.Pack, new DateOnly(2025, 3, 4)).Single().Reading!.State.Should().Be(Law.TimeLimits.ClockState.Met, "the third was the last day");
            }
        }

        year.Office.Verify().Should().BeEmpty();
    }

    [Fact]
    public void Of_two_people_who_edit_one_package_the_second_is_told_and_overwrites_nothing()
    {
        using var year = new OfficeYear();
        var id = SubmissionTests.Draft(year, "月报", "2025-03-01");
        var seen = year.Dossier("submission", id).Steps.Count;
        var first = SubmissionTests.Fill(year, id, Report, seen: seen);

        var second = () => SubmissionTests.Fill(year, id, Report + "另一人的改动。\n", new("何同事", "镇街办事员@" + FieldTeam.Town), seen: seen);

        second.Should().Throw<ProblemException>().Which.Problems.Single().Code.Should().Be("dossier.changed");
        year.Dossier("submission", id).Field("内容").Should().Be(first);
        SubmissionTests.Fill(year, id, Report + "另一人的改动。\n", new("何同事", "镇街办事员@" + FieldTeam.Town), seen: seen + 1).Should().NotBe(first);
    }

    [Fact]
    public void A_reviewer_who_signs_while_the_filler_edits_signs_what_he_saw_or_nothing()
    {
        using var year = new OfficeYear();
        var id = SubmissionTests.Draft(year, "月报", "2025-03-01");
        var seen = SubmissionTests.Fill(year, id, Report);
        SubmissionTests.Sign(year, id, seen, "填表人签名", OfficeYear.TownClerk);
        // The reviewer has the first content on his desk; the filler takes it back, edits and signs anew.
        year.Act("submission", id, "撤回修改", OfficeYear.TownClerk, "理由=改一个数");
        var edited = SubmissionTests.Fill(year, id, Report.Replace("已完成", "已完成八成"));
        SubmissionTests.Sign(year, id, edited, "填表人签名", OfficeYear.TownClerk);

        year.Refusal("submission", id, "审核签字", OfficeYear.TownHead, "签名人=冯镇长", $"内容哈希={seen}", "审核意见=同意").Should().Contain($"所签内容为 {seen[..12]},现有内容为 {edited[..12]}");
        SubmissionShelf.Signatures(year.Dossier("submission", id)).Should().NotContain(signature => signature.As == "审核签字");

        SubmissionTests.Sign(year, id, edited, "审核签字", OfficeYear.TownHead);
        SubmissionShelf.Signatures(year.Dossier("submission", id)).Where(signature => signature.Standing).Should().OnlyContain(signature => signature.Content == edited);
    }

    [Fact]
    public void Signed_content_cannot_be_edited_under_the_signature()
    {
        using var year = new OfficeYear();
        var (id, content) = SubmissionTests.Signed(year, "月报", Report);

        var edit = () => SubmissionTests.Fill(year, id, Report + "悄悄改。\n");

        edit.Should().Throw<ProblemException>().Which.Problems.Single().Code.Should().Be("step.not-open");
        year.Dossier("submission", id).Field("内容").Should().Be(content);
    }

    [Fact]
    public void A_returned_package_keeps_every_earlier_signature_with_the_content_it_was_put_under()
    {
        using var year = new OfficeYear();
        var (id, first) = SubmissionTests.Signed(year, "月报", Report);
        year.Act("submission", id, "报送", OfficeYear.TownClerk, "报送方式=电子件", "纸质份数=0");
        year.Act("submission", id, "退回", OfficeYear.Office1, "退回理由=数字有误");
        year.Refusal("submission", id, "报送", OfficeYear.TownClerk, "报送方式=电子件", "纸质份数=0").Should().Contain("填表人尚未签名");
        var second = SubmissionTests.Fill(year, id, Report.Replace("已完成", "已完成九成"));
        SubmissionTests.SignAll(year, id, second);

        var signatures = SubmissionShelf.Signatures(year.Dossier("submission", id));

        signatures.Select(signature => (signature.As, signature.Content, signature.Standing)).Should().Equal(
            ("填表人签名", first, false), ("审核签字", first, false), ("主管领导同意", first, false), ("填表人签名", second, true), ("审核签字", second, true), ("主管领导同意", second, true));
        using var workspace = year.Office.Read();
        SubmissionShelf.Manifest(workspace, first).Files.Should().ContainSingle("what was signed first can still be read");
        year.Office.Verify().Should().BeEmpty();
    }

    /// <summary>The county has one writer at a time; a door that finds it busy asks again.</summary>
    private static T Patiently<T>(Func<T> act)
    {
        for (var attempt = 0; ; attempt++)
            try
            {
                return act();
            }
            catch (ProblemException busy) when (attempt < 2000 && busy.Problems[0].Code == "workspace.busy")
            {
                Thread.Sleep(5);
            }
    }

    private static void Units(OfficeYear year, IEnumerable<string> towns)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "代码,名称,类别,生效日,失效日\n" + string.Concat(towns.Select(town => $"{town},{town[6..]}镇,镇,2010-01-01,\n")));
        using var workspace = year.Office.Write();
        SetUnits.Run(workspace, Office.Year, file, TestWorkspace.Clerk);
    }
}
