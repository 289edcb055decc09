using System.Reflection;
using AwesomeAssertions;
using Weipian.House.Tests.Rules;

namespace Weipian.House.Tests;

public sealed class RoomArrowsTests
{
    [Fact]
    public void Project_files_keep_the_arrows() =>
        RoomArrows.InProjects(SourceTree.Files("src tools", ".csproj")).Should().BeEmpty();

    [Fact]
    public void Compiled_rooms_keep_the_arrows() =>
        RoomArrows.InAssemblies(Assemblies.Rooms.Select(r => (r.Room, r.Assembly.GetReferencedAssemblies().Select(a => a.Name!)))).Should().BeEmpty();

    [Theory]
    [InlineData("Law", "Spatial")]
    [InlineData("Law", "Formats")]
    [InlineData("Law", "App")]
    [InlineData("Spatial", "Law")]
    [InlineData("Spatial", "Formats")]
    [InlineData("Formats", "Law")]
    [InlineData("Rendering", "Spatial")]
    [InlineData("SyntheticCounty", "Law")]
    [InlineData("SyntheticCounty", "App")]
    [InlineData("Attic", "Law")]
    public void A_planted_project_reference_is_found(string room, string known)
    {
        var planted = new SourceFile($"src/{room}/Weipian.{room}.csproj", $"""<ProjectReference Include="../{known}/Weipian.{known}.csproj" />""");
        RoomArrows.InProjects([planted]).Should().ContainSingle();
    }

    [Theory]
    [InlineData("Law", "Weipian.Spatial", 1)]
    [InlineData("Formats", "weipian", 1)]
    [InlineData("Formats", "Weipian.Spatial", 0)]
    [InlineData("Rendering", "System.Runtime", 0)]
    public void A_planted_use_in_compiled_code_is_found(string room, string reference, int violations) =>
        RoomArrows.InAssemblies([(room, [reference])]).Should().HaveCount(violations);
}

/// <summary>The rooms as compiled.</summary>
internal static class Assemblies
{
    public static readonly Assembly App = Assembly.Load("weipian");

    public static readonly IReadOnlyList<(string Room, Assembly Assembly)> Rooms =
        [.. new[] { "Law", "Spatial", "Formats", "Rendering", "SyntheticCounty" }.Where(room => SourceTree.Exists($"src/{room}") || SourceTree.Exists($"tools/{room}"))
            .Select(room => (room, Assembly.Load($"Weipian.{room}"))), ("App", App)];
}
