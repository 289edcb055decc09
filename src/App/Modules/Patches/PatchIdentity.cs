using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Weipian.App.Modules.Patches;

/// <summary>A patch delivered before, as far as identity asks: number, shape in the common plane, area.</summary>
public sealed record KnownPatch(string Id, string Number, IReadOnlyList<string> Aliases, string Status, int Batch, Geometry Plane);

/// <summary>A row being imported, in the common plane.</summary>
public sealed record DeliveredRow(PatchRow Row, Geometry Plane);

/// <summary>
/// Which patch a delivered row is: history follows the ground, not the import row. Numbers are unique only within a batch,
/// so a number counts only together with the place; a place counts even under another number.
/// </summary>
public sealed class PatchIdentity
{
    /// <summary>Shared area ÷ united area from which two shapes are the same ground.</summary>
    public const double SameGround = 0.98;

    /// <summary>Share of a shape inside another from which it is a part of it.</summary>
    public const double PartOf = 0.95;

    private readonly Func<Geometry, Geometry, double> _common;
    private readonly STRtree<KnownPatch> _places = new();
    private readonly ILookup<string, KnownPatch> _numbers;

    /// <param name="known">Patches of the same year and line.</param>
    /// <param name="common">Area two shapes have in common, ㎡.</param>
    public PatchIdentity(IReadOnlyList<KnownPatch> known, Func<Geometry, Geometry, double> common)
    {
        _common = common;
        foreach (var patch in known)
            _places.Insert(patch.Plane.EnvelopeInternal, patch);
        _places.Build();
        _numbers = known
            .SelectMany(patch => patch.Aliases.Append(patch.Number).Select(number => (Number: number, Patch: patch)))
            .ToLookup(pair => pair.Number, pair => pair.Patch, StringComparer.Ordinal);
    }

    /// <summary>Outcome of a row; <paramref name="newId"/> is used only when the row makes a patch.</summary>
    public BatchRow Decide(DeliveredRow delivered, Func<string> newId)
    {
        var number = delivered.Row.Number;
        var meeting = Meeting(delivered.Plane);
        var byNumber = meeting.FirstOrDefault(met => Bears(met.Patch, number));
        if (byNumber.Patch is { } named)
            return Same(delivered, byNumber)
                ? new BatchRow(RowOutcome.Same, named.Id, [], Alias: false, delivered.Row)
                : new BatchRow(RowOutcome.Corrected, named.Id, [], Alias: false, delivered.Row);
        if (meeting.FirstOrDefault(met => Same(delivered, met)).Patch is { } sameGround)
            // A number this house gave for want of one is no name the patch goes by.
            return new BatchRow(RowOutcome.Same, sameGround.Id, [], Alias: delivered.Row.Fields.ContainsKey("number"), delivered.Row);
        if (Parent(delivered, meeting) is { } parent)
            return new BatchRow(RowOutcome.Child, newId(), [parent.Id], Alias: false, delivered.Row);
        var swallowed = meeting
            .Where(met => met.Patch.Status == PatchStatus.Current && met.CommonM2 >= PartOf * met.Patch.Plane.Area && met.Patch.Plane.Area > 0)
            .Select(met => met.Patch.Id).Order(StringComparer.Ordinal).ToList();
        return swallowed.Count >= 2
            ? new BatchRow(RowOutcome.Merger, newId(), swallowed, Alias: false, delivered.Row)
            : new BatchRow(RowOutcome.New, newId(), [], Alias: false, delivered.Row);
    }

    /// <summary>Known patches that share ground with the row, largest share first; points meet within a metre.</summary>
    private List<(KnownPatch Patch, double CommonM2)> Meeting(Geometry plane)
    {
        var reach = new Envelope(plane.EnvelopeInternal);
        if (plane is Point)
            reach.ExpandBy(1);
        return _places.Query(reach)
            .Select(patch => (patch, Common: Shared(plane, patch.Plane)))
            .Where(met => met.Common > 0)
            .OrderByDescending(met => met.Common)
            .ThenBy(met => met.patch.Id, StringComparer.Ordinal)
            .Select(met => (met.patch, met.Common))
            .ToList();
    }

    private double Shared(Geometry a, Geometry b) => (a, b) switch
    {
        (Point, Point) => a.Distance(b) <= 1 ? 1 : 0,
        (Point, _) or (_, Point) => 0,
        _ => _common(a, b),
    };

    private static bool Bears(KnownPatch patch, string number) =>
        patch.Number == number || patch.Aliases.Contains(number, StringComparer.Ordinal);

    private static bool Same(DeliveredRow delivered, (KnownPatch Patch, double CommonM2) met)
    {
        if (delivered.Plane is Point)
            return true;
        var united = delivered.Plane.Area + met.Patch.Plane.Area - met.CommonM2;
        return delivered.Plane.EqualsExact(met.Patch.Plane)
            || (!Bears(met.Patch, delivered.Row.Number) && met.CommonM2 >= SameGround * united);
    }

    /// <summary>The patch a row named <c>X_1</c> is split from: bears X, and holds the row's ground.</summary>
    private KnownPatch? Parent(DeliveredRow delivered, List<(KnownPatch Patch, double CommonM2)> meeting)
    {
        var cut = delivered.Row.Number.LastIndexOf('_');
        if (cut <= 0 || !delivered.Row.Number.AsSpan(cut + 1).ContainsAnyInRange('0', '9'))
            return null;
        var stem = delivered.Row.Number[..cut];
        return _numbers[stem].FirstOrDefault(known => meeting.Any(met =>
            met.Patch.Id == known.Id && met.CommonM2 >= PartOf * delivered.Plane.Area));
    }
}
