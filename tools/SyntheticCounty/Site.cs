using NetTopologySuite.Geometries;

namespace Weipian.SyntheticCounty;

/// <summary>A square of four by four cells where one story happens; its patch lies about the middle.</summary>
/// <param name="Column">Of the site, from the west.</param>
public sealed record Site(int Column, int Row)
{
    /// <summary>Cells along one side.</summary>
    public const int Cells = 4;

    /// <summary>Metres along one side.</summary>
    public const double Side = Cells * Lattice.Cell;

    public Coordinate Centre(Shape shape) => new(
        Lattice.East + (Column * Side) + shape switch
        {
            Shape.AcrossTowns or Shape.AcrossCounty => Side,
            Shape.OutsideCounty => Side + 160,
            _ => Side / 2,
        },
        Lattice.North + (Row * Side) + (Side / 2));
}

/// <summary>Outlines of patches and of the papers about them.</summary>
public static class Outlines
{
    private static readonly GeometryFactory Factory = new();

    /// <summary>Twelve directions, 30° apart, clockwise from north.</summary>
    private static readonly (double East, double North)[] Directions =
    [
        (0, 1), (0.5, 0.8660254), (0.8660254, 0.5), (1, 0), (0.8660254, -0.5), (0.5, -0.8660254),
        (0, -1), (-0.5, -0.8660254), (-0.8660254, -0.5), (-1, 0), (-0.8660254, 0.5), (-0.5, 0.8660254),
    ];

    public static Polygon Patch(Lattice lattice, Site site, Shape shape)
    {
        var centre = site.Centre(shape);
        var ring = shape switch
        {
            Shape.Road => [(-90, -2.75), (-90, 2.75), (90, 2.75), (90, -2.75)],
            Shape.BowTie => [(-40, -40), (40, 40), (40, -40), (-40, 40)],
            _ => Directions.Select((direction, index) =>
            {
                var reach = 52 + (14 * lattice.Noise(site.Column, site.Row, 10 + index));
                return (direction.East * reach, direction.North * reach);
            }),
        };
        return Ring(centre, ring);
    }

    /// <summary>A rectangle about a patch; with <paramref name="from"/> 0.5 it begins in the patch's middle.</summary>
    public static Polygon Paper(Site site, Shape shape, double from)
    {
        var reach = shape == Shape.Road ? 110 : 85;
        var west = -reach + (2 * reach * from);
        return Ring(site.Centre(shape), [(west, -reach), (west, reach), (reach, reach), (reach, -reach)]);
    }

    /// <summary>A mining right about a site, moved east by <paramref name="aside"/> metres.</summary>
    public static Polygon Right(Site site, double aside) =>
        Ring(site.Centre(Shape.Blob), [(-100 + aside, -100), (-100 + aside, 100), (100 + aside, 100), (100 + aside, -100)]);

    private static Polygon Ring(Coordinate centre, IEnumerable<(double East, double North)> offsets)
    {
        var points = offsets.Select(offset => Lattice.Millimetres(centre.X + offset.East, centre.Y + offset.North)).ToList();
        return Factory.CreatePolygon([.. points, points[0].Copy()]);
    }
}
