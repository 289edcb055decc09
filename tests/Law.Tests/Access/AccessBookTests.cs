using AwesomeAssertions;
using Weipian.Law.Access;
using Xunit;

namespace Weipian.Law.Tests.Access;

public sealed class AccessBookTests
{
    private static readonly RulePack Pack = LawFolder.Pack;

    [Fact]
    public void Administrators_see_no_case_and_share_no_permission_over_one()
    {
        foreach (var post in Pack.Access.Posts.Values.Where(post => post.Administrative))
        {
            (post.Patches, post.Dossiers).Should().Be((SightReach.None, SightReach.None));
            Pack.Access.Permissions.Values.Where(row => row.Admits(post.Post)).Should().NotContain(row => row.Key.StartsWith("patch.", StringComparison.Ordinal) || row.Key.StartsWith("dossier.", StringComparison.Ordinal)
                || row.Key.StartsWith("paper.", StringComparison.Ordinal) || row.Key.StartsWith("evidence.", StringComparison.Ordinal) || row.Key.StartsWith("statistics.", StringComparison.Ordinal) || row.Key == "journal.read");
        }
    }

    /// <summary>Asking for emergency access does nothing by itself: another person grants it, and it can be given back under every post.</summary>
    [Fact]
    public void An_auditor_only_looks() => Pack.Access.Permissions.Values.Where(row => row.Admits("审计员")).Select(row => row.Key)
        .Should().OnlyContain(key => key.EndsWith(".read", StringComparison.Ordinal) || key == "journal.chain" || key == "export.download" || key == "emergency.ask");

    [Fact]
    public void Every_post_of_the_procedures_has_a_sight() => Pack.Access.Posts.Keys.Should().Contain(Pack.Procedures.Posts.Keys);
}
