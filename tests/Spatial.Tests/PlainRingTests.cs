using AwesomeAssertions;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using Xunit;

namespace Weipian.Spatial.Tests;

public class PlainRingTests
{
    /// <summary>Closed walks over a coarse grid: crossings, touches, spikes, repeated points and plain rings in plenty.</summary>
    [Fact]
    public void The_quick_proof_never_calls_sound_what_the_full_check_does_not()
    {
        var wrong = Enumerable.Range(0, 200_000).AsParallel().Where(index =>
        {
            var random = new Random(index);
            var points = Enumerable.Range(0, random.Next(3, 9)).Select(_ => new Coordinate(36_583_000 + random.Next(6), 3_792_000 + random.Next(6))).ToList();
            points.Add(points[0].Copy());
            var shape = GeometryFactory.Default.CreatePolygon([.. points]);
            return PlainRing.IsProved(shape) && (new IsValidOp(shape).ValidationError is not null || shape.Area == 0);
        }).ToList();

        wrong.Should().BeEmpty();
    }

    [Fact]
    public void A_plain_parcel_is_proved_and_a_bow_tie_is_named_with_its_place()
    {
        var square = GeometryFactory.Default.CreatePolygon([new(0, 0), new(0, 10), new(5, 10), new(10, 10), new(10, 0), new(0, 0)]);
        var bowTie = GeometryFactory.Default.CreatePolygon([new(0, 0), new(10, 10), new(10, 0), new(0, 10), new(0, 0)]);

        PlainRing.IsProved(square).Should().BeTrue();
        PlainRing.IsProved(bowTie).Should().BeFalse();
        ShapeFault.Find(bowTie).Should().BeEquivalentTo(new { Code = "shape.self-crossing", Location = new Coordinate(5, 5) });
    }

    /// <summary>Rings round a middle: stars, some with one point drawn across, some going round twice, some both.</summary>
    [Fact]
    public void A_ring_seen_whole_from_its_middle_is_proved_and_one_that_goes_round_twice_is_not()
    {
        var (proved, wrong) = (0, new List<int>());
        for (var index = 0; index < 20_000; index++)
        {
            var random = new Random(index);
            var (count, rounds) = (random.Next(5, 24), 1 + (index % 2));
            var points = Enumerable.Range(0, count).Select(step => (Angle: 2 * Math.PI * rounds * step / count, Radius: 1 + random.NextDouble()))
                .Select(point => new Coordinate(36_583_000 + (point.Radius * Math.Cos(point.Angle)), 3_792_000 + (point.Radius * Math.Sin(point.Angle)))).ToList();
            if (index % 3 == 0)
                points[random.Next(count)] = new Coordinate(36_583_000 + random.NextDouble(), 3_792_000 - random.NextDouble());
            points.Add(points[0].Copy());
            var shape = GeometryFactory.Default.CreatePolygon([.. points]);
            if (!PlainRing.IsProved(shape))
                continue;
            proved++;
            if (new IsValidOp(shape).ValidationError is not null)
                wrong.Add(index);
        }

        wrong.Should().BeEmpty();
        proved.Should().BeGreaterThan(5_000);
    }
}
