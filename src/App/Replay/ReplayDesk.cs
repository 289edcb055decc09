using Weipian.App.Database;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Procedures;
using Weipian.Law;

namespace Weipian.App.Replay;

/// <summary>The office of the story: acts through the same door as everybody, on the day the clock stands at.</summary>
public sealed class ReplayDesk(Workspace workspace, RulePack pack, ReplayClock clock, int year)
{
    public Workspace Workspace { get; } = workspace;

    public RulePack Pack { get; } = pack;

    public int Year { get; } = year;

    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().DateTime);

    /// <summary>Papers issued so far.</summary>
    public int Papers { get; private set; }

    /// <summary>Steps taken so far.</summary>
    public int Steps { get; private set; }

    public string Act(string kind, string? id, string action, Actor actor, IReadOnlyList<string> fields, IReadOnlyList<DossierLink> links, string? unit, string? title)
    {
        var request = new StepRequest(
            kind, id, Year, action, Today, fields.Select(field => field.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal), links, [], unit, title);
        var (step, papers) = ProcedureDesk.Take(Workspace, request, Pack, actor);
        Steps++;
        Papers += papers.Count;
        return step.Taken.Id;
    }

    /// <summary>Issues the card of a patch.</summary>
    public void Card(string patch, Actor actor)
    {
        IssuePatchCard.Run(Workspace, patch, Year, Today, Pack, actor);
        Papers++;
    }

    /// <summary>Runs the story in the order of its days.</summary>
    public void Run(IEnumerable<ReplayStep> steps, Action<DateOnly>? told = null)
    {
        foreach (var day in steps.GroupBy(step => step.Day).OrderBy(day => day.Key))
        {
            clock.MoveTo(day.Key);
            foreach (var step in day.OrderBy(step => step.Order))
                step.Do(this);
            told?.Invoke(day.Key);
        }
    }
}
