using Weipian.Law;

namespace Weipian.App.Modules.Procedures;

/// <summary>Every clock that runs in a year, the most urgent first; a clock whose length is not set comes before all, because nobody can keep it.</summary>
public static class DueList
{
    public static List<DueItem> Of(Workspace workspace, int year, RulePack pack, DateOnly today) => pack.Procedures.All
        .SelectMany(procedure => DossierShelf.Of(workspace, procedure.Key, year))
        .SelectMany(dossier => DossierShelf.Clocks(workspace, dossier, pack, today).Where(clock => clock.Runs).Select(clock => new DueItem(dossier.Kind, dossier.Id, dossier.Title, dossier.Unit, dossier.State, clock)))
        .OrderBy(item => item.Clock.Reading?.Due?.Day ?? DateOnly.MinValue).ThenBy(item => item.Dossier, StringComparer.Ordinal).ThenBy(item => item.Clock.Limit, StringComparer.Ordinal).ToList();
}
