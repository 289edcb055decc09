using AwesomeAssertions;
using Weipian.App.Modules.Accounts;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Accounts;

public sealed class GrantPostTests
{
    private static readonly DateOnly Today = new(2024, 11, 25);

    public static TheoryData<string, string> Pairs()
    {
        var data = new TheoryData<string, string>();
        foreach (var one in Office.Pack.Access.Posts.Keys)
            foreach (var other in Office.Pack.Access.Posts.Keys)
                data.Add(one, other);
        return data;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Administrators_hold_one_post_and_no_other(string held, string wished)
    {
        var granting = () => GrantPost.Decide(Grant("G2", wished), [Grant("G1", held)], [], ["619901101"], Administrators.Security, Office.Pack.Access);
        var administrative = Office.Pack.Access.Posts[held].Administrative || Office.Pack.Access.Posts[wished].Administrative;
        if (held == wished)
            granting.Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("grant.twice");
        else if (administrative)
            granting.Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("grant.conflict");
        else
            granting.Should().NotThrow();
    }

    [Fact]
    public void Posts_one_after_the_other_do_not_meet() => GrantPost.Decide(
        Grant("G2", "安全管理员") with { From = new DateOnly(2025, 1, 1) }, [Grant("G1", "县卫片办") with { To = new DateOnly(2024, 12, 31) }], [], [], Administrators.Security, Office.Pack.Access)
        .Post.Should().Be("安全管理员");

    [Fact]
    public void A_post_that_sees_only_its_unit_needs_one() => FluentCode(() => GrantPost.Decide(
        Grant("G1", "镇街办事员") with { Unit = null }, [], [], [], Administrators.Security, Office.Pack.Access)).Should().Be("grant.unit");

    [Fact]
    public void The_system_administrator_grants_the_first_administrators_and_nothing_else()
    {
        var access = Office.Pack.Access;
        GrantPost.Decide(Grant("G1", "安全管理员"), [], [], [], Administrators.System, access).Post.Should().Be("安全管理员");
        FluentCode(() => GrantPost.Decide(Grant("G1", "县卫片办"), [], [], [], Administrators.System, access)).Should().Be("grant.bootstrap");
        FluentCode(() => GrantPost.Decide(Grant("G2", "审计管理员"), [], [Grant("G1", "安全管理员")], [], Administrators.System, access)).Should().Be("grant.bootstrap");
    }

    private static string FluentCode(Action action) => action.Should().Throw<ProblemException>().Which.Problems[0].Code;

    private static Grant Grant(string id, string post) => new(id, "somebody", post, Office.Pack.Access.Posts[post].NeedsUnit ? "619901101" : null, Today, null);
}
