using Weipian.App.Modules.Procedures;
using Weipian.App.Modules.Programmes;
using Weipian.Law.Parameters;
using Weipian.Law.Procedures;
using Weipian.Law.TimeLimits;

namespace Weipian.App.Modules.Cases;

/// <summary>Time limits of a case as its conditions ask for them.</summary>
internal static class CaseClocks
{
    public static Deadlines Deadlines(NeedContext context) => new(context.Pack, ProgrammeYear.Load(context.Workspace, context.Dossier?.Year ?? context.Request.Year).Parameters);

    public static ParameterValues Parameters(NeedContext context) => Deadlines(context).Parameters(context.Request.Day);

    /// <summary>The newest clock of a limit; null when it was never set off.</summary>
    public static DossierClock? Read(NeedContext context, string limit, DateOnly day) =>
        context.Dossier is null ? null : DossierShelf.Clocks(context.Workspace, context.Dossier, context.Pack, day).LastOrDefault(clock => clock.Limit == limit);

    /// <summary>A party's limit has run out by the day of the step.</summary>
    public static NeedState Over(NeedContext context, string limit, string name) => Read(context, limit, context.Request.Day) switch
    {
        null => NeedState.No($"{name}未起算"),
        { Reading: null, Problem: var problem } => NeedState.Unknown(problem!),
        { Reading.State: ClockState.Met } => NeedState.Yes($"{name}已了结"),
        { Reading.Due: { } due } => context.Request.Day > due.Day ? NeedState.Yes($"{name}至 {due.Day:yyyy-MM-dd} 届满") : NeedState.No($"{name}至 {due.Day:yyyy-MM-dd},尚未届满"),
        _ => NeedState.No($"{name}未起算"),
    };
}
