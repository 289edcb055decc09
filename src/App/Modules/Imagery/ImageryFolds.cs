using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Imagery;

/// <summary>A picture was registered.</summary>
public sealed record ImageryRegistered(ImageryDescription Imagery);

/// <summary>A picture was taken off the screens; file and event stay.</summary>
public sealed record ImageryRetired(int Number, string Why);

/// <summary>How imagery events change the table imagery.</summary>
public static class ImageryFolds
{
    public const string Registered = "imagery.registered";
    public const string Retired = "imagery.retired";

    public static readonly IReadOnlyDictionary<string, Fold> All = new Dictionary<string, Fold>(StringComparer.Ordinal)
    {
        [Registered] = (target, happened) =>
        {
            var registered = CanonicalJson.Read<ImageryRegistered>(happened.Body);
            var next = Convert.ToInt32(target.Connection.Scalar("SELECT COALESCE(MAX(number),0)+1 FROM imagery"), System.Globalization.CultureInfo.InvariantCulture);
            target.Write("INSERT INTO imagery VALUES ($1,1,NULL,$2,$3)", next, CanonicalJson.Write(registered.Imagery), happened.Sequence);
        },
        [Retired] = (target, happened) =>
        {
            var retired = CanonicalJson.Read<ImageryRetired>(happened.Body);
            target.Write("UPDATE imagery SET current=0, retired=$2 WHERE number=$1", retired.Number, retired.Why);
        },
    };
}
