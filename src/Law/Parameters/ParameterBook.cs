using System.Globalization;
using Weipian.Law.Tables;

namespace Weipian.Law.Parameters;

/// <summary>How a parameter's value is read.</summary>
public enum ParameterKind
{
    [Official("数值")] Number,
    [Official("是否")] YesNo,
    [Official("选项")] Choice,
    [Official("文字")] Text,
    [Official("日期")] Day,
    [Official("清单")] List,
}

/// <summary>One dated value of a parameter.</summary>
/// <param name="Value">Null: masked X in the plan – no default, the programme must set it.</param>
/// <param name="Choices">Admitted values of a choice.</param>
/// <param name="Needs">Who needs it, shown when it is asked for unset.</param>
[Official("参数")]
public sealed record Parameter(
    string Key, string Name, ParameterKind Kind, string? Value, string Unit, IReadOnlyList<string> Choices,
    DateOnly? From, DateOnly? To, string Article, string Needs)
{
    public bool InForce(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);
}

/// <summary>Dated thresholds and amounts: <c>law/parameters/*.csv</c>.</summary>
public sealed class ParameterBook
{
    private static readonly Dictionary<string, ParameterKind> Kinds = Enum.GetValues<ParameterKind>()
        .ToDictionary(kind => OfficialTerms.Of(kind), StringComparer.Ordinal);

    private readonly Dictionary<string, List<Parameter>> _byKey = new(StringComparer.Ordinal);

    public IEnumerable<Parameter> All => _byKey.Values.SelectMany(versions => versions);

    public bool IsKnown(string key) => _byKey.ContainsKey(key);

    /// <summary>The version in force on a day; null when the key is unknown or nothing is in force.</summary>
    public Parameter? Find(string key, DateOnly day) =>
        _byKey.TryGetValue(key, out var versions) ? versions.LastOrDefault(version => version.InForce(day)) : null;

    /// <summary>Why a value cannot be given to a parameter; null when it can.</summary>
    public string? ProblemOf(string key, string value)
    {
        if (!_byKey.TryGetValue(key, out var versions))
            return $"没有名为“{key}”的参数";
        var parameter = versions[^1];
        return parameter.Kind switch
        {
            ParameterKind.Number when !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => $"“{value}”不是数值",
            ParameterKind.YesNo when value is not ("是" or "否") => $"“{value}”应为 是 或 否",
            ParameterKind.Choice when !parameter.Choices.Contains(value) => $"“{value}”不在 {string.Join('、', parameter.Choices)} 之内",
            ParameterKind.Day when !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
                $"“{value}”不是 yyyy-MM-dd 的日期",
            _ => null,
        };
    }

    internal static ParameterBook Read(string root, List<LawProblem> problems)
    {
        var book = new ParameterBook();
        var folder = Path.Combine(root, "parameters");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal).ToArray() : [];
        if (files.Length == 0)
            problems.Add(new LawProblem("law.file-missing", "parameters/", 0, "", "没有参数表"));
        foreach (var file in files)
        {
            var table = LawTable.Read(
                root, "parameters/" + Path.GetFileName(file), problems,
                "参数", "名称", "类型", "值", "单位", "选项", "生效日", "失效日", "依据", "用于");
            foreach (var row in table.Rows)
                book.Add(row, problems);
        }

        return book;
    }

    private void Add(LawRow row, List<LawProblem> problems)
    {
        if (!Kinds.TryGetValue(row["类型"], out var kind))
        {
            problems.Add(row.Problem("law.cell", "类型", $"不认识的类型“{row["类型"]}”"));
            return;
        }

        var parameter = new Parameter(
            row["参数"], row["名称"], kind, row["值"].Length == 0 ? null : row["值"], row["单位"],
            row["选项"].Split('|', StringSplitOptions.RemoveEmptyEntries), row.Day("生效日"), row.Day("失效日"), row["依据"], row["用于"]);
        var versions = _byKey.TryGetValue(parameter.Key, out var known) ? known : _byKey[parameter.Key] = [];
        if (versions.Any(other => Meet(other, parameter)))
            problems.Add(row.Problem("law.parameter-overlap", "生效日", $"参数“{parameter.Key}”在同一天有两个值"));
        versions.Add(parameter);
        versions.Sort((a, b) => (a.From ?? DateOnly.MinValue).CompareTo(b.From ?? DateOnly.MinValue));
        if (parameter.Value is { } value && ProblemOf(parameter.Key, value) is { } reason)
            problems.Add(row.Problem("law.parameter-value", "值", reason));
    }

    private static bool Meet(Parameter a, Parameter b) =>
        (a.From ?? DateOnly.MinValue) <= (b.To ?? DateOnly.MaxValue) && (b.From ?? DateOnly.MinValue) <= (a.To ?? DateOnly.MaxValue);
}
