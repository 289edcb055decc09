using System.Globalization;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary>A place as <c>经度,纬度</c> in degrees.</summary>
public static class PlaceOption
{
    /// <returns>Both null when nothing was given.</returns>
    /// <exception cref="ProblemException"><c>option.place</c>.</exception>
    public static (double? Longitude, double? Latitude) Read(string? text, string option)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (null, null);
        var parts = text.Split(',');
        return parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            ? (longitude, latitude)
            : throw new ProblemException("option.place", $"“{text}”应为 经度,纬度(度),如 111.45,34.25", field: option);
    }
}
