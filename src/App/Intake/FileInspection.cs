using NetTopologySuite.Geometries;
using Weipian.App.Platform;
using Weipian.Formats;
using Weipian.Spatial;

namespace Weipian.App.Intake;

/// <summary>A shape of a file that may not be measured, and what its repair would make of it.</summary>
/// <param name="AreaAfterM2">Official area of the proposed repair; null when nothing of the shape would be left.</param>
public sealed record FaultyShape(long Record, string Code, string Reason, string Location, double? AreaAfterM2);

/// <summary>What a file holds, looked at before it is handed in; nothing is stored.</summary>
/// <param name="AreaM2">Official area of all sound shapes together; null while the coordinate system is not settled.</param>
public sealed record InspectedFile(
    string File, string Format, string Encoding, string EncodingReason, IReadOnlyList<SourceField> Fields, Crs? Crs, RowAccount Rows,
    double? AreaM2, double? PlanarAreaM2, IReadOnlyList<FaultyShape> Faults, IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Warnings);

/// <summary>Reads a file whole: every row accounted for, coordinate system judged, every invalid shape named with its place.</summary>
public static class FileInspection
{
    /// <exception cref="ProblemException">The file cannot be opened, or the filter not read.</exception>
    public static InspectedFile Run(IntakeOptions options)
    {
        using var source = SourceDoor.Open(options.File, options.Layer);
        var filter = RowFilter.Parse(options.Where, source.Fields.Select(field => field.Name).ToList());
        var reading = SourceDoor.Judge(source.Crs, options);
        var (problems, warnings) = (new List<Problem>(), new List<Problem>());
        if (reading.Crs is null)
            problems.Add(new Problem(reading.Code!, reading.Message!, source.File, Field: "--crs"));
        var tally = new Tally(reading.Crs, filter);
        foreach (var feature in source.Read())
            tally.Take(feature);
        if (reading.Crs is { } crs)
            foreach (var found in CoordinateTest.Check(crs, tally.Extent, options.AcceptWgs84))
                (found.Blocking ? problems : warnings).Add(new Problem(found.Code, found.Message, source.File));
        var refused = source.Problems.Where(problem => problem is { Fatal: true, Record: not null }).DistinctBy(problem => problem.Record).ToList();
        foreach (var problem in source.Problems)
            (problem.Fatal ? problems : warnings).Add(new Problem(problem.Code, problem.Message, problem.File, problem.Record, problem.Field));
        var rows = tally.Account(refused.Select(problem => new RefusedRow(problem.Record!.Value, problem.Code, problem.Message)).ToList());
        return new InspectedFile(
            source.File, source.Format, source.Encoding, source.EncodingReason, source.Fields, reading.Crs, rows,
            reading.Crs is null ? null : tally.AreaM2, reading.Crs is null ? null : tally.PlanarM2, tally.Faults, problems, warnings);
    }

    private sealed class Tally(Crs? crs, RowFilter filter)
    {
        private long _read, _kept, _filteredOut, _withoutShape;
        private readonly HashSet<long> _shapeless = [];

        public Envelope Extent { get; } = new();

        public double AreaM2 { get; private set; }

        public double PlanarM2 { get; private set; }

        public List<FaultyShape> Faults { get; } = [];

        public void Take(SourceFeature feature)
        {
            _read++;
            if (!filter.Holds(feature.Values))
                _filteredOut++;
            else if (feature.Geometry is not { IsEmpty: false } shape)
                _shapeless.Add(feature.Record);
            else
            {
                _kept++;
                Extent.ExpandToInclude(shape.EnvelopeInternal);
                Measure(feature.Record, shape);
            }
        }

        /// <summary>A row without a shape is refused when the format says why, and only shapeless otherwise.</summary>
        public RowAccount Account(List<RefusedRow> named)
        {
            var refused = named.Where(row => _shapeless.Contains(row.Record)).ToList();
            _withoutShape = _shapeless.Count - refused.Count;
            return new RowAccount(_read, _kept, _filteredOut, _withoutShape, refused);
        }

        private void Measure(long record, Geometry shape)
        {
            if (ShapeFault.Find(shape) is not { } fault)
            {
                if (crs is not null && shape is IPolygonal)
                    (AreaM2, PlanarM2) = (AreaM2 + OfficialArea.Of(shape, crs), PlanarM2 + OfficialArea.Planar(shape, crs));
                return;
            }

            var repaired = crs is null ? null : ShapeFault.ProposeRepair(shape);
            Faults.Add(new FaultyShape(
                record, fault.Code, fault.Message, fault.Location is { } at ? $"{Digits.Of(at.X)}, {Digits.Of(at.Y)}" : "",
                repaired is null or { IsEmpty: true } ? null : OfficialArea.Of(repaired, crs!)));
        }
    }
}
