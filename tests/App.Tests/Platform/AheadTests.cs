using AwesomeAssertions;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Platform;

public class AheadTests
{
    [Fact]
    public void What_many_hands_make_comes_in_the_order_of_the_items_and_a_fault_comes_in_its_place()
    {
        Ahead.Each(Enumerable.Range(0, 1_000), item => 2 * item, 3).Should().Equal(Enumerable.Range(0, 1_000).Select(item => 2 * item));

        var seen = new List<int>();
        var read = () => seen.AddRange(Ahead.Each(Enumerable.Range(0, 100), item => item == 40 ? throw new FormatException("40") : item, 2).Select(item => item));

        read.Should().Throw<FormatException>().WithMessage("40");
        seen.Should().Equal(Enumerable.Range(0, 40));
    }

    [Fact]
    public void Everything_comes_once_and_in_order() =>
        Ahead.Of(Enumerable.Range(0, 10_000), 3).Should().Equal(Enumerable.Range(0, 10_000));

    [Fact]
    public void What_fails_on_the_other_thread_fails_here_after_the_items_before_it()
    {
        var seen = new List<int>();

        var read = () => seen.AddRange(Ahead.Of(Failing(), 2).Select(item => item));

        read.Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("test.failed");
    }

    [Fact]
    public void A_reader_that_goes_away_stops_the_making()
    {
        var made = 0;

        Ahead.Of(Enumerable.Range(0, 1_000_000).Select(item => Interlocked.Increment(ref made)), 2).First().Should().Be(1);

        made.Should().BeLessThan(10);
    }

    private static IEnumerable<int> Failing()
    {
        yield return 1;
        throw new ProblemException("test.failed", "坏了");
    }
}
