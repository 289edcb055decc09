using Weipian.Law.Parameters;
using Weipian.Law.TimeLimits;

namespace Weipian.App.Modules.Procedures;

/// <summary>Reads the clocks of a dossier from what its steps did to them.</summary>
public static class DossierClocks
{
    /// <summary>Every clock the dossier has set off, in that order. A limit set off anew after it was met is a clock of its own.</summary>
    public static List<DossierClock> Of(Dossier dossier, Deadlines deadlines, DateOnly today)
    {
        var clocks = new List<(string Limit, string? After, List<ClockEvent> Events)>();
        foreach (var step in dossier.Steps.Where(step => step.Day <= today))
            foreach (var effect in step.Taken.Clocks)
            {
                var day = Platform.Days.Read(effect.Day);
                if (effect.Effect == "start")
                    clocks.Add((effect.Limit, effect.After, [Start(clocks, effect, day, deadlines, today)]));
                else
                    foreach (var clock in clocks.Where(clock => clock.Limit == effect.Limit && !clock.Events.Exists(happened => happened is ClockMet)))
                        clock.Events.Add(Happened(effect, day, step));
            }

        return clocks.Select(clock => Read(clock.Limit, clock.After, clock.Events, deadlines, today)).ToList();
    }

    private static ClockStarted Start(List<(string Limit, string? After, List<ClockEvent> Events)> clocks, ClockEffect effect, DateOnly day, Deadlines deadlines, DateOnly today)
    {
        if (effect.After is null)
            return new ClockStarted(day, Set: effect.Until is null ? null : LimitLength.On(Platform.Days.Read(effect.Until)));
        var before = clocks.LastOrDefault(clock => clock.Limit == effect.After);
        return new ClockStarted(day, before.Events is null ? null : Read(before.Limit, before.After, before.Events, deadlines, today).Reading?.Due?.Day);
    }

    private static ClockEvent Happened(ClockEffect effect, DateOnly day, DossierStep step) => effect.Effect switch
    {
        "stop" => new ClockMet(day),
        "suspend" => new ClockSuspended(day, step.Taken.Action),
        "resume" => new ClockResumed(day),
        "extend" => new ClockExtended(day, new LimitLength(effect.ExtraDays ?? 0, LimitUnit.Days), $"{step.Taken.Id} 第 {step.Taken.Number} 步"),
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect.Effect, "unknown clock effect"),
    };

    private static DossierClock Read(string limit, string? after, List<ClockEvent> events, Deadlines deadlines, DateOnly today)
    {
        try
        {
            return new DossierClock(limit, after, deadlines.Read(limit, events, today), null);
        }
        catch (Exception exception) when (exception is LimitException or ParameterUnsetException)
        {
            // The clock runs; only its length is not known yet. It must show, not vanish.
            return new DossierClock(limit, after, null, exception.Message);
        }
    }
}
