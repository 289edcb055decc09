using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NetTopologySuite.Geometries;
using Weipian.App.Platform;
using Weipian.Formats;
using Weipian.Law.Layers;
using Weipian.Spatial;

namespace Weipian.App.Modules.Layers;

/// <summary>A feature of a layer as stored.</summary>
/// <param name="Shape">Measured shape, or the original as delivered while it is quarantined.</param>
/// <param name="Fault">Code of the fault; null when the shape may be measured.</param>
/// <param name="Values">By target field.</param>
public sealed record LayerFeature(long Record, Geometry? Shape, string? Fault, SortedDictionary<string, string> Values);

/// <summary>What makes a layer that layer; hashed before its features.</summary>
public sealed record LayerHead(string Kind, int Epsg, bool Wgs84Accepted, string? Scheme, string? Date, IReadOnlyList<string> Targets);

/// <summary>Writes the immutable GeoPackage of a layer version and computes its content hash as the features go by.</summary>
public sealed class LayerFile : IDisposable
{
    public const string Table = "features";
    private static readonly string[] Numeric = ["gross", "deducted", "net"];

    private readonly GeoPackageWriter _writer;
    private readonly GeoPackageLayer _layer;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly LayerHead _head;
    private readonly object?[] _values;
    private bool _closed;

    public LayerFile(string path, LayerHead head, LayerKind kind, Crs crs)
    {
        (_head, _values) = (head, new object?[2 + head.Targets.Count]);
        _hash.AppendData(CanonicalJson.WriteBytes(head));
        _writer = GeoPackageWriter.Create(path);
        _layer = _writer.AddLayer(Table, kind.Name, crs, Columns(head.Targets));
    }

    /// <summary>Columns of the stored table: where a row came from, its fault, and the mapped fields.</summary>
    public static IReadOnlyList<SourceField> Columns(IReadOnlyList<string> targets) =>
    [
        new("record", FieldKind.Integer), new("fault", FieldKind.Text),
        .. targets.Select(target => new SourceField(target, Numeric.Contains(target) ? FieldKind.Real : FieldKind.Text)),
    ];

    /// <summary>What of a row beside its shape makes the layer that layer.</summary>
    public static byte[] Hashed(LayerFeature feature) => CanonicalJson.WriteBytes(new { feature.Record, feature.Fault, feature.Values });

    public void Write(ExaminedChunk chunk)
    {
        var blobs = chunk.Blobs.WrittenSpan;
        foreach (ref readonly var row in CollectionsMarshal.AsSpan(chunk.Rows))
        {
            var blob = blobs[..row.BlobLength];
            blobs = blobs[row.BlobLength..];
            _hash.AppendData(row.Hashed);
            _hash.AppendData(GeoPackageLayer.WkbOf(blob));
            (_values[0], _values[1]) = (row.Record, row.FaultCode);
            for (var index = 0; index < _head.Targets.Count; index++)
                _values[2 + index] = !row.Values.TryGetValue(_head.Targets[index], out var text) ? null : Number(_head.Targets[index], text) is { } number ? number : text;
            _layer.Write(blob, row.Extent, _values);
        }
    }

    /// <summary>The figure of a numeric target; null for other targets, or where the text is none.</summary>
    public static double? Number(string target, string text) =>
        Numeric.Contains(target) && double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Closes the file; the content hash.</summary>
    public string Close()
    {
        Dispose();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose()
    {
        if (_closed)
            return;
        _closed = true;
        _layer.Dispose();
        _writer.Dispose();
    }
}
