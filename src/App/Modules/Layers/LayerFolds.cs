using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Layers;

/// <summary>A layer version was registered.</summary>
/// <param name="Replaces">Numbers of the versions of the same kind it takes the place of.</param>
public sealed record LayerRegistered(LayerDescription Layer, IReadOnlyList<int> Replaces);

/// <summary>How layer events change the table layer.</summary>
public static class LayerFolds
{
    public const string Registered = "layers.registered";

    public static readonly IReadOnlyDictionary<string, Fold> All = new Dictionary<string, Fold>(StringComparer.Ordinal)
    {
        [Registered] = Register,
    };

    private static void Register(FoldTarget target, JournalEvent happened)
    {
        var registered = CanonicalJson.Read<LayerRegistered>(happened.Body);
        foreach (var number in registered.Replaces)
            target.Write("UPDATE layer SET current=0 WHERE number=$1", number);
        var next = Convert.ToInt32(target.Connection.Scalar("SELECT COALESCE(MAX(number),0)+1 FROM layer"), System.Globalization.CultureInfo.InvariantCulture);
        target.Write(
            "INSERT INTO layer VALUES ($1,$2,$3,1,$4,$5)", next, registered.Layer.Kind, registered.Layer.Hash,
            CanonicalJson.Write(registered.Layer), happened.Sequence);
    }
}
