using Weipian.App.Database;
using Weipian.App.Modules.Accounts;
using Weipian.App.Modules.Procedures;
using Weipian.Law;
using Weipian.Law.Access;

namespace Weipian.App.Server;

/// <summary>
/// What the signed-in post may see: the one place that decides it. Every list, count, tile, export and search puts
/// <see cref="Patches"/> or <see cref="Dossiers"/> into its query; every single object is asked for through <see cref="Sees(Workspace, string)"/>.
/// </summary>
/// <param name="UnitName">Name of the unit, by which papers address a department.</param>
public sealed record Sight(PostSight Post, string? Unit, string? UnitName)
{
    /// <summary>Sees nothing: administrators, and whoever has not chosen a post.</summary>
    public static readonly Sight Nothing = new(new PostSight("", true, SightReach.None, SightReach.None, []), null, null);

    public bool WholeCounty => Post.Patches == SightReach.County;

    /// <summary>Names the sight among others, for what is kept per sight (tiles).</summary>
    public string Key => $"{Post.Patches}:{(WholeCounty ? "" : Unit)}";

    public static Sight Of(Grant? grant, RulePack pack, string? unitName) =>
        grant is not null && pack.Access.Posts.TryGetValue(grant.Post, out var post) ? new Sight(post, grant.Unit, unitName) : Nothing;

    /// <summary>SQL condition on a patch id: which patches are seen.</summary>
    /// <param name="id">Column that holds the id.</param>
    public string Patches(string id) => Post.Patches switch
    {
        SightReach.County => "TRUE",
        SightReach.OwnUnit when Unit is not null => $"EXISTS (SELECT 1 FROM patch_unit u WHERE u.patch_id={id} AND u.unit={Quoted(Unit)})",
        _ => "FALSE",
    };

    /// <summary>Ids of the patches seen; null where all are. The same as <see cref="Patches"/>, for what is counted in memory.</summary>
    public IReadOnlySet<string>? PatchesSeen(Workspace workspace) => Post.Patches switch
    {
        SightReach.County => null,
        SightReach.OwnUnit when Unit is not null => workspace.Connection.Query("SELECT patch_id FROM patch_unit WHERE unit=$1", row => row.GetString(0), Unit).ToHashSet(StringComparer.Ordinal),
        _ => new HashSet<string>(),
    };

    /// <summary>SQL condition on the table dossier under an alias: which dossiers are seen.</summary>
    public string Dossiers(string alias)
    {
        var kinds = Post.Procedures is null ? "TRUE" : Post.Procedures.Count == 0 ? "FALSE" : $"{alias}.kind IN ({string.Join(',', Post.Procedures.Select(Quoted))})";
        return Post.Dossiers switch
        {
            SightReach.County => kinds,
            SightReach.OwnUnit when Unit is not null => $"({kinds} AND ({alias}.unit={Quoted(Unit)} OR {Addressed(alias)}))",
            _ => "FALSE",
        };
    }

    /// <summary>Whether a patch is seen.</summary>
    public bool Sees(Workspace workspace, string patch) => workspace.Connection.Scalar($"SELECT 1 FROM patch p WHERE p.id=$1 AND {Patches("p.id")}", patch) is not null;

    /// <summary>Whether a dossier is seen.</summary>
    public bool Sees(Workspace workspace, Dossier dossier) =>
        workspace.Connection.Scalar($"SELECT 1 FROM dossier d WHERE d.kind=$1 AND d.id=$2 AND {Dossiers("d")}", dossier.Kind, dossier.Id) is not null;

    /// <summary>Whether what a paper or a proof is about is seen: a patch, a dossier; anything else only by who sees the whole county and every procedure.</summary>
    public bool SeesSubject(Workspace workspace, string kind, string id) => kind == "patch"
        ? Sees(workspace, id)
        : DossierShelf.Find(workspace, kind, id) is { } dossier ? Sees(workspace, dossier) : WholeCounty && Post is { Dossiers: SightReach.County, Procedures: null };

    /// <summary>An 抄告 names the department it goes to; that department answers it without being the one that answers for it.</summary>
    private string Addressed(string alias) => UnitName is null || !Post.Covers("inform")
        ? "FALSE"
        : $"({alias}.kind='inform' AND {alias}.state<>'拟抄告' AND EXISTS (SELECT 1 FROM dossier_step s JOIN journal j ON j.sequence=s.sequence WHERE s.kind={alias}.kind AND s.id={alias}.id AND replace(j.body, {Quoted(Member("抄告部门", UnitName))}, '')<>j.body))";

    /// <summary>A member as it stands in the body of an event: canonical JSON writes it in one way, and never so inside a text.</summary>
    private static string Member(string name, string value) => $"{Platform.CanonicalJson.Write(name)}:{Platform.CanonicalJson.Write(value)}";

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
