using System.Text.RegularExpressions;

namespace Weipian.House.Tests.Rules;

/// <summary>Which room may know which (ARCHITECTURE.md). Law knows square metres, not polygons; nothing knows App.</summary>
public static partial class RoomArrows
{
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Law"] = [],
        ["Spatial"] = [],
        ["Rendering"] = [],
        ["PaperTemplates"] = [],
        ["Formats"] = ["Spatial"],
        ["SyntheticCounty"] = ["Spatial", "Formats"],
        ["App"] = ["Law", "Spatial", "Formats", "Rendering", "SyntheticCounty"],
    };

    /// <summary>What the project files declare.</summary>
    public static IReadOnlyList<string> InProjects(IEnumerable<SourceFile> projects) =>
        [.. from project in projects
            let room = project.Name["Weipian.".Length..]
            from Match reference in ProjectReference().Matches(project.Text)
            from violation in Judge(room, reference.Groups[1].Value, project.Path)
            select violation];

    /// <summary>What the compiled assemblies really use, whatever the project files say.</summary>
    public static IReadOnlyList<string> InAssemblies(IEnumerable<(string Room, IEnumerable<string> References)> rooms) =>
        [.. from room in rooms
            from reference in room.References
            let known = reference == "weipian" ? "App" : reference.StartsWith("Weipian.", StringComparison.Ordinal) ? reference["Weipian.".Length..] : null
            where known is not null
            from violation in Judge(room.Room, known, room.Room)
            select violation];

    private static IEnumerable<string> Judge(string room, string known, string where)
    {
        if (!MayKnow.TryGetValue(room, out var allowed)) yield return $"{where}: room {room} is not in the table of arrows";
        else if (!allowed.Contains(known)) yield return $"{where}: {room} must not know {known}";
    }

    [GeneratedRegex("""<ProjectReference\s+Include="[^"]*Weipian\.(\w+)\.csproj""")]
    private static partial Regex ProjectReference();
}
