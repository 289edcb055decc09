using AwesomeAssertions;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries.Implementation;
using Xunit;

namespace Weipian.Formats.Tests;

public class RingTurnTests
{
    /// <summary>Closed walks over a coarse grid: plain rings, crossings, spikes, flat tops, repeated points, rings without area.</summary>
    [Fact]
    public void A_ring_turns_as_the_reference_says()
    {
        var turns = new int[2];
        for (var seed = 0; seed < 200_000; seed++)
        {
            var random = new Random(seed);
            var ring = new double[2 * (random.Next(1, 9) + 1)];
            for (var index = 0; index < ring.Length; index++)
                ring[index] = 3_792_000 + (random.Next(6) / 10.0);
            (ring[^2], ring[^1]) = (ring[0], ring[1]);

            var expected = Orientation.IsCCW(new PackedDoubleCoordinateSequence(ring, 2, 0));

            RingTurn.IsCounterClockwise(ring).Should().Be(expected, "ring {0} turns so", seed);
            turns[expected ? 1 : 0]++;
        }

        turns.Should().OnlyContain(count => count > 40_000);
    }
}
