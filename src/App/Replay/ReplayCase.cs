using System.Globalization;
using Weipian.App.Database;
using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;
using Weipian.Law.TimeLimits;
using static Weipian.App.Replay.ReplayPeople;

namespace Weipian.App.Replay;

/// <summary>How a case of the story goes.</summary>
public enum CaseStory
{
    /// <summary>Fined and torn down, all done of the offender's own will.</summary>
    Performed,

    /// <summary>Buildings that agree with the plan: confiscated and handed over.</summary>
    Confiscated,

    /// <summary>Hearing held; then performed.</summary>
    Heard,

    /// <summary>Not performed: demanded, applied to the court, ruling.</summary>
    Court,

    /// <summary>Slight and corrected: no penalty.</summary>
    NoPenalty,

    /// <summary>Not filed.</summary>
    NotFiled,

    /// <summary>Filed and withdrawn.</summary>
    Withdrawn,

    /// <summary>Stopping failed; special report; then the court.</summary>
    Resisted,

    /// <summary>The farmland destroyed reaches the criminal threshold: judged, referred, and an official proposed for sanction; then performed.</summary>
    Referred,
}

/// <summary>One case as a list of dated steps.</summary>
/// <param name="calendar">Offices act on working days.</param>
/// <param name="order">Place among the cases; decides the order within a day and the running numbers of outside bodies.</param>
public sealed class ReplayCase(CaseStory story, Violation violation, WorkCalendar calendar, DateOnly start, int order)
{
    private readonly ReplayDossier _dossier = new(CaseShelf.Case);
    private readonly List<ReplayStep> _steps = [];
    private readonly Dictionary<string, DateOnly> _days = new(StringComparer.Ordinal);
    private DateOnly _day = start;

    public CaseStory Story { get; } = story;

    public string? Id => _dossier.Id;

    public Violation Violation { get; } = violation;

    private string Fine => Story switch { CaseStory.NoPenalty => "0", _ => ((Violation.Land.AreaM2 ?? 0) * 100).ToString("0", CultureInfo.InvariantCulture) };

    private string Area => (Violation.Land.AreaM2 ?? 0).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Day of the newest step of an action; the story must have been told by <see cref="Steps"/>.</summary>
    public DateOnly LastDayOf(string action) => _days[action];

    /// <summary>The whole story; steps carry their own fields, papers and clocks come of themselves.</summary>
    public IReadOnlyList<ReplayStep> Steps()
    {
        Act(0, "登记线索", Officer, ["线索来源=卫片", $"案由={Violation.Offender.Name}非法占地案", $"违法地点={Violation.Place}", "线索内容=卫片图斑外业核查发现"], title: "案件");
        Act(1, "受理核查", Officer, [$"承办人={Handlers}"]);
        Act(0, "关联违法", Officer, [$"违法编号={Violation.Id}"], [new DossierLink(CaseShelf.ViolationLink, Violation.Id)]);
        Act(1, "责令停止", Officer, [$"当事人={Violation.Offender.Name}", $"违法事实={Violation.Facts}", "违反条款=《中华人民共和国土地管理法》第四十四条", Today("送达日期")]);
        if (Story == CaseStory.Resisted)
            Act(2, "报告制止无效", Officer, ["主送=示例县人民政府", "制止情况=送达责令停止违法行为通知书后仍继续施工", "工作建议=请组织有关部门共同制止"]);
        else
            Act(1, "已停止违法", Officer, [Today("停止日期")]);
        if (Story == CaseStory.Performed)
            Act(0, "责令改正", Officer, ["责令内容=停止建设,自行拆除地上建筑物", "改正期限={今日}"]);
        Act(1, "提交核查报告", Officer, [Today("核查日期"), $"核查人={Handlers}", "实地情况=地上建有建筑物,四至清楚", "核查结论=图斑反映的变化属实"]);
        Act(2, "提请立案", Officer, ["承办意见=事实清楚,建议立案查处", $"承办人={Handlers}", $"承办人证号={Certificates}"]);
        if (Story == CaseStory.NotFiled)
        {
            Act(1, "不予立案", Chief, ["审批意见=违法行为轻微并已自行纠正,不予立案"]);
            File();
            return _steps;
        }

        Act(1, "批准立案", Chief, ["审批意见=同意立案"]);
        if (Story == CaseStory.Withdrawn)
        {
            Act(10, "撤销立案", Chief, ["撤销理由=经查该宗地由他人依法批准使用,违法事实不成立", "承办意见=建议撤销立案"]);
            File();
            return _steps;
        }

        Investigate();
        if (Story == CaseStory.NoPenalty)
        {
            Act(2, "不予处罚", Chief, ["不予处罚理由=违法行为轻微并及时改正,没有造成危害后果"]);
            Close("不予处罚", "已改正");
            return _steps;
        }

        Decide();
        Perform();
        return _steps;
    }

    private void Investigate()
    {
        Act(4, "询问", Officer, [Today("询问日期"), $"询问开始时间={{今日文}}9时30分", $"询问结束时间={{今日文}}10时40分", "询问地点=示例县自然资源局", $"询问人={Handlers}", $"询问人证号={Certificates}", "记录人=韩冬",
            $"被询问人={Violation.Offender.Representative ?? Violation.Offender.Name}", "被询问人证件=已核对居民身份证", "证件已出示=是", "问答=该宗土地何时开始使用?|二〇二四年春天开始平整并建设。\n是否办理过用地审批手续?|没有办理。"]);
        Act(1, "勘测", Officer, [Today("勘测日期"), $"勘测开始时间={{今日文}}14时", $"勘测结束时间={{今日文}}15时30分", $"勘测人={Handlers}", $"勘测人证号={Certificates}", "记录人=韩冬", "证件已出示=是",
            "坐标系=2000国家大地坐标系", "勘测情况=建筑物一处,四周为耕地", $"勘测面积={Area}"]);
        Act(2, "登记责任人员", Officer, [$"姓名={Violation.Offender.Representative ?? Violation.Offender.Name}", $"单位={Violation.Offender.Name}", "职务=负责人", "公职人员或党员=否"]);
        if (Story == CaseStory.Referred)
            Act(0, "登记责任人员", Officer, ["姓名=林某", "单位=示例县柳林镇人民政府", "职务=国土员", "公职人员或党员=是"]);
        Act(0, "选择适用法律", Officer, ["适用规定=决定时规定", "选择理由=行为发生时与决定时为同一规定,不发生新旧法选择", "时效已核=是"]);
        Act(3, "提交调查报告", Officer, [$"违法事实={Violation.Facts},占地{Area}平方米", "证据=询问笔录、现场勘测笔录、图斑套合结果、现场照片", "违反条款=《中华人民共和国土地管理法》第四十四条", "处罚依据=《中华人民共和国土地管理法》第七十七条", "处理建议=依法给予行政处罚"]);
        var (demolish, confiscate) = Story switch { CaseStory.NoPenalty => ("0", "0"), CaseStory.Confiscated => ("0", Area), _ => (Area, "0") };
        Act(1, "确定裁量", Officer, ["裁量等级=一般", $"处罚内容={Ordered}", $"罚款金额={Fine}", $"退还土地={(Story == CaseStory.NoPenalty ? "否" : "是")}", $"拆除面积={demolish}", $"没收建筑面积={confiscate}", "没收违法所得=0", "裁量说明=按每平方米100元,属法定幅度下限", $"重大案件={(Story is CaseStory.Court or CaseStory.Resisted ? "是" : "否")}"]);
        Act(1, "法制审核", Legal, ["审核结论=通过", "法制审核意见=主体适格,事实清楚,证据充分,程序合法"]);
        if (Story is CaseStory.Court or CaseStory.Resisted)
            Act(1, "集体讨论", Chief, ["讨论时间={今日文}9时", "讨论地点=示例县自然资源局三楼会议室", "主持人=高远", "记录人=陈静", "参加人=高远、何刚、宋明法、周正", "案情汇报=周正汇报案情、证据与承办意见", "发言=何刚|同意承办意见\n宋明法|程序合法,同意", "讨论结论=一致同意承办机构意见"]);
        Act(1, "通过审理", SquadHead, ["审理意见=同意承办机构意见"]);
    }

    private string Ordered => Story switch
    {
        CaseStory.NoPenalty => "不予行政处罚",
        CaseStory.Confiscated => $"一、责令退还非法占用的土地{Area}平方米;\n二、没收在非法占用的土地上新建的建筑物;\n三、处以每平方米100元的罚款,计{Fine}元。",
        _ => $"一、责令退还非法占用的土地{Area}平方米;\n二、限期拆除在非法占用的土地上新建的建筑物,恢复土地原状;\n三、处以每平方米100元的罚款,计{Fine}元。",
    };

    private void Decide()
    {
        Act(2, "处罚告知", Officer, []);
        Act(1, "送达告知书", Officer, Serve);
        if (Story == CaseStory.Heard)
        {
            Act(3, "收到听证申请", Officer, [Today("申请日期"), $"申请人={Violation.Offender.Name}"]);
            var hearing = calendar.OnOrAfter(_day.AddDays(18));
            Act(1, "听证通知", Legal, [Today("送达日期"), $"听证日期={Days.Write(hearing)}", $"听证时间={Cn(hearing)}9时", "听证地点=示例县自然资源局二楼会议室", "听证方式=公开", "听证主持人=宋明法", "记录人=陈静"]);
            Act(hearing.DayNumber - _day.DayNumber, "举行听证", Legal, [Today("听证日期", hearing), "听证意见=当事人的意见不影响事实认定"]);
            Act(5, "作出处罚决定", Chief, Decision);
        }
        else
        {
            Act(16, "作出处罚决定", Chief, Decision);
        }

        Act(3, "送达决定书", Officer, Serve);
        Act(2, "公开决定", Officer, [Today("公开日期"), "公开渠道=示例县人民政府网站"]);
    }

    private void Perform()
    {
        if (Story is CaseStory.Court or CaseStory.Resisted)
        {
            Act(20, "催告", Officer, [Today("送达日期"), "未履行内容=未拆除建筑物,未缴纳罚款"]);
            Act(25, "申请强制执行", Officer, [Today("申请日期"), "主送=示例县人民法院", "申请事项=强制执行行政处罚决定书确定的全部内容"]);
            Act(4, "法院受理", Officer, [Today("受理日期"), $"受理案号=(2025)示0001行审{order + 1}号"]);
            Act(8, "法院裁定", Officer, [Today("裁定日期"), "裁定结果=准予执行", $"裁定书号=(2025)示0001行审{order + 1}号之一"]);
            Act(30, "土地退还接收", Officer, ["接收单位=当地村民委员会", Today("接收日期")]);
            Close("已申请人民法院强制执行,法院裁定准予执行", "法院已裁定准予强制执行");
            return;
        }

        Act(4, "缴纳罚款", Officer, [Today("缴款日期"), $"缴款金额={Fine}", $"票据号=SL2025{order:0000}"]);
        Act(0, "罚款缴清", Officer, [Today("缴清日期")]);
        if (Story == CaseStory.Confiscated)
            Act(20, "没收移交", Officer, [Today("移交日期"), "接收单位=示例县财政局", $"财物明细=新建厂房|{Violation.Place}|{Area}平方米"]);
        else
            Act(20, "拆除履行", Officer, [$"拆除面积={Area}", Today("拆除日期")]);
        Act(5, "土地退还接收", Officer, ["接收单位=当地村民委员会", Today("接收日期")]);
        Act(2, "执行完毕", Officer, [Today("完毕日期"), "执行情况=处罚决定已全部履行"]);
        Close("处罚决定已全部履行", "处罚决定已全部履行");
    }

    private void Close(string reason, string execution)
    {
        Act(1, "研判涉罪", Chief, Story == CaseStory.Referred
            ? ["研判结论=应移送", "理由=毁坏耕地的面积达到追诉标准"] : ["研判结论=不移送", "理由=建筑物未造成种植条件严重毁坏,或面积未达到追诉标准"]);
        if (Story == CaseStory.Referred)
        {
            Act(1, "移送司法", Officer, ["主送=示例县公安局", "涉嫌罪名=非法占用农用地罪", Today("移送日期")]);
            Act(7, "司法回执", Officer, [Today("回执日期"), "回执内容=已受理并立案侦查"]);
            Act(1, "提出处分建议", Officer, ["主送=示例县监察委员会", "被建议人=林某", "被建议人单位=示例县柳林镇人民政府", "被建议人职务=国土员", "责任认定=对辖区违法用地发现不及时、制止不力", "建议内容=给予相应处分"]);
            Act(20, "处分落实", Officer, ["落实情况=已给予警告处分"]);
        }

        Act(4, "提请结案", Officer, [$"结案理由={reason}", "承办意见=符合结案条件,建议结案", $"执行情况={execution}"]);
        Act(2, "批准结案", Chief, ["审批意见=同意结案"]);
        File();
    }

    /// <summary>Every piece of the story's papers is bound as one page; the count is known only when the dossier is filed.</summary>
    private void File()
    {
        _day = calendar.OnOrAfter(_day.AddDays(10));
        _days["归档"] = _day;
        _steps.Add(new ReplayStep(_day, order, desk =>
        {
            var pieces = Modules.Archives.ArchiveShelf.Pieces(desk.Workspace, CaseShelf.Case, _dossier.Id!, desk.Pack).Count;
            _dossier.Act(desk, "归档", OfficeClerk, [$"归档号=2025{order + 1:0000}", "保管期限=30年", "立卷人=王芳", $"各件页数={string.Join('、', Enumerable.Repeat("1", pieces))}"]);
        }));
    }

    private IReadOnlyList<string> Serve => [Today("送达日期"), "送达方式=直接", $"受送达人={Violation.Offender.Representative ?? Violation.Offender.Name}", "送达地点=当事人住所", $"送达人={Handlers}"];

    private IReadOnlyList<string> Decision => [$"处罚内容={Ordered}", $"罚款金额={Fine}", "履行期限=自收到本决定书之日起十五日内", "应公开=是"];

    private void Act(int later, string action, Actor actor, IReadOnlyList<string> fields, IReadOnlyList<DossierLink>? links = null, string? title = null)
    {
        _day = calendar.OnOrAfter(_day.AddDays(later));
        var day = _day;
        _days[action] = day;
        var dated = fields.Select(field => field.Replace("{今日}", Days.Write(day), StringComparison.Ordinal).Replace("{今日文}", Cn(day), StringComparison.Ordinal)).ToList();
        _steps.Add(new ReplayStep(day, order, desk => _dossier.Act(desk, action, actor, dated, links, title: title)));
    }

    /// <summary>The day of the step itself, filled in when it is placed.</summary>
    private static string Today(string field, DateOnly? day = null) => $"{field}={(day is { } known ? Days.Write(known) : "{今日}")}";

    private static string Cn(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}
