using Weipian.Law.Procedures;
using Weipian.Law.Tables;

namespace Weipian.Law.Access;

/// <summary>How far a post sees.</summary>
public enum SightReach
{
    /// <summary>无: no object of this kind.</summary>
    None,

    /// <summary>本单位: what its unit answers for or lies in its ground.</summary>
    OwnUnit,

    /// <summary>全县.</summary>
    County,
}

/// <summary>What a post sees: patches, dossiers, and of which procedures.</summary>
/// <param name="Administrative">One of the 三员: never together with another post, never with case data.</param>
/// <param name="Procedures">Keys of procedures; null: all.</param>
public sealed record PostSight(string Post, bool Administrative, SightReach Patches, SightReach Dossiers, IReadOnlyList<string>? Procedures)
{
    /// <summary>Whether it may only be granted for a unit.</summary>
    public bool NeedsUnit => Patches == SightReach.OwnUnit || Dossiers == SightReach.OwnUnit;

    /// <summary>Whether dossiers of a procedure are among what it sees.</summary>
    public bool Covers(string procedure) => Dossiers != SightReach.None && (Procedures is null || Procedures.Contains(procedure));
}

/// <summary>Something a post may do, and which posts may.</summary>
public sealed record PermissionRow(string Key, string Name, IReadOnlyList<string> Posts)
{
    public bool Admits(string post) => Posts is ["*"] || Posts.Contains(post);
}

/// <summary><c>law/access/</c>: what each post sees and may do. An official reads and changes it in WPS; no code names a post.</summary>
public sealed class AccessBook
{
    private static readonly Dictionary<string, SightReach> Reaches = new(StringComparer.Ordinal)
    {
        ["无"] = SightReach.None,
        ["本单位"] = SightReach.OwnUnit,
        ["全县"] = SightReach.County,
    };

    /// <summary>Every post, by name.</summary>
    public IReadOnlyDictionary<string, PostSight> Posts { get; private init; } = new Dictionary<string, PostSight>();

    /// <summary>Every permission, by key.</summary>
    public IReadOnlyDictionary<string, PermissionRow> Permissions { get; private init; } = new Dictionary<string, PermissionRow>();

    internal static AccessBook Read(string root, ProcedureBook procedures, List<LawProblem> problems)
    {
        var posts = LawTable.Read(root, "access/sight.csv", problems, "岗位", "类别", "图斑", "卷宗", "程序", "说明").Rows;
        var permissions = LawTable.Read(root, "access/permissions.csv", problems, "权限", "名称", "岗位", "说明").Rows;
        foreach (var row in posts)
        {
            problems.AddRange(new[] { "图斑", "卷宗" }.Where(column => !Reaches.ContainsKey(row[column]))
                .Select(column => row.Problem("law.cell", column, $"“{row[column]}”应为 {string.Join('、', Reaches.Keys)}")));
            problems.AddRange(row.Items("程序").Where(key => key != "*" && procedures.Find(key) is null).Select(key => row.Problem("law.procedure-unknown", "程序", $"没有程序“{key}”")));
            if (row["类别"] == "三员" && (row["图斑"], row["卷宗"]) != ("无", "无"))
                problems.Add(row.Problem("law.access-administrator", "图斑", $"“{row["岗位"]}”属三员,不得见业务数据"));
        }

        var known = posts.Select(row => row["岗位"]).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(procedures.Posts.Keys.Except(known).Select(post => new LawProblem("law.post-unseen", "access/sight.csv", 0, "岗位", $"没有岗位“{post}”一行")));
        problems.AddRange(permissions.SelectMany(row => row.Items("岗位").Where(post => post != "*" && !known.Contains(post)).Select(post => row.Problem("law.post-unknown", "岗位", $"没有岗位“{post}”"))));
        return new AccessBook
        {
            Posts = posts.DistinctBy(row => row["岗位"]).ToDictionary(row => row["岗位"], row => new PostSight(
                row["岗位"], row["类别"] == "三员", Reaches.GetValueOrDefault(row["图斑"]), Reaches.GetValueOrDefault(row["卷宗"]), row["程序"] == "*" ? null : row.Items("程序")), StringComparer.Ordinal),
            Permissions = permissions.DistinctBy(row => row["权限"]).ToDictionary(row => row["权限"], row => new PermissionRow(row["权限"], row["名称"], row.Items("岗位")), StringComparer.Ordinal),
        };
    }
}
