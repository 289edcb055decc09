using System.Collections.Immutable;
using System.Data.Common;
using Weipian.App.Database;
using Weipian.App.Server.Maps;

namespace Weipian.App.Server;

/// <summary>The five things patches are counted by.</summary>
public sealed record PatchGroup(string State, string Code, string Town, string Stage, int Batch);

/// <summary>One patch of the register as it lies in memory.</summary>
/// <param name="Signed">Departments that signed, as <see cref="Modules.Register.PatchSignatures"/> marks them.</param>
/// <param name="Contested">A statement about it waits for its answer.</param>
/// <param name="Group">Number of its group in the columns.</param>
/// <param name="West">Degrees; not a number where the patch has no place.</param>
public sealed record PatchEntry(
    long Key, string Id, int Year, string Line, string Number, string Status, double? AreaM2, double? FarmlandM2, double? PermanentM2, string? Proposed, string? Concluded, bool Visited, string Signed, bool Contested, long Sequence,
    PatchGroup Facets, int Group, double West, double South, double East, double North)
{
    /// <summary>The same place as fractions of the whole map, for drawing.</summary>
    public double Left { get; } = TileFrame.Across(West);

    public double Right { get; } = TileFrame.Across(East);

    public double Top { get; } = TileFrame.Down(North);

    public double Bottom { get; } = TileFrame.Down(South);
}

/// <summary>The register at one moment, whoever may see what of it; it never changes.</summary>
/// <param name="Blocks">All patches by number, in blocks.</param>
/// <param name="Groups">The groups they fall in.</param>
/// <param name="Sequence">Last event it has read.</param>
public sealed record PatchMoment(PatchEntry[][] Blocks, ImmutableArray<PatchGroup> Groups, long Sequence);

/// <summary>
/// The register of patches in memory, some 20 MiB per 100,000: what is counted or drawn from afar reads every patch, and reading them from the database
/// takes fifty times as long. After an event only the rows it touched are read again. It may be a moment ahead of whoever reads an older state, never behind.
/// What of it somebody sees is decided where it is used, by <see cref="PatchChoice"/>.
/// </summary>
public sealed class PatchColumns
{
    /// <summary>Small enough that copying one for a change costs nothing, and that it is no large object to the collector.</summary>
    private const int BlockSize = 1024;

    private readonly Lock _one = new();
    private readonly Dictionary<long, int> _at = [];
    private readonly Dictionary<PatchGroup, int> _groupAt = [];
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private volatile PatchMoment _kept = new([], [], 0);

    /// <summary>The register at the reader's moment or a later one.</summary>
    public PatchMoment Of(Workspace workspace)
    {
        var head = workspace.Journal.Head().Sequence;
        var kept = _kept;
        if (kept.Sequence < head)
            lock (_one)
                kept = _kept.Sequence < head ? _kept = Newer(workspace, _kept, head) : _kept;
        return kept;
    }

    private PatchMoment Newer(Workspace workspace, PatchMoment kept, long head)
    {
        var changed = workspace.Connection.Query(
            """
            SELECT s.key, s.patch_id, s.year, s.line, s.number, s.status, s.area_m2, s.proposed, s.concluded, s.visited, s.sequence, s.state, s.code, s.town, s.stage, s.batch, t.west, t.south, t.east, t.north,
              s.farmland_m2, s.permanent_m2, s.signed, s.contested
            FROM patch_sheet s LEFT JOIN patch_tree t ON t.key=s.key WHERE s.sequence>$1 ORDER BY s.key
            """, Read, kept.Sequence);
        if (changed.Count == 0)
            return kept with { Sequence = head };
        var blocks = changed.TrueForAll(entry => _at.TryGetValue(entry.Key, out var at) && kept.Blocks[at / BlockSize][at % BlockSize].Number == entry.Number)
            ? Replaced(kept.Blocks, changed) : Sorted(kept.Blocks, changed);
        return new PatchMoment(blocks, _groupAt.Count == kept.Groups.Length ? kept.Groups : [.. _groupAt.OrderBy(pair => pair.Value).Select(pair => pair.Key)], head);
    }

    /// <summary>Readers go on with the blocks they have; what changed is put into copies.</summary>
    private PatchEntry[][] Replaced(PatchEntry[][] blocks, List<PatchEntry> changed)
    {
        var newer = blocks.ToArray();
        foreach (var group in changed.GroupBy(entry => _at[entry.Key] / BlockSize))
        {
            newer[group.Key] = blocks[group.Key].ToArray();
            foreach (var entry in group)
                newer[group.Key][_at[entry.Key] % BlockSize] = entry;
        }

        return newer;
    }

    private PatchEntry[][] Sorted(PatchEntry[][] blocks, List<PatchEntry> changed)
    {
        var gone = changed.Select(entry => entry.Key).ToHashSet();
        var all = blocks.SelectMany(block => block).Where(entry => !gone.Contains(entry.Key)).Concat(changed)
            .OrderBy(entry => entry.Number, StringComparer.Ordinal).ThenBy(entry => entry.Key).ToList();
        for (var index = 0; index < all.Count; index++)
            _at[all[index].Key] = index;
        return [.. all.Chunk(BlockSize)];
    }

    private PatchEntry Read(DbDataReader row)
    {
        var facets = new PatchGroup(Once(row.GetString(11)), Once(row.GetString(12)), Once(row.Text(13) ?? ""), Once(row.Text(14) ?? ""), row.GetInt32(15));
        if (!_groupAt.TryGetValue(facets, out var group))
            _groupAt[facets] = group = _groupAt.Count;
        return new PatchEntry(
            row.GetInt64(0), row.GetString(1), row.GetInt32(2), Once(row.GetString(3)), row.GetString(4), Once(row.GetString(5)), Area(6), Area(20), Area(21),
            row.Text(7) is { } proposed ? Once(proposed) : null, row.Text(8) is { } concluded ? Once(concluded) : null, row.GetInt64(9) == 1, Once(row.GetString(22)), row.GetInt64(23) > 0, row.GetInt64(10), facets, group,
            Degrees(16), Degrees(17), Degrees(18), Degrees(19));

        double? Area(int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

        double Degrees(int column) => row.IsDBNull(column) ? double.NaN : row.GetDouble(column);
    }

    private string Once(string text) => _texts.TryGetValue(text, out var known) ? known : _texts[text] = text;
}
