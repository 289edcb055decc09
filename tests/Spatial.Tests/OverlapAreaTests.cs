using AwesomeAssertions;
using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.Operation.OverlayNG;
using Xunit;

namespace Weipian.Spatial.Tests;

public class OverlapAreaTests
{
    private const string Square = "POLYGON((0 0,10 0,10 10,0 10,0 0))";

    [Theory]
    [InlineData(Square, Square, 100)]
    [InlineData(Square, "POLYGON((10 0,20 0,20 10,10 10,10 0))", 0)]
    [InlineData(Square, "POLYGON((10 10,20 10,20 20,10 20,10 10))", 0)]
    [InlineData(Square, "POLYGON((5 0,15 0,15 10,5 10,5 0))", 50)]
    [InlineData(Square, "POLYGON((0 0,10 0,5 5,0 0))", 25)]
    [InlineData(Square, "POLYGON((2 2,2 4,4 4,4 2,2 2))", 4)]
    [InlineData("POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,8 2,8 8,2 8,2 2))", Square, 64)]
    [InlineData("POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,8 2,8 8,2 8,2 2))", "POLYGON((2 2,8 2,8 8,2 8,2 2))", 0)]
    [InlineData("MULTIPOLYGON(((0 0,4 0,4 4,0 4,0 0)),((6 6,10 6,10 10,6 10,6 6)))", Square, 32)]
    [InlineData("POLYGON((0 0,10 10,10 0,0 0))", "POLYGON((0 0,0 10,10 10,0 0))", 0)]
    [InlineData("POLYGON((0 0,10 10,10 0,0 0))", "POLYGON((0 10,10 0,10 10,0 10))", 25)]
    public void Degenerate_meetings_have_their_exact_area(string one, string other, double areaM2)
    {
        var (a, b) = (EdgeSet.Of(new WKTReader().Read(one)), EdgeSet.Of(new WKTReader().Read(other)));

        OverlapArea.Of(a, b).Should().BeApproximately(areaM2, 1e-12);
        OverlapArea.Of(b, a).Should().BeApproximately(areaM2, 1e-12);
    }

    /// <summary>Shapes on a coarse grid far from the origin, so that edges and vertices often coincide.</summary>
    [Fact]
    public void Random_shapes_on_a_coarse_grid_agree_with_a_robust_overlay()
    {
        var shape = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9]).List[6, 14].Select(points =>
            ShapeFault.ProposeRepair(new GeometryFactory().CreatePolygon(
                [.. points.Append(points[0]).Select(point => new Coordinate(12_123_000 + point.Item1, 3_790_000 + point.Item2))])));

        Gen.Select(shape, shape).Sample(
            pair =>
            {
                var ours = OverlapArea.Of(EdgeSet.Of(pair.Item1), EdgeSet.Of(pair.Item2));
                var theirs = OverlayNGRobust.Overlay(pair.Item1, pair.Item2, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection).Area;
                return Math.Abs(ours - theirs) <= 1e-6;
            },
            iter: 3000);
    }

    /// <summary>Small whole coordinates, so that edges coincide and vertices lie on edges; measured where official coordinates lie.</summary>
    [Fact]
    public void A_hundred_thousand_adversarial_pairs_agree_with_exact_fractions_and_with_a_robust_overlay()
    {
        const int Pairs = 100_000;
        var wrong = Enumerable.Range(0, Pairs).AsParallel().Select(index =>
        {
            var random = new Random(index);
            var one = AdversarialShapes.Make(random, 12);
            var other = random.Next(10) == 0 ? one : AdversarialShapes.Make(random, 12);
            var exact = SlabOracle.CommonArea(one, other);
            var (a, b) = (AdversarialShapes.Moved(one, 12_123_000, 3_790_000), AdversarialShapes.Moved(other, 12_123_000, 3_790_000));
            var ours = OverlapArea.Of(EdgeSet.Of(a), EdgeSet.Of(b));
            var theirs = OverlayNGRobust.Overlay(one, other, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection).Area;
            // A nanometre of height over the width of the shapes is what doubles hold of coordinates of seven digits.
            return Math.Abs(ours - exact) > (1e-9 * exact) + 2e-8 || Math.Abs(theirs - exact) > 1e-9 * (1 + exact) ? $"{index}: {ours} / {theirs} / {exact}: {one} {other}" : null;
        }).Where(text => text is not null).ToList();

        wrong.Should().BeEmpty();
    }
}
