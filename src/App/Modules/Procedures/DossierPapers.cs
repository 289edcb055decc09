using Weipian.App.Database;
using Weipian.App.Modules.Documents;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Documents;
using Weipian.Law.Procedures;

namespace Weipian.App.Modules.Procedures;

/// <summary>The papers of a dossier: made from what its steps and its matter say, each value with the event it comes from.</summary>
public static class DossierPapers
{
    /// <summary>Papers that steps of the dossier called for without condition and that are not there, or were voided.</summary>
    public static List<string> Missing(Workspace workspace, Dossier dossier, RulePack pack)
    {
        var issued = PaperShelf.Of(workspace, dossier.Kind, dossier.Id).Where(paper => paper.State == PaperState.Issued).Select(paper => paper.Document).ToHashSet(StringComparer.Ordinal);
        var procedure = pack.Procedures[dossier.Kind];
        return dossier.Steps.SelectMany(step => procedure.Steps.FirstOrDefault(row => row.Row == step.Taken.Row)?.Documents ?? [])
            .Where(document => document.If is null && !issued.Contains(document.Document)).Select(document => document.Document).Distinct().ToList();
    }

    /// <summary>The papers of one step, ready to be appended with it.</summary>
    internal static IReadOnlyList<PreparedPaper> Prepare(NeedContext context, ProcedureStep row, StepTaken taken, DossierRules rules, Actor actor)
    {
        var due = row.Documents.Where(document => document.If is null || rules.Needs(context, document.If).Holds is true)
            .Select(document => context.Pack.Documents.Find(document.Document)!).ToList();
        if (due.Count == 0)
            return [];
        var requests = due.Select(document => new PaperRequest(
            document.Code, taken.Kind, taken.Id, Days.Read(taken.Day).Year, Fields(context, taken, document, rules, actor))).ToList();
        return IssuePaper.Prepare(context.Workspace, requests, context.Pack);
    }

    /// <summary>The fields a paper asks for, as far as they are on record: older steps, then the form of this one, then the matter itself.</summary>
    private static Dictionary<string, PaperField> Fields(NeedContext context, StepTaken taken, PaperDocument document, DossierRules rules, Actor actor)
    {
        var known = new Dictionary<string, PaperField>(StringComparer.Ordinal);
        var procedure = context.Pack.Procedures[taken.Kind];
        // The step itself is the next event: papers are appended right behind it.
        var sequence = context.Workspace.Journal.Head().Sequence + 1;
        foreach (var (step, happened) in (context.Dossier?.Steps ?? []).Select(step => (step.Taken, step.Sequence)).Append((taken, sequence)))
            foreach (var (name, value) in step.Fields)
                known[name] = Printed(procedure.Fields[step.Action].First(field => field.Name == name), value, document, happened);
        foreach (var (name, value) in County(context, taken, sequence, actor).Where(pair => !taken.Fields.ContainsKey(pair.Key)).Concat(rules.Fields(context, taken, document.Code)))
            known[name] = value;
        return document.Fields.Where(field => known.ContainsKey(field.Name)).ToDictionary(field => field.Name, field => Traced(Trimmed(known[field.Name], field.Name, document), sequence), StringComparer.Ordinal);
    }

    /// <summary>What comes from the law, the calendar or the office itself was put on the paper by the step that issued it.</summary>
    private static PaperField Traced(PaperField value, long sequence) => value with
    {
        Event = value.Event ?? sequence,
        Rows = value.Rows?.Select(row => (IReadOnlyDictionary<string, PaperField>)row.ToDictionary(cell => cell.Key, cell => Traced(cell.Value, sequence), StringComparer.Ordinal)).ToList(),
    };

    /// <summary>One table serves several papers; each prints the columns it has.</summary>
    private static PaperField Trimmed(PaperField value, string table, PaperDocument document) => value.Rows is not { } rows ? value : value with
    {
        Rows = rows.Select(row => (IReadOnlyDictionary<string, PaperField>)row.Where(cell => document.Find($"{table}.{cell.Key}") is not null)
            .ToDictionary(cell => cell.Key, cell => cell.Value, StringComparer.Ordinal)).ToList(),
    };

    /// <summary>A number carries its unit; lines of a table are cut into its columns at the bar.</summary>
    private static PaperField Printed(ActionField field, string value, PaperDocument document, long sequence)
    {
        if (document.Find(field.Name)?.Kind != DocumentFieldKind.Rows)
            return PaperField.Of(field.Kind == ActionFieldKind.Number ? value + field.Unit : value, sequence);
        // 序号 is counted, not typed.
        var columns = document.Fields.Where(column => column.Name.StartsWith(field.Name + ".", StringComparison.Ordinal)).Select(column => column.Name[(field.Name.Length + 1)..]).Where(column => column != "序号").ToList();
        var rows = value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select((line, index) => (IReadOnlyDictionary<string, PaperField>)columns.Zip(line.Split(['|', '\uff5c'], columns.Count)).Append(("序号", Digits.Of(index + 1)))
                .ToDictionary(pair => pair.Item1, pair => PaperField.Of(pair.Item2.Trim(), sequence), StringComparer.Ordinal)).ToList();
        return PaperField.Table(rows, sequence);
    }

    private static Dictionary<string, PaperField> County(NeedContext context, StepTaken taken, long sequence, Actor actor)
    {
        var county = Programmes.County.Of(context.Workspace);
        var parameters = new Law.Parameters.ParameterValues(context.Pack.Parameters, ProgrammeYear.Load(context.Workspace, taken.Year).Parameters, Days.Read(taken.Day));
        var units = ProgrammeYear.Load(context.Workspace, taken.Year).Units;
        string Name(string code) => units.FirstOrDefault(unit => unit.Code == code && unit.InForce(Days.Read(taken.Day)))?.Name ?? (code == county.Code ? county.Name : code);
        var office = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["发文机关"] = "office.bureau",
            ["签发人"] = "office.head",
            ["申请人负责人"] = "office.head",
            ["申请人地址"] = "office.address",
            ["联系人"] = "office.contact",
            ["联系电话"] = "office.phone",
            ["联系地址"] = "office.address",
            ["复议机关"] = "office.review",
            ["诉讼法院"] = "office.court",
            ["缴款方式"] = "office.payment",
        }.Where(pair => parameters.Find(pair.Value) is not null).Select(pair => KeyValuePair.Create(pair.Key, PaperField.Of(parameters.Text(pair.Value))));
        return new Dictionary<string, PaperField>(office, StringComparer.Ordinal)
        {
            ["年度"] = PaperField.Of($"{taken.Year}", sequence),
            ["成文日期"] = PaperField.Of(taken.Day, sequence),
            ["编号"] = PaperField.Of(taken.Id, sequence),
            ["案号"] = PaperField.Of(taken.Id, sequence),
            ["承办单位"] = PaperField.Of(Name(taken.Unit), sequence),
            ["经办人"] = PaperField.Of(actor.Person, sequence),
            ["县名"] = PaperField.Of(county.Name),
        };
    }
}
