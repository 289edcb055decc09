using System.Globalization;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>--crs EPSG:n</c>.</summary>
public static class EpsgOption
{
    /// <exception cref="ProblemException"><c>option.crs</c>.</exception>
    public static int? Read(string? text)
    {
        if (text is null)
            return null;
        var digits = text.StartsWith("EPSG:", StringComparison.OrdinalIgnoreCase) ? text[5..] : text;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var epsg)
            ? epsg : throw new ProblemException("option.crs", $"“{text}”应写成 EPSG:4524 的形式", field: "--crs");
    }
}
