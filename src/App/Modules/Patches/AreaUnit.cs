using Weipian.App.Platform;

namespace Weipian.App.Modules.Patches;

/// <summary>The unit a package declares its areas in; packages come in 亩, ㎡ and 公顷 without saying so.</summary>
/// <param name="Key">mu, m2, ha.</param>
/// <param name="M2">Square metres of one unit; 亩 is exactly 2000/3.</param>
public sealed record AreaUnit(string Key, string Name, double M2)
{
    /// <summary>Declared and measured areas agree within this share when the unit is right.</summary>
    private const double Agreement = 0.2;

    public static readonly IReadOnlyList<AreaUnit> All = [new("mu", "亩", 2000.0 / 3), new("m2", "㎡", 1), new("ha", "公顷", 10_000)];

    /// <summary>The unit given by a person, or the one in which the median patch agrees with its geometry.</summary>
    /// <param name="pairs">Declared figure and measured ㎡ of the sound patches.</param>
    /// <returns>Unit and how it is known; no unit when nothing was declared.</returns>
    /// <exception cref="ProblemException"><c>area.unit</c>, <c>area.unit-unclear</c>.</exception>
    public static (AreaUnit? Unit, string How) Decide(string? given, IReadOnlyList<(double Declared, double MeasuredM2)> pairs)
    {
        if (given is not null)
            return (All.FirstOrDefault(unit => unit.Key == given)
                ?? throw new ProblemException("area.unit", $"面积单位“{given}”应为 mu、m2 或 ha", field: "--area-unit"), "人工指定");
        var ratios = pairs.Where(pair => pair.Declared > 0 && pair.MeasuredM2 > 0).Select(pair => pair.MeasuredM2 / pair.Declared).Order().ToList();
        if (ratios.Count == 0)
            return (null, "未申报面积");
        var median = ratios[ratios.Count / 2];
        return All.FirstOrDefault(unit => Math.Abs((median / unit.M2) - 1) <= Agreement) is { } inferred
            ? (inferred, $"由图形推断:申报 1 合图形 {Digits.Fixed(median, 2)} ㎡(中位数,{ratios.Count} 个图斑)")
            : throw new ProblemException("area.unit-unclear",
                $"申报面积与图形面积之比(中位数 {Digits.Fixed(median, 4)})不合亩、㎡、公顷中任何一种,请用 --area-unit 指明", field: "--area-unit");
    }
}
