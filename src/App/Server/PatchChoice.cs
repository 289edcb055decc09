using NetTopologySuite.Geometries;
using Weipian.App.Modules.Register;

namespace Weipian.App.Server;

/// <summary>Patches of the register in memory that are meant and seen: <see cref="PatchFilter.Sql"/> without the database.</summary>
public sealed class PatchChoice
{
    private readonly PatchMoment _moment;
    private readonly int _year;
    private readonly string? _line, _begins, _status;
    private readonly string? _unsigned;
    private readonly bool? _visited, _contested;
    private readonly bool[] _groups;
    private readonly double[]? _box;
    private readonly IReadOnlySet<string>? _seen;

    /// <param name="workspace">Asked what the sight sees, at the reader's moment.</param>
    /// <exception cref="Platform.ProblemException"><c>filter.bbox</c>.</exception>
    public PatchChoice(Workspace workspace, PatchMoment moment, PatchFilter filter, Sight sight)
    {
        (_moment, _seen, _year, _visited) = (moment, sight.PatchesSeen(workspace), filter.Year, filter.Visited);
        _status = filter.Status == "all" ? null : filter.Status ?? "current";
        _line = string.IsNullOrEmpty(filter.Line) ? null : filter.Line;
        _begins = string.IsNullOrWhiteSpace(filter.Q) ? null : filter.Q.Trim();
        _unsigned = string.IsNullOrEmpty(filter.Unsigned) ? null : PatchSignatures.Mark(filter.Unsigned);
        _contested = filter.Contested;
        _box = filter.Bbox is null ? null : PatchFilter.Box(filter.Bbox);
        var (states, codes, towns, stages) = (Chosen(filter.State), Chosen(filter.Code), Chosen(filter.Town), Chosen(filter.Stage));
        _groups = [.. moment.Groups.Select(group => (states is null || states.Contains(group.State)) && (codes is null || codes.Contains(group.Code))
            && (towns is null || towns.Contains(group.Town)) && (stages is null || stages.Contains(group.Stage)) && (filter.Batch is not { } batch || group.Batch == batch))];

        static HashSet<string>? Chosen(string? choice) => string.IsNullOrEmpty(choice) ? null : PatchFilter.Choices(choice).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Those chosen, by number.</summary>
    /// <param name="descending">From the last to the first.</param>
    public IEnumerable<PatchEntry> All(bool descending = false)
    {
        for (var block = 0; block < _moment.Blocks.Length; block++)
        {
            var entries = _moment.Blocks[descending ? _moment.Blocks.Length - 1 - block : block];
            for (var index = 0; index < entries.Length; index++)
                if (Holds(entries[descending ? entries.Length - 1 - index : index]))
                    yield return entries[descending ? entries.Length - 1 - index : index];
        }
    }

    /// <summary>Those chosen that reach into a box of degrees.</summary>
    public IEnumerable<PatchEntry> All(Envelope reach)
    {
        foreach (var block in _moment.Blocks)
            foreach (var one in block)
                if (one.East >= reach.MinX && one.North >= reach.MinY && one.West <= reach.MaxX && one.South <= reach.MaxY && Holds(one))
                    yield return one;
    }

    private bool Holds(PatchEntry one) => _groups[one.Group] && one.Year == _year
        && (_status is null || one.Status == _status)
        && (_line is null || one.Line == _line)
        && (_visited is not { } visited || one.Visited == visited)
        && (_contested is not { } contested || one.Contested == contested)
        && (_unsigned is null || (one.Proposed is not null && one.Concluded is null && !one.Signed.Contains(_unsigned, StringComparison.Ordinal)))
        && (_box is null || (one.East >= _box[0] && one.North >= _box[1] && one.West <= _box[2] && one.South <= _box[3]))
        && (_begins is null || one.Number.StartsWith(_begins, StringComparison.Ordinal) || one.Id == _begins)
        && (_seen is null || _seen.Contains(one.Id));
}
