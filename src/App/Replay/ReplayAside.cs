using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Directives;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;
using Weipian.Law.Determination;
using Weipian.Law.TimeLimits;
using static Weipian.App.Replay.ReplayPeople;

namespace Weipian.App.Replay;

/// <summary>What goes on beside the cases: patch cards, hand-over to the cadastre, other departments told, a case under supervision, one published.</summary>
public sealed class ReplayAside(Workspace workspace, WorkCalendar calendar, IReadOnlyList<ReplayCase> cases)
{
    private const int Cards = 6;

    public IEnumerable<ReplayStep> Steps() => PatchCards().Concat(Handover()).Concat(Informed()).Concat(Supervised()).Concat(Published());

    private IEnumerable<ReplayStep> PatchCards() => Unlawful().Take(Cards).Select(standing => new ReplayStep(
        calendar.OnOrAfter(new DateOnly(2025, 1, 20)), 0, desk => desk.Card(standing.Patch.Id, OfficeClerk)));

    private IEnumerable<ReplayStep> Handover()
    {
        var (list, patches) = (new ReplayDossier(DirectiveShelf.Handover), Unlawful().Take(20).ToList());
        yield return At(new DateOnly(2025, 2, 5), list, "拟移交", Officer, ["移交类别=违法用地图斑"], patches.Select(standing => new DossierLink("patch", standing.Patch.Id)).ToList());
        yield return At(new DateOnly(2025, 2, 6), list, "移交", Officer, ["移交日期=2025-02-06", "移交人=周正"]);
        yield return At(new DateOnly(2025, 2, 8), list, "签收", Cadastre, ["签收人=许清"]);
        yield return At(new DateOnly(2025, 3, 20), list, "反馈变更结果", Cadastre, ["变更结果=" + string.Join('\n', patches.Select(standing => $"{standing.Patch.Number}=已按现状变更"))]);
    }

    /// <summary>Once stopping has failed, power and market supervision are told; the first answers.</summary>
    private IEnumerable<ReplayStep> Informed()
    {
        foreach (var story in cases.Where(story => story.Story == CaseStory.Resisted))
            foreach (var (department, kind, measure) in new[] { ("示例县供电公司", "电力部门", "停止供电"), ("示例县市场监督管理局", "市场监管部门", "不予办理以违法建筑为住所的登记") })
            {
                var told = new ReplayDossier(DirectiveShelf.Inform);
                var day = calendar.OnOrAfter(story.LastDayOf("报告制止无效").AddDays(1));
                yield return At(day, told, "拟抄告", Officer, [$"主送={department}", $"部门类别={kind}", "制止情况=送达责令停止违法行为通知书后拒不停止", $"提请措施={measure}"], () => [new DossierLink(CaseShelf.Case, story.Id!)]);
                yield return At(day, told, "发出", SquadHead, [$"送达日期={Days.Write(day)}"]);
                yield return At(day.AddDays(6), told, "回复", new("部门经办", "抄告部门"), [$"回复内容=已{measure}", $"回复日期={Days.Write(calendar.OnOrAfter(day.AddDays(6)))}"]);
            }
    }

    private IEnumerable<ReplayStep> Supervised()
    {
        if (cases.FirstOrDefault(story => story.Story == CaseStory.Court) is not { } story)
            yield break;
        var label = new ReplayDossier("supervision");
        var day = calendar.OnOrAfter(story.LastDayOf("批准立案").AddDays(1));
        yield return At(day, label, "提出督办", OfficeClerk, ["督办方式=挂牌督办", "督办情形=G8", "督办事由=社会影响恶劣", "督办要求=依法查处到位"], () => [new DossierLink(CaseShelf.Case, story.Id!)]);
        yield return At(day, label, "县政府确定", Government, [$"确定日期={Days.Write(day)}", "确定依据=县政府常务会议纪要"]);
        yield return At(day.AddDays(1), label, "下达督办通知", OfficeHead, [$"送达日期={Days.Write(calendar.OnOrAfter(day.AddDays(1)))}", "抄送=示例县监察委员会"]);
        yield return At(day.AddDays(8), label, "报送进度", Officer, ["进度=已完成询问、勘测", "处理意见=拟依法处罚"]);
    }

    private IEnumerable<ReplayStep> Published()
    {
        if (cases.FirstOrDefault(story => story.Story == CaseStory.Performed) is not { } story)
            yield break;
        var text = new ReplayDossier("exposure");
        var day = calendar.OnOrAfter(story.LastDayOf("归档").AddDays(1));
        yield return At(day, text, "拟公开", Officer, ["公开文本=某公司未经批准占用耕地建设厂房,已责令退还土地、拆除建筑物并处罚款,现已全部履行。"], () => [new DossierLink(CaseShelf.Case, story.Id!)]);
        yield return At(day.AddDays(1), text, "审核文本", SquadHead, ["审核意见=同意公开"]);
        yield return At(day.AddDays(2), text, "公开", Officer, ["公开渠道=示例县人民政府网站", $"公开日期={Days.Write(calendar.OnOrAfter(day.AddDays(2)))}", "网址或期号=2025年第3期"]);
        yield return At(day.AddDays(3), text, "报备案", Officer, [$"备案日期={Days.Write(calendar.OnOrAfter(day.AddDays(3)))}"]);
    }

    private IEnumerable<PatchStanding> Unlawful() => DeterminationShelf.Of(workspace, ReplayYear.Year, Lines.Land).Where(standing => standing.Conclusion?.Code == VerdictCodes.Unlawful);

    private ReplayStep At(DateOnly day, ReplayDossier dossier, string action, Database.Actor actor, IReadOnlyList<string> fields, IReadOnlyList<DossierLink>? links = null) =>
        At(day, dossier, action, actor, fields, () => links ?? []);

    /// <summary>Links may name what is opened only later in the story. Order 1000: after the cases of the day.</summary>
    private ReplayStep At(DateOnly day, ReplayDossier dossier, string action, Database.Actor actor, IReadOnlyList<string> fields, Func<IReadOnlyList<DossierLink>> links) =>
        new(calendar.OnOrAfter(day), 1000, desk => dossier.Act(desk, action, actor, fields, links()));
}
