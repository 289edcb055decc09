using AwesomeAssertions;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.VectorTiles.Mapbox;
using Weipian.App.Server.Maps;
using Xunit;

namespace Weipian.App.Tests.Server.Maps;

/// <summary>Our tiles read by another's reader: same shapes, same values.</summary>
public sealed class VectorTileTests
{
    private static readonly GeometryFactory Factory = new();

    [Theory]
    [InlineData(14, 13346, 6539)]
    [InlineData(10, 834, 408)]
    public void Shapes_and_values_come_back(int zoom, int column, int row)
    {
        var frame = new TileFrame(zoom, column, row);
        var (west, south) = (frame.Reach.MinX + (frame.Reach.Width / 4), frame.Reach.MinY + (frame.Reach.Height / 4));
        var (wide, high) = (frame.Reach.Width / 3, frame.Reach.Height / 3);
        var shell = Factory.CreateLinearRing([new(west, south), new(west + wide, south), new(west + wide, south + high), new(west, south + high), new(west, south)]);
        var hole = Factory.CreateLinearRing([new(west + (wide / 3), south + (high / 3)), new(west + (wide / 2), south + (high / 3)), new(west + (wide / 2), south + (high / 2)), new(west + (wide / 3), south + (high / 3))]);
        var polygon = Factory.CreatePolygon(shell, [hole]);
        var tile = new VectorTile("patches", frame);
        tile.Add(7, polygon, ("number", "图斑一"), ("area", 12.5), ("batch", 3L), ("late", true), ("none", null));
        tile.Add(8, Factory.CreatePoint(new Coordinate(west, south)), ("number", "点"));
        using var stream = new MemoryStream(tile.ToArray());
        var read = new MapboxTileReader().Read(stream, new NetTopologySuite.IO.VectorTiles.Tiles.Tile(column, row, zoom));
        var features = read.Layers.Single(layer => layer.Name == "patches").Features;
        features.Should().HaveCount(2);
        var back = (Polygon)features[0].Geometry;
        back.IsValid.Should().BeTrue();
        back.NumInteriorRings.Should().Be(1);
        back.SymmetricDifference(polygon).Area.Should().BeLessThan(polygon.Area * 0.01);
        (features[0].Attributes["number"], features[0].Attributes["area"], features[0].Attributes["late"]).Should().Be(("图斑一", 12.5, true));
        features[0].Attributes.GetNames().Should().NotContain("none");
        features[1].Geometry.Should().BeOfType<Point>();
    }

    [Fact]
    public void A_shape_larger_than_the_tile_is_cut_to_it_and_one_elsewhere_is_left_out()
    {
        var frame = new TileFrame(14, 13346, 6539);
        var around = frame.Reach.Copy();
        around.ExpandBy(1);
        var tile = new VectorTile("x", frame);
        tile.Add(1, Factory.ToGeometry(around));
        tile.Add(2, Factory.ToGeometry(new Envelope(10, 11, 10, 11)));
        tile.Count.Should().Be(1);
        using var stream = new MemoryStream(tile.ToArray());
        var whole = new MapboxTileReader().Read(stream, new NetTopologySuite.IO.VectorTiles.Tiles.Tile(13346, 6539, 14)).Layers[0].Features[0].Geometry;
        whole.EnvelopeInternal.Width.Should().BeApproximately(frame.Reach.Width, frame.Reach.Width * 0.001);
    }

    [Fact]
    public void What_is_too_small_for_the_tile_is_still_there()
    {
        var frame = new TileFrame(8, 208, 102);
        var middle = frame.Reach.Centre;
        var tile = new VectorTile("x", frame);
        tile.Add(1, Factory.ToGeometry(new Envelope(middle.X, middle.X + 1e-7, middle.Y, middle.Y + 1e-7)));
        tile.Count.Should().Be(1);
    }
}
