using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Weipian.App.Intake;
using Weipian.App.Platform;
using Weipian.Formats;
using Weipian.Spatial;

namespace Weipian.App.Modules.Patches;

/// <summary>One usable row of a package, with its declared figure still in the package's unit.</summary>
public sealed record ReadPatch(PatchRow Row, double? Declared);

/// <summary>Turns the rows of a package into patches; a row that cannot be used is refused by name, never dropped.</summary>
public sealed class PatchReading(FeatureSource source, Crs crs, RowFilter filter, IReadOnlyDictionary<string, string> mapping, IntakeOptions options, int batch)
{
    private readonly Dictionary<string, int> _columns = mapping.ToDictionary(
        pair => pair.Key, pair => source.Fields.Select(field => field.Name).ToList().IndexOf(pair.Value), StringComparer.Ordinal);

    private readonly Dictionary<string, ReadPatch> _byNumber = new(StringComparer.Ordinal);
    private readonly List<RefusedRow> _refused = [];
    private long _read, _filteredOut, _withoutShape;

    /// <summary>Extent of the shapes kept.</summary>
    public Envelope Extent { get; } = new();

    public List<ReadPatch> ReadAll()
    {
        var patches = new List<ReadPatch>();
        foreach (var feature in source.Read())
        {
            _read++;
            options.Progress?.Invoke(_read, source.DeclaredCount);
            if (!filter.Holds(feature.Values))
                _filteredOut++;
            else if (feature.Geometry is not { IsEmpty: false } shape)
                Shapeless(feature.Record);
            else if (Take(feature, shape) is { } patch)
                patches.Add(patch);
        }

        return patches;
    }

    public RowAccount Account(int kept) => new(_read, kept, _filteredOut, _withoutShape, _refused);

    private void Shapeless(long record)
    {
        if (source.Problems.FirstOrDefault(problem => problem.Record == record && problem.Fatal) is { } problem)
            _refused.Add(new RefusedRow(record, problem.Code, problem.Message));
        else
            _withoutShape++;
    }

    private ReadPatch? Take(SourceFeature feature, Geometry shape)
    {
        var number = Text(feature, "number") ?? $"{batch}-{feature.Record}";
        var declared = Text(feature, "declared-area") is { } figure && double.TryParse(figure, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value : (double?)null;
        var patch = new ReadPatch(Measure(feature, shape, number), declared);
        if (!_byNumber.TryGetValue(number, out var twin))
        {
            _byNumber[number] = patch;
            Extent.ExpandToInclude(shape.EnvelopeInternal);
            return patch;
        }

        _refused.Add(twin.Row.Geometry == patch.Row.Geometry
            ? new RefusedRow(feature.Record, "patch.repeated", $"与第 {twin.Row.Record} 条编号、图形都相同,并入该条")
            : new RefusedRow(feature.Record, "patch.number-twice", $"编号“{number}”与第 {twin.Row.Record} 条重复而图形不同"));
        return null;
    }

    private PatchRow Measure(SourceFeature feature, Geometry shape, string number)
    {
        var fault = ShapeFault.Find(shape);
        var repaired = fault is null ? null : ShapeFault.ProposeRepair(shape);
        var accepted = repaired is { IsEmpty: false } && options.AcceptRepairs;
        var measured = fault is null ? shape : accepted ? repaired : null;
        return new PatchRow(
            feature.Record, number, crs.Epsg, Hex(measured ?? shape), accepted ? Hex(shape) : null,
            measured is IPolygonal ? OfficialArea.Of(measured, crs) : null, measured is IPolygonal ? OfficialArea.Planar(measured, crs) : null,
            null, fault is null ? null : Describe(fault, shape, repaired!, accepted),
            new SortedDictionary<string, string>(_columns.Keys.Where(target => Text(feature, target) is not null)
                .ToDictionary(target => target, target => Text(feature, target)!), StringComparer.Ordinal),
            new SortedDictionary<string, string>(source.Fields.Select((field, index) => (field.Name, Value: Show(feature.Values[index])))
                .Where(pair => pair.Value is not null).DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.Value!), StringComparer.Ordinal));
    }

    private PatchFault Describe(ShapeFault fault, Geometry shape, Geometry repaired, bool accepted) => new(
        fault.Code, fault.Message, fault.Location is { } at ? $"{Digits.Of(at.X)}, {Digits.Of(at.Y)}" : "",
        fault.Code == "shape.not-finite" ? 0 : OfficialArea.Of(shape, crs), repaired.IsEmpty ? 0 : OfficialArea.Of(repaired, crs),
        repaired.IsEmpty || accepted ? null : Hex(repaired), accepted);

    private string? Text(SourceFeature feature, string target) =>
        _columns.TryGetValue(target, out var column) && Show(feature.Values[column]) is { } text && text.Trim() is { Length: > 0 } said ? said : null;

    private static string? Show(object? value) => value switch
    {
        null => null,
        DateOnly day => Days.Write(day),
        double number => Digits.Of(number),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string Hex(Geometry shape) => Convert.ToHexString(new WKBWriter().Write(shape));
}
