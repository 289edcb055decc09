using Weipian.Law.Tables;

namespace Weipian.Law.Offences;

/// <summary>A kind of department an unstopped offence is made known to (抄告, R106): a row of <c>law/offences/inform.csv</c>.</summary>
/// <param name="Measures">What it may be asked to do.</param>
[Official("抄告部门")]
public sealed record InformedDepartment(string Code, string Name, IReadOnlyList<string> Measures, string Article);

/// <summary>A ground for 挂牌督办 (spec 05 §5.9): a row of <c>law/offences/supervision-grounds.csv</c>.</summary>
[Official("挂牌督办情形")]
public sealed record SupervisionGround(string Code, string Name, string Meaning, string Article);

/// <summary>Whom an offence is made known to, and on what grounds it is supervised.</summary>
public sealed class InformBook
{
    public IReadOnlyList<InformedDepartment> Departments { get; private init; } = [];

    public IReadOnlyList<SupervisionGround> Grounds { get; private init; } = [];

    public InformedDepartment? Find(string code) => Departments.FirstOrDefault(department => department.Code == code);

    public SupervisionGround? FindGround(string code) => Grounds.FirstOrDefault(ground => ground.Code == code);

    internal static InformBook Read(string root, List<LawProblem> problems)
    {
        var departments = LawTable.Read(root, "offences/inform.csv", problems, "部门", "名称", "请求措施", "依据");
        var grounds = LawTable.Read(root, "offences/supervision-grounds.csv", problems, "情形", "名称", "说明", "依据");
        problems.AddRange(departments.Rows.Where(row => row.Items("请求措施").Count == 0).Select(row => row.Problem("law.cell", "请求措施", "至少写一项措施")));
        problems.AddRange(departments.Rows.GroupBy(row => row["部门"]).Concat(grounds.Rows.GroupBy(row => row["情形"])).Where(group => group.Count() > 1)
            .Select(group => group.Last().Problem("law.code-twice", group.Last().Table.Columns[0], $"“{group.Key}”出现两次")));
        return new InformBook
        {
            Departments = [.. departments.Rows.Select(row => new InformedDepartment(row["部门"], row["名称"], row.Items("请求措施"), row["依据"]))],
            Grounds = [.. grounds.Rows.Select(row => new SupervisionGround(row["情形"], row["名称"], row["说明"], row["依据"]))],
        };
    }
}
