using AwesomeAssertions;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Xunit;

namespace Weipian.Spatial.Tests;

public class LayerPackTests
{
    private static readonly Crs Zone36 = Crs.FromEpsg(4524)!;

    [Fact]
    public void A_coverage_leaves_nothing_and_covers_nothing_twice()
    {
        var patch = PatchShape.From(Box(36583003, 3792003, 36583047, 3792041), Zone36);

        var overlaid = LayerPack.InMemory(Grid(10, 5), Zone36).Overlay(patch);

        overlaid.AreaM2.Should().BeApproximately(OfficialArea.Of(Box(36583003, 3792003, 36583047, 3792041), Zone36), 1e-9);
        overlaid.Pieces.Should().HaveCount(25);
        overlaid.OverlapM2.Should().BeApproximately(0, 1e-9);
        overlaid.RemainderM2.Should().BeApproximately(0, 1e-4);
    }

    [Fact]
    public void Features_that_overlap_each_other_are_not_summed_twice()
    {
        var features = new Geometry?[] { Box(36583000, 3792000, 36583060, 3792100), null, Box(36583040, 3792000, 36583100, 3792100) };
        var patch = PatchShape.From(Box(36583000, 3792000, 36583200, 3792100), Zone36);

        var overlaid = LayerPack.InMemory(features, Zone36).Overlay(patch);

        overlaid.Pieces.Select(piece => piece.Feature).Should().Equal(0, 2);
        overlaid.OverlapM2.Should().BeApproximately(2000, 2);
        overlaid.CoveredM2.Should().BeApproximately(10000, 5);
        (overlaid.Pieces.Sum(piece => piece.AreaM2) - overlaid.OverlapM2 + overlaid.RemainderM2).Should().BeApproximately(overlaid.AreaM2, 1e-8);
    }

    [Fact]
    public void A_layer_delivered_in_degrees_meets_a_patch_delivered_in_metres()
    {
        var patch = Box(36583000, 3792000, 36583150, 3792120);
        var degrees = patch.Copy();
        degrees.Apply(new ToDegrees());

        var overlaid = LayerPack.InMemory([degrees], Crs.Geographic).Overlay(PatchShape.From(patch, Zone36));

        // Edges straight in degrees and edges straight in metres part by 0.3 mm over 150 m.
        overlaid.CoveredM2.Should().BeApproximately(17996.9391, 0.05);
    }

    [Fact]
    public void An_invalid_shape_is_never_measured()
    {
        var bowTie = new WKTReader().Read("POLYGON((36583000 3792000,36583100 3792100,36583100 3792000,36583000 3792100,36583000 3792000))");

        var measure = () => PatchShape.From(bowTie, Zone36);

        measure.Should().Throw<ArgumentException>();
        ShapeFault.Find(bowTie)!.Code.Should().Be("shape.self-crossing");
        ShapeFault.Find(bowTie)!.Location!.X.Should().BeApproximately(36583050, 1e-6);
        ShapeFault.ProposeRepair(bowTie).Area.Should().BeApproximately(5000, 1e-6);
    }

    private static Geometry Box(double west, double south, double east, double north) =>
        new GeometryFactory().ToGeometry(new Envelope(west, east, south, north));

    private static List<Geometry?> Grid(double side, int count) =>
        [.. Enumerable.Range(0, count * count).Select(cell => Box(
            36583000 + (side * (cell % count)), 3792000 + (side * (cell / count)),
            36583000 + (side * ((cell % count) + 1)), 3792000 + (side * ((cell / count) + 1))))];

    private sealed class ToDegrees : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence, int index)
        {
            var (longitude, latitude) = GaussKruger.Inverse(sequence.GetX(index), sequence.GetY(index), Zone36);
            sequence.SetX(index, longitude);
            sequence.SetY(index, latitude);
        }
    }
}
