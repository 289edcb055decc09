using AwesomeAssertions;
using Weipian.Law.Selection;
using Xunit;

namespace Weipian.Law.Tests.Selection;

/// <summary>Digests below were computed with <c>printf '%s' 'seed|id' | sha256sum</c>, not with this code.</summary>
public class RandomDrawTests
{
    private const string Seed = "2024-06-18 双色球 03 08 11 19 25 30 + 07";
    private static readonly IReadOnlyList<DrawCandidate> Population =
    [
        new("TB-006", "河西街道"), new("TB-001", "青山镇"), new("TB-004", "河西街道"), new("TB-003", "青山镇"), new("TB-002", "青山镇"), new("TB-005", "河西街道"),
    ];

    [Fact]
    public void Anyone_gets_the_same_list_with_sha256sum()
    {
        var draw = RandomDraw.Of(Seed, Population, 2);

        draw.Drawn.Should().Equal(
            new DrawnItem(1, "TB-001", "青山镇", "347b84473676264b35d18c81d55f4242b395b8ff08f9d1cd48ec877342c89b8b"),
            new DrawnItem(2, "TB-003", "青山镇", "50527b9c8c2da11d87a97417905439a400dad3f10d68454c3ef6d9324cd15b4d"));
        draw.PopulationHash.Should().Be("7170c87ab4d1ea02acbdcb4d2a6a720da6cba299573b8bcd313ee0e5c6d0c50c");
        draw.ListHash.Should().Be("d71679238fcf55ba5a00cf097e23a35b93a72dd156a0fc442ef81dff8f90cede");
        draw.Method.Should().Contain("printf '%s' '" + Seed + "|编号' | sha256sum");
    }

    [Fact]
    public void Each_unit_gives_its_own_smallest() =>
        RandomDraw.Of(Seed, Population, 1, perStratum: true).Drawn.Select(item => (item.Rank, item.Stratum, item.Id)).Should().Equal(
            (1, "河西街道", "TB-005"), (1, "青山镇", "TB-001"));

    [Fact]
    public void The_order_in_which_candidates_come_does_not_matter() =>
        RandomDraw.Of(Seed, [.. Population.Reverse()], 4).Should().BeEquivalentTo(RandomDraw.Of(Seed, Population, 4), options => options.WithStrictOrdering());

    [Fact]
    public void A_draw_as_it_was_made_holds() => RandomDraw.Of(Seed, Population, 3).Check(Population).Should().BeEmpty();

    [Fact]
    public void A_list_edited_after_the_draw_is_found_out()
    {
        var draw = RandomDraw.Of(Seed, Population, 2);
        var edited = draw with { Drawn = [draw.Drawn[0], draw.Drawn[1] with { Id = "TB-004" }] };

        edited.Check(Population).Should().Equal("名单与其哈希不符:抽取后被改动", "TB-004 不应被抽中", "TB-003 应被抽中而不在名单");
    }

    [Fact]
    public void An_editor_who_makes_the_hash_anew_is_found_out_too()
    {
        var draw = RandomDraw.Of(Seed, Population, 2);
        IReadOnlyList<DrawnItem> shorter = [draw.Drawn[0]];

        (draw with { Drawn = shorter, ListHash = RandomDraw.HashOf(shorter) }).Check(Population).Should().Equal("TB-003 应被抽中而不在名单");
    }

    [Fact]
    public void A_population_changed_after_it_was_published_is_found_out() =>
        RandomDraw.Of(Seed, Population, 2).Check([.. Population.Where(candidate => candidate.Id != "TB-001")])
            .Should().Contain("抽取对象与公布的哈希不符:抽取范围被改动").And.Contain("TB-001 不应被抽中");

    [Fact]
    public void Another_seed_gives_another_list() =>
        RandomDraw.Of("2024-06-20", Population, 6).Drawn.Select(item => item.Id).Should().NotEqual(RandomDraw.Of(Seed, Population, 6).Drawn.Select(item => item.Id));

    [Theory]
    [InlineData("", "TB-001", 1)]
    [InlineData("seed", "", 1)]
    [InlineData("seed", "TB|001", 1)]
    [InlineData("se|ed", "TB-001", 1)]
    [InlineData("seed", "TB-001\n", 1)]
    [InlineData("seed", "TB-001", 0)]
    public void What_could_be_read_two_ways_is_refused(string seed, string id, int count)
    {
        var draw = () => RandomDraw.Of(seed, [new DrawCandidate(id)], count);

        draw.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void One_id_twice_is_refused()
    {
        var draw = () => RandomDraw.Of(Seed, [new("TB-001"), new("TB-001", "青山镇")], 1);

        draw.Should().Throw<ArgumentException>().WithMessage("*TB-001*");
    }

    [Fact]
    public void More_than_there_are_draws_all() => RandomDraw.Of(Seed, Population, 99).Drawn.Should().HaveCount(6);
}
