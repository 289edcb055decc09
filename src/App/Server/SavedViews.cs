using Weipian.App.Database;
using Weipian.App.Modules.Accounts;
using Weipian.App.Platform;

namespace Weipian.App.Server;

/// <summary>An address of the register under a name.</summary>
public sealed record SavedView(string Name, string Address);

/// <summary>
/// Views of the register that a person keeps: the same wherever he signs in. They are nobody's business and no fact of the county,
/// so they lie beside the accounts and not in the journal.
/// </summary>
public static class SavedViews
{
    private const int LongestName = 30;
    private const int LongestAddress = 2000;
    private const int MostOfOne = 100;

    /// <summary>By name.</summary>
    public static List<SavedView> Of(CredentialDatabase database, string login) => database.Do(connection => connection.Query(
        "SELECT name, address FROM saved_view WHERE login=$1 ORDER BY name", row => new SavedView(row.GetString(0), row.GetString(1)), login));

    /// <summary>Keeps a view; one of the same name is replaced.</summary>
    /// <exception cref="ProblemException"><c>view.name</c>, <c>view.address</c>, <c>view.many</c>.</exception>
    public static SavedView Keep(CredentialDatabase database, string login, SavedView view, string now)
    {
        var kept = view with { Name = view.Name.Trim() };
        if (kept.Name.Length is 0 or > LongestName || AccessLog.Plain(kept.Name) != kept.Name)
            throw new ProblemException("view.name", $"视图名称不能为空,不超过 {LongestName} 字,不含控制字符", field: "name");
        if (kept.Address.Length > LongestAddress || !(kept.Address == "/patches" || kept.Address.StartsWith("/patches?", StringComparison.Ordinal)) || kept.Address.Any(char.IsControl))
            throw new ProblemException("view.address", "只能保存图斑台账的视图", field: "address");
        return database.Do(connection =>
        {
            connection.Execute("DELETE FROM saved_view WHERE login=$1 AND name=$2", login, kept.Name);
            if ((long)connection.Scalar("SELECT count(*) FROM saved_view WHERE login=$1", login)! >= MostOfOne)
                throw new ProblemException("view.many", $"每人最多保存 {MostOfOne} 个视图,请先删除不用的");
            connection.Execute("INSERT INTO saved_view VALUES ($1,$2,$3,$4)", login, kept.Name, kept.Address, now);
            return kept;
        });
    }

    /// <returns>Whether there was such a view.</returns>
    public static bool Drop(CredentialDatabase database, string login, string name) =>
        database.Do(connection => connection.Execute("DELETE FROM saved_view WHERE login=$1 AND name=$2", login, name)) == 1;
}
