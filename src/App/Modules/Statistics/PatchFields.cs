using System.Globalization;
using NetTopologySuite.Geometries;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Determination;
using Weipian.Spatial;

namespace Weipian.App.Modules.Statistics;

/// <summary>The named fields a table of patches may show; areas in ㎡, texts as printed.</summary>
public static class PatchFields
{
    /// <returns>Text, a number (<see cref="double"/>), or null where nothing is known.</returns>
    public static object? Value(string field, PatchStanding standing, RulePack pack)
    {
        var (patch, judged) = (standing.Patch, standing.Judged);
        return field switch
        {
            "year" => patch.Year.ToString(CultureInfo.InvariantCulture),
            "batch" => patch.Batch.ToString(CultureInfo.InvariantCulture),
            "number" => patch.Number,
            "line" => Lines.Name(patch.Line),
            "town" => Units(judged, "town"),
            "village" => Units(judged, "village"),
            "area" => judged?.Counted?.AreaM2,
            "farmland" => judged?.Counted?.FarmlandM2,
            "permanent" => judged?.Counted?.PermanentFarmlandCultivatedM2,
            "plan" => judged?.Verdict.Flags.FirstOrDefault(flag => flag.Contains("规划", StringComparison.Ordinal)),
            "conclusion" => standing.Text,
            "rule" => judged?.Verdict.Row,
            "articles" => judged is null ? null : string.Join(";", judged.Verdict.Articles.Select(code => pack.Articles.Find(code)?.Title ?? code)),
            "flags" => judged is null ? null : string.Join(";", judged.Verdict.Flags.Where(flag => !flag.Contains("规划", StringComparison.Ordinal))),
            "state" => standing.State,
            "concluded-by" => standing.Conclusion is { } conclusion ? $"{conclusion.Person}({conclusion.Post})" : null,
            "approval-authority" => Papers(judged, cover => cover.Authority),
            "approval-document" => Papers(judged, cover => cover.Document),
            "approval-date" => Papers(judged, cover => cover.Date is { } date ? Days.Write(date) : null),
            "approved-area" => judged?.Facts?.ApprovedM2,
            "centre-x" => Centre(patch, point => point.X),
            "centre-y" => Centre(patch, point => point.Y),
            "mineral" => judged?.MineralFacts?.Mineral,
            "suspected-type" => patch.Row.Fields.GetValueOrDefault("suspected-type"),
            "licence" => Right(judged)?.Licence,
            "holder" => Right(judged)?.Holder,
            "licence-until" => Right(judged)?.ValidTo is { } until ? Days.Write(until) : null,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "unknown field of a patch"),
        };
    }

    private static string? Units(JudgedPatch? judged, string level)
    {
        var names = judged?.Units.Where(unit => unit.Level == level).Select(unit => unit.Name ?? unit.Code).ToList() ?? [];
        return names.Count == 0 ? null : string.Join('、', names);
    }

    private static string? Papers(JudgedPatch? judged, Func<Cover, string?> of)
    {
        var texts = judged?.Facts?.Approvals?.Select(of).Where(text => text is not null).Distinct().ToList() ?? [];
        return texts.Count == 0 ? null : string.Join('、', texts);
    }

    private static string Centre(Patch patch, Func<Coordinate, double> of)
    {
        var shape = patch.Row.Shape();
        return Digits.Fixed(of(shape is Point point ? point.Coordinate : shape.EnvelopeInternal.Centre), Crs.FromEpsg(patch.Row.Epsg)!.IsGeographic ? 7 : 3);
    }

    /// <summary>The right a patch lies in or touches; one further off has nothing to do with it.</summary>
    private static MiningRight? Right(JudgedPatch? judged) =>
        judged?.MineralFacts is { } facts && MineralQuestions.Nearest(facts) is { } right && (right.InsideM2 > 0 || right.DistanceM <= Near) ? right : null;

    private const double Near = 50;
}
