using System.Globalization;

namespace Weipian.App.Platform;

/// <summary>Numbers as text, the same on every machine.</summary>
public static class Digits
{
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Shortest text that reads back as the same double.</summary>
    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A fixed number of decimals, halves away from zero as official forms do.</summary>
    public static string Fixed(double value, int decimals) =>
        Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals, CultureInfo.InvariantCulture);
}
