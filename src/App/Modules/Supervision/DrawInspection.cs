using System.Globalization;
using System.Text;
using Weipian.App.Database;
using Weipian.App.Modules.Determinations;
using Weipian.App.Platform;
using Weipian.Law.Selection;

namespace Weipian.App.Modules.Supervision;

/// <summary>
/// <c>weipian inspect-draw</c>: the county's random joint inspection (R027). The population is announced by its hash, the seed is published, and the
/// list follows from both; anyone can draw it again.
/// </summary>
public static class DrawInspection
{
    /// <summary>Patches in force of a year by the town they mostly lie in; those handled off-line are in no population.</summary>
    public static List<DrawCandidate> Population(Workspace workspace, int year) => DeterminationShelf.Of(workspace, year).Where(standing => !standing.IsOffline)
        .Select(standing => new DrawCandidate(standing.Patch.Id, standing.Judged?.MainTown?.Code ?? "")).ToList();

    /// <summary>Makes the population known before any seed.</summary>
    /// <exception cref="ProblemException"><c>draw.empty</c>.</exception>
    public static PopulationAnnounced Announce(Workspace workspace, int year, Actor actor)
    {
        var population = Population(workspace, year);
        if (population.Count == 0)
            throw new ProblemException("draw.empty", $"{year} 年度没有可供抽取的图斑");
        var count = Convert.ToInt32(workspace.Connection.Scalar("SELECT count(*) FROM inspection_population WHERE year=$1", year), CultureInfo.InvariantCulture);
        var announced = new PopulationAnnounced($"GB-{year}-{count + 1:0000}", year, RandomDraw.HashOf(population), Keep(workspace, population));
        workspace.Append(actor, new Happening(SupervisionFolds.Announced, announced.Id, announced));
        return announced;
    }

    /// <param name="population">As announced, or as it stands.</param>
    /// <exception cref="ProblemException"><c>draw.refused</c>: no seed, no candidates, a count that is not positive.</exception>
    public static RandomDraw Decide(string seed, int count, bool perUnit, IReadOnlyList<DrawCandidate> population)
    {
        if (population.Count == 0)
            throw new ProblemException("draw.refused", "没有可供抽取的图斑");
        try
        {
            return RandomDraw.Of(seed.Trim(), population, count, perUnit);
        }
        catch (ArgumentException refused)
        {
            throw new ProblemException("draw.refused", refused.Message.Split(" (Parameter", 2)[0]);
        }
    }

    /// <summary>Draws from the newest announcement that no draw has used; without one, from the population as it stands.</summary>
    public static InspectionDrawn Run(Workspace workspace, int year, string seed, int count, bool perUnit, Actor actor)
    {
        var used = SupervisionShelf.Draws(workspace, year).Select(draw => draw.Announcement).ToHashSet(StringComparer.Ordinal);
        var announced = Announcements(workspace, year).LastOrDefault(one => !used.Contains(one.Id));
        var population = announced is null ? Population(workspace, year) : Read(workspace, announced.Population);
        var draw = Decide(seed, count, perUnit, population);
        var drawn = new InspectionDrawn($"DC-{year}-{SupervisionShelf.Draws(workspace, year).Count + 1:0000}", year, draw, announced?.Population ?? Keep(workspace, population), announced?.Id);
        workspace.Append(actor, new Happening(SupervisionFolds.Drawn, drawn.Id, drawn));
        return drawn;
    }

    /// <summary>Draws again from what is kept; what does not hold, in words. Empty: the list follows from seed and population.</summary>
    public static IReadOnlyList<string> Verify(Workspace workspace, InspectionDrawn drawn)
    {
        var found = drawn.Draw.Check(Read(workspace, drawn.Population)).ToList();
        if (drawn.Announcement is { } id && Announcements(workspace, drawn.Year).Find(one => one.Id == id)?.PopulationHash != drawn.Draw.PopulationHash)
            found.Add($"抽取范围与公告 {id} 公布的哈希不符");
        return found;
    }

    private static List<PopulationAnnounced> Announcements(Workspace workspace, int year) => workspace.Connection.Query(
        "SELECT body FROM inspection_population WHERE year=$1 ORDER BY id", row => CanonicalJson.Read<PopulationAnnounced>(row.GetString(0)), year);

    private static string Keep(Workspace workspace, IReadOnlyList<DrawCandidate> population) =>
        workspace.Files.Put(Encoding.UTF8.GetBytes(string.Concat(population.Select(candidate => $"{candidate.Stratum}|{candidate.Id}\n").Order(StringComparer.Ordinal))));

    private static List<DrawCandidate> Read(Workspace workspace, string hash) => Encoding.UTF8.GetString(workspace.Files.Get(hash)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('|', 2)).Select(parts => new DrawCandidate(parts[1], parts[0])).ToList();
}
