using Weipian.App.Database;
using Weipian.App.Modules.Programmes;

namespace Weipian.App.Server;

/// <summary>Names of units by code, the newest where a code had several.</summary>
public static class UnitNames
{
    public static Dictionary<string, string> Of(Workspace workspace)
    {
        var county = County.Of(workspace);
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { [county.Code] = county.Name };
        foreach (var (code, name) in workspace.Connection.Query("SELECT code, name FROM unit ORDER BY year, valid_from", row => (row.GetString(0), row.GetString(1))))
            names[code] = name;
        return names;
    }
}
