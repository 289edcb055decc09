using NetTopologySuite.Geometries;
using Weipian.Formats;
using Weipian.Spatial;

namespace Weipian.SyntheticCounty;

/// <summary>
/// The county from above, before and after: drawn from its truth, so that whoever looks sees fields where there were fields and roofs where
/// something was built. No real place and no real picture; the same every time.
/// </summary>
public sealed class Picture
{
    /// <summary>Ground side of a pixel, metres.</summary>
    public const double PixelM = 2;

    private const double Margin = 60;
    private readonly County _county;
    private readonly double _west;
    private readonly double _north;
    private readonly byte[] _rgb;

    private Picture(County county, bool after)
    {
        _county = county;
        var side = county.SitesAcross * Site.Side;
        // Patches beyond the county's border are in the picture too.
        (_west, _north) = (Lattice.East - Margin, Lattice.North + side + Margin);
        (Width, Height) = ((int)((side + 300 + (2 * Margin)) / PixelM), (int)((side + (2 * Margin)) / PixelM));
        _rgb = new byte[Width * Height * 3];
        Draw(after);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Writes both pictures; their paths.</summary>
    public static (string Before, string After) Write(County county, string folder)
    {
        Directory.CreateDirectory(folder);
        var paths = (Path.Combine(folder, "前时相20240301.tif"), Path.Combine(folder, "后时相20241001.tif"));
        Parallel.Invoke(() => new Picture(county, after: false).Save(paths.Item1), () => new Picture(county, after: true).Save(paths.Item2));
        return paths;
    }

    private void Save(string path) => GeoTiffWriter.Write(path, Crs.FromEpsg(4524)!, Width, Height, _rgb, _west, _north, PixelM);

    private void Draw(bool after)
    {
        Array.Fill(_rgb, (byte)150);
        Fill(new Envelope(_west, _west + (Width * PixelM), _north - (Height * PixelM), _north), (x, y) => ((x / 12) + (y / 12)) % 2 == 0 ? (148, 152, 112) : (142, 147, 108));
        foreach (var (column, row, kind) in _county.Parcels)
            Parcel(column, row, kind, after);
        foreach (var patch in _county.Patches)
            if (after ? patch.Story.Truth is not ["WBH"] : patch.Story.Ground == Ground.Construction)
                Change(patch.Outline, patch.Story, patch.Site);
        if (after)
            foreach (var mineral in _county.Minerals)
                Pit(mineral.Site.Centre(Shape.Blob), mineral.Site);
    }

    /// <summary>Fields in furrows of their own direction and shade, woods in dots, water plain, villages as roofs.</summary>
    private void Parcel(int column, int row, string kind, bool after)
    {
        var shade = (int)(10 * _county.Lattice.Noise(column, row, after ? 31 : 30));
        var across = _county.Lattice.Noise(column, row, 32) > 0;
        var outline = _county.Lattice.Parcel(column, row);
        (int, int, int) Plain((int R, int G, int B) colour, int darker) => (colour.R + shade - darker, colour.G + shade - darker, colour.B + (shade / 2) - darker);
        // The later picture is of October: crops are in, fields are yellower.
        (int, int, int) field = after ? (164, 156, 98) : kind switch { "0101" => (96, 138, 92), "0102" => (112, 150, 84), _ => (138, 148, 92) };
        Fill(outline, (x, y) => kind switch
        {
            "0301" => ((x / 3 * 7) + (y / 3 * 13)) % 5 < 2 ? Plain((58, 92, 56), 0) : Plain((70, 106, 62), 0),
            "0201" => x % 6 < 3 && y % 6 < 3 ? Plain((78, 116, 66), 0) : Plain((146, 146, 104), 0),
            "0401" => Plain((134, 146, 96), 0),
            "1101" => (74, 104, 126),
            "0702" => (156, 150, 138),
            _ => Plain(field, (across ? x : y) % 5 == 0 ? 14 : 0),
        });
        if (kind == "0702")
            Roofs(outline, 16, 7, (168, 92, 74));
        // A lane along every second edge keeps the eye from floating.
        if (column % 2 == 0 && kind != "1101")
            Fill(new Envelope(outline.EnvelopeInternal.MinX, outline.EnvelopeInternal.MinX + 3, outline.EnvelopeInternal.MinY, outline.EnvelopeInternal.MaxY), (_, _) => (178, 168, 140));
    }

    private void Change(Polygon outline, Story story, Site site)
    {
        var shape = story.Shape == Shape.BowTie ? (Polygon)outline.ConvexHull() : outline;
        switch (story.ChangeType)
        {
            case "01":
                Fill(shape, (x, _) => x % 4 == 0 ? (88, 128, 70) : (104, 152, 78));
                return;
            case "DT":
                Fill(shape, (x, y) => ((x / 4) + (y / 6)) % 3 == 0 ? (176, 134, 92) : (186, 146, 102));
                return;
            case "ND":
                Fill(shape, (_, _) => (196, 192, 184));
                return;
            default:
                Fill(shape, (_, _) => (190, 180, 162));
                Roofs(shape, 26, 10, _county.Lattice.Noise(site.Column, site.Row, 33) switch { < -0.3 => (84, 124, 172), < 0.3 => (206, 208, 210), _ => (150, 84, 70) });
                return;
        }
    }

    private void Pit(Coordinate centre, Site site)
    {
        for (var ring = 0; ring < 4; ring++)
        {
            var reach = 60 - (ring * 13) + (6 * _county.Lattice.Noise(site.Column, site.Row, 34));
            var level = 206 - (ring * 26);
            Fill((Polygon)new Point(centre).Buffer(reach, 6), (_, _) => (level, level - 8, level - 26));
        }
    }

    /// <summary>Rows of roofs that lie wholly inside, each with its shadow to the north.</summary>
    private void Roofs(Polygon outline, double along, double deep, (int, int, int) colour)
    {
        var box = outline.EnvelopeInternal;
        for (var south = box.MinY + 6; south + deep < box.MaxY; south += deep + 9)
            for (var west = box.MinX + 5; west + along < box.MaxX; west += along + 8)
            {
                var roof = new Envelope(west, west + along, south, south + deep);
                if (!outline.Contains(outline.Factory.ToGeometry(roof)))
                    continue;
                Fill(new Envelope(west + 1, west + along + 2, south + deep, south + deep + 3), (_, _) => (74, 72, 70));
                Fill(roof, (_, _) => colour);
            }
    }

    private void Fill(Envelope box, Func<int, int, (int, int, int)> colour)
    {
        var (left, right) = (Column(box.MinX), Column(box.MaxX));
        for (var y = Row(box.MaxY); y < Row(box.MinY); y++)
            for (var x = left; x < right; x++)
                Dot(x, y, colour(x, y));
    }

    /// <summary>Pixels whose middle lies in the outline, line by line.</summary>
    private void Fill(Polygon outline, Func<int, int, (int, int, int)> colour)
    {
        var ring = outline.ExteriorRing.Coordinates;
        var crossings = new List<double>();
        for (var y = Row(outline.EnvelopeInternal.MaxY); y < Row(outline.EnvelopeInternal.MinY); y++)
        {
            var north = _north - ((y + 0.5) * PixelM);
            crossings.Clear();
            for (var at = 1; at < ring.Length; at++)
                if (ring[at - 1].Y > north != ring[at].Y > north)
                    crossings.Add(ring[at - 1].X + ((north - ring[at - 1].Y) / (ring[at].Y - ring[at - 1].Y) * (ring[at].X - ring[at - 1].X)));
            crossings.Sort();
            for (var pair = 0; pair + 1 < crossings.Count; pair += 2)
                for (var x = Column(crossings[pair]); x < Column(crossings[pair + 1]); x++)
                    Dot(x, y, colour(x, y));
        }
    }

    private int Column(double east) => Math.Clamp((int)Math.Round((east - _west) / PixelM), 0, Width);

    private int Row(double north) => Math.Clamp((int)Math.Round((_north - north) / PixelM), 0, Height);

    private void Dot(int x, int y, (int R, int G, int B) colour)
    {
        var at = ((y * Width) + x) * 3;
        (_rgb[at], _rgb[at + 1], _rgb[at + 2]) = ((byte)Math.Clamp(colour.R, 0, 255), (byte)Math.Clamp(colour.G, 0, 255), (byte)Math.Clamp(colour.B, 0, 255));
    }
}
