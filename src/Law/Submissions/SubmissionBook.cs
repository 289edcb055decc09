using System.Globalization;
using Weipian.Law.Tables;

namespace Weipian.Law.Submissions;

/// <summary>Every kind of submission and its mandatory content: <c>law/submissions/</c>.</summary>
public sealed class SubmissionBook
{
    private static readonly string[] Forms = ["电子件", "纸质件", "纸质件和电子件"];

    private readonly Dictionary<string, SubmissionKind> _kinds = new(StringComparer.Ordinal);

    public IReadOnlyCollection<SubmissionKind> All => _kinds.Values;

    public SubmissionKind? Find(string name) => _kinds.GetValueOrDefault(name);

    internal static SubmissionBook Read(string root, List<LawProblem> problems)
    {
        var book = new SubmissionBook();
        var chapters = LawTable.Read(root, "submissions/contents.csv", problems, "种类", "章节", "须附件", "依据", "说明").Rows.ToLookup(row => row["种类"], StringComparer.Ordinal);
        foreach (var row in LawTable.Read(root, "submissions/kinds.csv", problems, "种类", "报送方式", "纸质份数", "期限", "督察比对", "附表", "查文号", "公文版式", "依据", "说明").Rows)
        {
            var own = chapters[row["种类"]].Select(one => new MandatoryChapter(one["章节"], YesNo(one, "须附件", problems), one["依据"], one)).ToList();
            foreach (var twice in own.GroupBy(chapter => chapter.Title, StringComparer.Ordinal).Where(group => group.Count() > 1))
                problems.Add(twice.Last().Source.Problem("law.chapter-twice", "章节", $"“{twice.Key}”重复"));
            if (!Forms.Contains(row["报送方式"]))
                problems.Add(row.Problem("law.cell", "报送方式", $"“{row["报送方式"]}”应为 {string.Join('、', Forms)}"));
            if (!int.TryParse(row["纸质份数"], NumberStyles.None, CultureInfo.InvariantCulture, out var copies) || copies > 0 != row["报送方式"].Contains("纸质件", StringComparison.Ordinal))
                problems.Add(row.Problem("law.cell", "纸质份数", $"份数“{row["纸质份数"]}”与报送方式“{row["报送方式"]}”不合:有纸质件的须写份数,没有的为 0"));
            var kind = new SubmissionKind(
                row["种类"], row["报送方式"], copies, row["期限"], YesNo(row, "督察比对", problems), YesNo(row, "附表", problems), YesNo(row, "查文号", problems), YesNo(row, "公文版式", problems), row["依据"], row["说明"], own, row);
            if (!book._kinds.TryAdd(kind.Name, kind))
                problems.Add(row.Problem("law.kind-twice", "种类", $"种类“{kind.Name}”出现两次"));
        }

        foreach (var orphan in chapters.Where(group => book.Find(group.Key) is null))
            problems.Add(orphan.First().Problem("law.kind-unknown", "种类", $"没有报送种类“{orphan.Key}”"));
        return book;
    }

    /// <summary>Limits and articles exist; the kinds are those the procedure lets an officer choose; a limit set off by the procedure is the kind's own.</summary>
    internal static IEnumerable<LawProblem> Check(RulePack pack)
    {
        foreach (var kind in pack.Submissions.All)
        {
            if (kind.Limit.Length > 0 && !pack.TimeLimits.IsKnown(kind.Limit))
                yield return kind.Source.Problem("law.limit-unknown", "期限", $"期限“{kind.Limit}”不在 time-limits/limits.csv");
            foreach (var (source, article) in kind.Chapters.Select(chapter => (chapter.Source, chapter.Article)).Append((kind.Source, kind.Article)).Where(cited => pack.Articles.Find(cited.Item2) is null))
                yield return source.Problem("law.article-unknown", "依据", $"依据“{article}”不在 articles.csv");
            if (kind.Limit.Length > 0 && pack.Procedures.Find("submission") is { } procedure
                && !procedure.Steps.Any(step => step.Clocks.Start.Any(order => order.Limit == kind.Limit && order.If == "种类为" + kind.Name)))
                yield return kind.Source.Problem("law.limit-unstarted", "期限", $"报送件程序没有为“{kind.Name}”起期限“{kind.Limit}”");
        }

        var choices = pack.Procedures.Find("submission")?.Fields["起草"].FirstOrDefault(field => field.Name == "种类")?.Choices ?? [];
        foreach (var name in choices.Except(pack.Submissions.All.Select(kind => kind.Name)))
            yield return new LawProblem("law.kind-unknown", "procedure/fields.csv", 0, "选项", $"种类“{name}”不在 submissions/kinds.csv");
        foreach (var kind in pack.Submissions.All.Where(kind => !choices.Contains(kind.Name)))
            yield return kind.Source.Problem("law.kind-unknown", "种类", $"种类“{kind.Name}”不在报送件程序的选项内");
    }

    private static bool YesNo(LawRow row, string column, List<LawProblem> problems)
    {
        if (row[column] is not ("是" or "否"))
            problems.Add(row.Problem("law.cell", column, $"“{row[column]}”应为 是 或 否"));
        return row[column] == "是";
    }
}
