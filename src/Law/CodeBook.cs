using Weipian.Law.Tables;

namespace Weipian.Law;

/// <summary>A yearly code table entry, e.g. 图斑类型 TBLX 20 = 建(构)筑物.</summary>
/// <param name="Construction">是 / 否 / 不明: whether the code by itself says construction.</param>
/// <param name="SpecialUse">Special use the code claims (农村道路 …); empty for none.</param>
public sealed record ChangeType(string Code, string Name, string Construction, string SpecialUse);

/// <summary>A zone of a plan.</summary>
/// <param name="Conforms">是 / 否: construction there conforms to the plan.</param>
[Official("规划分区")]
public sealed record PlanZone(string Code, string Name, bool Conforms);

/// <summary>Annual code tables of <c>law/codes/</c>.</summary>
public sealed class CodeBook
{
    private readonly Dictionary<string, ChangeType> _changeTypes = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, PlanZone> _planZones = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<ChangeType> ChangeTypes => _changeTypes.Values;

    /// <summary>A 图斑类型; single digits may come unpadded (1 = 01). Null when the code is not in the table.</summary>
    public ChangeType? FindChangeType(string? code)
    {
        var text = code?.Trim() ?? "";
        return _changeTypes.GetValueOrDefault(text.Length == 1 && char.IsAsciiDigit(text[0]) ? "0" + text : text);
    }

    /// <summary>A plan zone by code or by name; null when the table does not know it.</summary>
    public PlanZone? FindPlanZone(string? codeOrName) => _planZones.GetValueOrDefault(codeOrName?.Trim() ?? "");

    internal static CodeBook Read(string root, List<LawProblem> problems)
    {
        var book = new CodeBook();
        foreach (var row in LawTable.Read(root, "codes/change-types.csv", problems, "代码", "名称", "建设用途", "特殊用途", "依据").Rows)
        {
            if (row["建设用途"] is not ("是" or "否" or "不明"))
                problems.Add(row.Problem("law.cell", "建设用途", $"应为 是、否 或 不明,现为“{row["建设用途"]}”"));
            if (!book._changeTypes.TryAdd(row["代码"], new ChangeType(row["代码"], row["名称"], row["建设用途"], row["特殊用途"])))
                problems.Add(row.Problem("law.code-twice", "代码", $"图斑类型“{row["代码"]}”出现两次"));
        }

        foreach (var row in LawTable.Read(root, "codes/plan-zones.csv", problems, "代码", "名称", "符合规划", "依据").Rows)
        {
            if (row["符合规划"] is not ("是" or "否"))
                problems.Add(row.Problem("law.cell", "符合规划", $"应为 是 或 否,现为“{row["符合规划"]}”"));
            var zone = new PlanZone(row["代码"], row["名称"], row["符合规划"] == "是");
            foreach (var key in new[] { zone.Code, zone.Name }.Where(key => key.Length > 0))
                if (!book._planZones.TryAdd(key, zone))
                    problems.Add(row.Problem("law.code-twice", "代码", $"规划分区“{key}”出现两次"));
        }

        return book;
    }
}
