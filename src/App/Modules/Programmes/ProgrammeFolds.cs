using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Programmes;

/// <summary>The workspace was restored from a backup older than what was known of it.</summary>
/// <param name="Sequence">Last event of the backup.</param>
/// <param name="Known">Last event known; those between are lost.</param>
/// <param name="KnownHash">Its hash.</param>
public sealed record OlderRestored(long Sequence, long Known, string KnownHash, string Reason);

/// <summary>How programme events change the tables workspace, programme, programme_parameter and unit.</summary>
public static class ProgrammeFolds
{
    public const string Restored = "programmes.older-restored";

    public static readonly IReadOnlyDictionary<string, Fold> All = new Dictionary<string, Fold>(StringComparer.Ordinal)
    {
        [CreateWorkspace.EventType] = Created,
        [SetProgramme.EventType] = Set,
        [SetUnits.EventType] = UnitsReplaced,
        // The journal itself is the record of what was lost.
        [Restored] = (_, _) => { },
    };

    private static void Created(FoldTarget target, JournalEvent happened)
    {
        var created = CanonicalJson.Read<WorkspaceCreated>(happened.Body);
        target.Write("INSERT INTO workspace VALUES ($1,$2)", created.CountyCode, created.CountyName);
    }

    private static void Set(FoldTarget target, JournalEvent happened)
    {
        var set = CanonicalJson.Read<ProgrammeSet>(happened.Body);
        target.Write(
            "INSERT INTO programme VALUES ($1,$2) ON CONFLICT(year) DO UPDATE SET rule_pack=excluded.rule_pack", set.Year, set.RulePack);
        foreach (var (key, value) in set.Parameters)
            target.Write(
                "INSERT INTO programme_parameter VALUES ($1,$2,$3,$4) ON CONFLICT(year,key) DO UPDATE SET value=excluded.value, sequence=excluded.sequence",
                set.Year, key, value, happened.Sequence);
    }

    private static void UnitsReplaced(FoldTarget target, JournalEvent happened)
    {
        var set = CanonicalJson.Read<UnitsSet>(happened.Body);
        target.Write("DELETE FROM unit WHERE year=$1", set.Year);
        foreach (var unit in set.Units)
            target.Write(
                "INSERT INTO unit VALUES ($1,$2,$3,$4,$5,$6,$7)", set.Year, unit.Code, unit.Name, unit.Kind,
                Days.Write(Days.Read(unit.ValidFrom)), unit.ValidTo is null ? null : Days.Write(Days.Read(unit.ValidTo)), happened.Sequence);
    }
}
