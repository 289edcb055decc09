using Microsoft.AspNetCore.Mvc;
using Weipian.App.Modules.Register;
using Weipian.App.Platform;

namespace Weipian.App.Server;

/// <summary>Which patches of the register are meant; the same for the list, its counts, the map and exports.</summary>
/// <param name="Year">Programme year.</param>
/// <param name="Line">land or mineral.</param>
/// <param name="Q">Beginning of a number or id.</param>
/// <param name="State">未判定, 待结论, 意见不一, 已结论; several by comma.</param>
/// <param name="Code">Concluded, else proposed code; several by comma.</param>
/// <param name="Town">Code of the town it mostly lies in; several by comma.</param>
/// <param name="Stage">State of its procedure; several by comma.</param>
/// <param name="Status">current (default), split, merged, vanished, all.</param>
/// <param name="Bbox">west,south,east,north in degrees.</param>
/// <param name="Unsigned">A department: judged, not concluded, and not signed by it.</param>
/// <param name="Contested">Whether a statement about it waits for its answer.</param>
public sealed record PatchFilter(
    [FromQuery(Name = "year")] int Year, [FromQuery(Name = "line")] string? Line = null, [FromQuery(Name = "q")] string? Q = null, [FromQuery(Name = "state")] string? State = null,
    [FromQuery(Name = "code")] string? Code = null, [FromQuery(Name = "town")] string? Town = null, [FromQuery(Name = "batch")] int? Batch = null,
    [FromQuery(Name = "stage")] string? Stage = null, [FromQuery(Name = "visited")] bool? Visited = null, [FromQuery(Name = "status")] string? Status = null,
    [FromQuery(Name = "bbox")] string? Bbox = null, [FromQuery(Name = "unsigned")] string? Unsigned = null, [FromQuery(Name = "contested")] bool? Contested = null)
{
    private const int MostValues = 50;
    private const string LastCharacter = "\U0010FFFF";

    /// <summary>Condition on <c>patch_sheet s</c> with its values, sight included.</summary>
    /// <exception cref="ProblemException"><c>filter.bbox</c>.</exception>
    public (string Where, object?[] Values) Sql(Sight sight)
    {
        var (parts, values) = (new List<string> { sight.Patches("s.patch_id"), "s.year=$1" }, new List<object?> { Year });
        if (!string.IsNullOrEmpty(Line))
            parts.Add($"s.line={Next(Line)}");
        if (!string.IsNullOrWhiteSpace(Q))
            // What begins so lies between it and it with the last of all characters, by bytes: both databases find that by index.
            parts.Add($"((s.number>={Next(Q.Trim())} AND s.number<{Next(Q.Trim() + LastCharacter)}) OR s.patch_id={Next(Q.Trim())})");
        OneOf("s.state", State);
        OneOf("s.code", Code);
        OneOf("s.town", Town);
        OneOf("s.stage", Stage);
        if (Batch is { } batch)
            parts.Add($"s.batch={Next(batch)}");
        if (Visited is { } visited)
            parts.Add($"s.visited={Next(visited ? 1 : 0)}");
        if (Status != "all")
            parts.Add($"s.status={Next(Status ?? "current")}");
        if (!string.IsNullOrEmpty(Unsigned))
            parts.Add($"s.proposed IS NOT NULL AND s.concluded IS NULL AND replace(s.signed, {Next(PatchSignatures.Mark(Unsigned))}, '')=s.signed");
        if (Contested is { } contested)
            parts.Add(contested ? "s.contested>0" : "s.contested=0");
        if (Bbox is not null)
        {
            var box = Box(Bbox);
            parts.Add($"s.key IN (SELECT key FROM patch_tree WHERE east>={Next(box[0])} AND north>={Next(box[1])} AND west<={Next(box[2])} AND south<={Next(box[3])})");
        }

        return (string.Join(" AND ", parts), [.. values]);

        string Next(object? value)
        {
            values.Add(value);
            return "$" + values.Count;
        }

        void OneOf(string column, string? choice)
        {
            if (!string.IsNullOrEmpty(choice))
                parts.Add($"coalesce({column}, '') IN ({string.Join(',', Choices(choice).Select(one => Next(one)))})");
        }
    }

    /// <summary>Values chosen, by comma; <c>-</c> stands for none.</summary>
    public static IEnumerable<string> Choices(string choice) => choice.Split(',').Take(MostValues).Select(one => one == "-" ? "" : one);

    /// <summary>Four numbers of a box: west, south, east, north.</summary>
    /// <exception cref="ProblemException"><c>filter.bbox</c>.</exception>
    public static double[] Box(string text)
    {
        var numbers = text.Split(',').Select(part => double.TryParse(part, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : double.NaN).ToArray();
        return numbers.Length == 4 && numbers.All(number => !double.IsNaN(number)) && numbers[0] <= numbers[2] && numbers[1] <= numbers[3]
            ? numbers : throw new ProblemException("filter.bbox", "范围应为 西,南,东,北 四个经纬度数", field: "bbox");
    }
}
