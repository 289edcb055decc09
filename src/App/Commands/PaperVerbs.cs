using System.CommandLine;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Documents;
using Weipian.App.Platform;
using Weipian.Law;

namespace Weipian.App.Commands;

/// <summary><c>paper</c>: templates, papers written by hand, what there is, PDF, voiding. Numbers: <see cref="NumberVerbs"/>.</summary>
public static class PaperVerbs
{
    private static readonly Argument<string> PaperName = new("PAPER") { Description = "文书标识或文号" };
    private static readonly Option<string> Document = new("--document") { Description = "文书代号;见 paper templates", Required = true };

    public static Command Paper(Invocation common)
    {
        var command = new Command("paper", "文书:模板、签发、文号、PDF");
        foreach (var sub in new[] { Templates(common), CheckTemplate(common), Write(common), Card(common), IssueDraft(common), List(common), Show(common), Pdf(common), Void(common), Check(common) }.Concat(NumberVerbs.All(common)))
            command.Subcommands.Add(sub);
        return command;
    }

    private static Command Templates(Invocation common)
    {
        var document = new Option<string?>("--document") { Description = "只显示此文书的字段" };
        return common.Verb("templates", "文书模板及其字段;逐个检查", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            var wanted = pack.Documents.All.Where(known => parsed.GetValue(document) is not { } code || known.Code == code).ToList();
            if (wanted.Count == 0)
                throw new ProblemException("document.missing", $"没有文书“{parsed.GetValue(document)}”", field: "--document");
            var problems = wanted.SelectMany(known => TemplateCheck.OfFile(pack, known)).ToList();
            if (parsed.GetValue(common.Json))
                Console.WriteLine(CanonicalJson.Write(wanted));
            else
                foreach (var known in wanted)
                {
                    Console.WriteLine($"{known.Code}《{known.Name}》 {OfficialTerms.Of(known.Style)} {(known.Series.Length == 0 ? "无文号" : known.Series)} {known.Copies}份 {OfficialTerms.Of(known.Part)} 模板 {known.Template}");
                    if (parsed.GetValue(document) is not null)
                        foreach (var field in known.Fields)
                            Console.WriteLine($"  {(field.Required ? "*" : " ")}{field.Name}({OfficialTerms.Of(field.Kind)}) {field.Meaning}");
                }

            return Report(problems);
        }, document, common.Json, common.Law);
    }

    private static Command CheckTemplate(Invocation common)
    {
        var file = new Option<string>("--file") { Description = "修改过的模板(docx)", Required = true };
        return common.Verb("check-template", "检查一个模板能否用于某文书", parsed =>
        {
            var document = Known(LawLibrary.Load(parsed.GetValue(common.Law)), parsed.GetValue(Document)!);
            if (!File.Exists(parsed.GetValue(file)))
                throw new ProblemException("file.missing", "文件不存在", parsed.GetValue(file));
            var problems = TemplateCheck.Of(document, File.ReadAllBytes(parsed.GetValue(file)!));
            if (problems.Count == 0)
                Console.WriteLine($"可以使用:放入 law/documents/{document.Template} 即生效");
            return Report(problems);
        }, Document, file, common.Law);
    }

    private static Command Write(Invocation common)
    {
        var kind = new Option<string>("--kind") { Description = "事项种类:case、directive、patch……", Required = true };
        var subject = new Option<string>("--subject") { Description = "事项标识", Required = true };
        var year = new Option<int>("--year") { Description = "文号年份", Required = true };
        var fields = new Option<string>("--fields") { Description = "字段值 JSON 文件", Required = true };
        var draft = new Option<bool>("--draft") { Description = "只出草稿:不编文号,印“草稿”" };
        var reserved = new Option<int?>("--number") { Description = "使用此预留序号" };
        return common.Verb("write", "按字段值制作一份文书并签发(或出草稿)", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var document = Known(pack, parsed.GetValue(Document)!);
            var request = new PaperRequest(
                document.Code, parsed.GetValue(kind)!, parsed.GetValue(subject)!, parsed.GetValue(year), FieldsFile.Read(workspace, document, parsed.GetValue(fields)!), parsed.GetValue(reserved));
            var paper = parsed.GetValue(draft) ? DraftPaper.Run(workspace, request, pack, common.Actor(parsed)) : IssuePaper.Run(workspace, request, pack, common.Actor(parsed));
            common.Said(parsed, paper, $"{paper.Id} {paper.Name} {PaperState.Name(paper.State)} {paper.Number}");
            return 0;
        }, common.Workspace, Document, kind, subject, year, fields, draft, reserved, common.Json, common.Law, common.Person, common.Post);
    }

    private static Command Card(Invocation common)
    {
        var patch = new Argument<string>("PATCH") { Description = "图斑编号或标识" };
        var year = new Option<int?>("--year") { Description = "年度;编号在多年重复时须给" };
        var day = new Option<string?>("--day") { Description = "制卡日期;默认今天" };
        var verb = common.Verb("card", "图斑卡片:套合图、成分、面积、意见、照片", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var on = parsed.GetValue(day) is { } text ? Days.Read(text) : Moment.DayOf(common.Clock.GetUtcNow());
            var paper = IssuePatchCard.Run(workspace, parsed.GetValue(patch)!, parsed.GetValue(year), on, pack, common.Actor(parsed));
            common.Said(parsed, paper, $"{paper.Id} {paper.Name} 已出具");
            return 0;
        }, common.Workspace, year, day, common.Json, common.Law, common.Person, common.Post);
        verb.Arguments.Add(patch);
        return verb;
    }

    private static Command IssueDraft(Invocation common)
    {
        var day = new Option<string>("--day") { Description = "成文日期", Required = true };
        return OfPaper(common.Verb("issue", "签发一份草稿:编文号、写成文日期", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var paper = DraftPaper.Issue(workspace, parsed.GetValue(PaperName)!, Days.Read(parsed.GetValue(day)!), pack, common.Actor(parsed));
            common.Said(parsed, paper, $"{paper.Id} {paper.Name} 已签发 {paper.Number}");
            return 0;
        }, common.Workspace, day, common.Json, common.Law, common.Person, common.Post));
    }

    private static Command List(Invocation common)
    {
        var year = new Option<int?>("--year") { Description = "只列此文号年份" };
        return common.Verb("list", "列出文书", parsed =>
        {
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var papers = PaperShelf.All(workspace, parsed.GetValue(year));
            if (parsed.GetValue(common.Json))
                Console.WriteLine(CanonicalJson.Write(papers));
            else
                foreach (var paper in papers)
                    Console.WriteLine($"{paper.Id} {PaperState.Name(paper.State)} {paper.Name} {paper.Number} {paper.SubjectKind}:{paper.Subject}{(paper.Reason is null ? "" : $"({paper.Reason})")}");
            return 0;
        }, common.Workspace, year, common.Json);
    }

    private static Command Show(Invocation common)
    {
        var output = new Option<string?>("--out") { Description = "把 docx 写到此文件" };
        return OfPaper(common.Verb("show", "一份文书的字段及其来源事件", parsed =>
        {
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var paper = PaperShelf.One(workspace, parsed.GetValue(PaperName)!);
            if (parsed.GetValue(output) is { } path)
                File.WriteAllBytes(path, PaperShelf.Docx(workspace, paper));
            var trace = PaperShelf.Trace(workspace, paper);
            if (parsed.GetValue(common.Json))
            {
                Console.WriteLine(CanonicalJson.Write(new { Paper = paper, Fields = trace }));
                return 0;
            }

            Console.WriteLine($"{paper.Id} {paper.Name} {PaperState.Name(paper.State)} {paper.Number}");
            foreach (var field in trace)
                Console.WriteLine($"  {field.Name}:{field.Text.ReplaceLineEndings("⏎")}{(field.Event is { } happened ? $" ← 事件 {happened}({field.EventType})" : "")}");
            return 0;
        }, common.Workspace, output, common.Json));
    }

    private static Command Pdf(Invocation common)
    {
        var output = new Option<string>("--out") { Description = "PDF 文件", Required = true };
        return OfPaper(common.Verb("pdf", "用 LibreOffice 生成 PDF", parsed =>
        {
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            File.WriteAllBytes(parsed.GetValue(output)!, LibreOffice.Pdf(PaperShelf.Docx(workspace, PaperShelf.One(workspace, parsed.GetValue(PaperName)!))));
            Console.WriteLine($"已写入 {parsed.GetValue(output)}");
            return 0;
        }, common.Workspace, output));
    }

    private static Command Void(Invocation common)
    {
        var reason = new Option<string>("--reason") { Description = "作废理由", Required = true };
        return OfPaper(common.Verb("void", "作废一份文书;文书与文号保留,不再使用", parsed =>
        {
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var paper = VoidPaper.Run(workspace, parsed.GetValue(PaperName)!, parsed.GetValue(reason)!, common.Actor(parsed));
            common.Said(parsed, paper, $"{paper.Id} {paper.Name} {paper.Number} 已作废");
            return 0;
        }, common.Workspace, reason, common.Json, common.Person, common.Post));
    }

    private static Command Check(Invocation common)
    {
        var only = new Option<string?>("--paper") { Description = "只检查此文书" };
        return common.Verb("check", "由记录重新生成文书,与存档逐字节比较", parsed =>
        {
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var papers = parsed.GetValue(only) is { } name ? [PaperShelf.One(workspace, name)] : PaperShelf.All(workspace);
            var problems = papers.Select(paper => PaperShelf.Check(workspace, paper)).OfType<Problem>().ToList();
            if (problems.Count == 0)
                Console.WriteLine($"{papers.Count} 份文书重新生成,全部相同");
            return Report(problems);
        }, common.Workspace, only);
    }

    private static Law.Documents.PaperDocument Known(RulePack pack, string code) =>
        pack.Documents.Find(code) ?? throw new ProblemException("document.missing", $"没有文书“{code}”;见 weipian paper templates", field: "--document");

    private static Command OfPaper(Command verb)
    {
        verb.Arguments.Add(PaperName);
        return verb;
    }

    private static int Report(IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems)
            Console.Error.WriteLine(problem);
        return problems.Count == 0 ? 0 : 1;
    }
}
