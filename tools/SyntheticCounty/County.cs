using NetTopologySuite.Geometries;

namespace Weipian.SyntheticCounty;

/// <summary>A patch of the county with its story and its number.</summary>
public sealed record ToldPatch(string Number, Site Site, Story Story, Polygon Outline, bool Supplement);

/// <summary>A mineral patch: a centre point.</summary>
public sealed record ToldMineral(string Number, Site Site, MineralStory Story);

/// <summary>A town, or a village of one.</summary>
public sealed record ToldUnit(string Code, string Name, Polygon Outline);

/// <summary>
/// 示例县: a county that does not exist, made the same every time from a seed. Nothing of it is taken from a real place; its truth is known by making.
/// </summary>
public sealed class County
{
    public const string Code = "619901";
    public const string Name = "示例县";
    private const int TownColumns = 3;
    private const int TownRows = 2;
    private static readonly string[] TownNames = ["清溪镇", "石桥镇", "柳林镇", "河口镇", "松岭街道", "东关街道"];

    private readonly Dictionary<Site, Story> _stories = [];

    /// <param name="rounds">How often every story is told.</param>
    /// <param name="pointsPerEdge">Bends of each parcel edge.</param>
    public County(int seed, int rounds, int pointsPerEdge = 3)
    {
        var needed = (rounds * Stories.Land.Count) + MineralStories.All.Count + Supplements.Length;
        SitesAcross = 3 * (int)Math.Ceiling(Math.Sqrt(needed * 1.1) / 3);
        Lattice = new Lattice(seed, SitesAcross * Site.Cells, SitesAcross * Site.Cells, pointsPerEdge);
        var free = Enumerable.Range(0, SitesAcross * SitesAcross).Select(index => new Site(index % SitesAcross, index / SitesAcross)).ToList();
        var patches = new List<ToldPatch>();
        foreach (var (story, supplement) in Enumerable.Repeat(Stories.Land, rounds).SelectMany(stories => stories).Select(story => (story, false)).Concat(Supplements.Select(story => (story, true))))
        {
            // A large county has fewer places on its borders than rounds; such stories are then told less often.
            if (free.Find(candidate => Fits(candidate, story.Shape)) is not { } site)
                continue;
            free.Remove(site);
            _stories[site] = story;
            patches.Add(new ToldPatch($"{Code}TB{patches.Count + 1:D4}", site, story, Outlines.Patch(Lattice, site, story.Shape), supplement));
        }

        Patches = patches;
        Minerals = MineralStories.All.Select((story, index) => new ToldMineral($"{Code}KC{index + 1:D3}", free[index], story)).ToList();
    }

    public Lattice Lattice { get; }

    public int SitesAcross { get; }

    public IReadOnlyList<ToldPatch> Patches { get; }

    public IReadOnlyList<ToldMineral> Minerals { get; }

    public Polygon Outline => Lattice.Block(0, 0, Lattice.Columns, Lattice.Rows);

    public IEnumerable<ToldUnit> Towns =>
        from row in Enumerable.Range(0, TownRows)
        from column in Enumerable.Range(0, TownColumns)
        let index = (row * TownColumns) + column
        let across = Lattice.Columns / TownColumns
        select new ToldUnit($"{Code}{101 + index}", TownNames[index], Lattice.Block(column * across, TownFoot(row), (column + 1) * across, TownFoot(row + 1)));

    /// <summary>Two villages a town, west and east.</summary>
    public IEnumerable<ToldUnit> Villages =>
        from row in Enumerable.Range(0, TownRows)
        from column in Enumerable.Range(0, TownColumns)
        let index = (row * TownColumns) + column
        let across = Lattice.Columns / TownColumns
        from half in new[] { 0, 1 }
        let middle = (column * across) + (across / 2)
        select new ToldUnit(
            $"{Code}{101 + index}{201 + half}", $"{TownNames[index][..2]}{(half == 0 ? "西" : "东")}村",
            Lattice.Block(half == 0 ? column * across : middle, TownFoot(row), half == 0 ? middle : (column + 1) * across, TownFoot(row + 1)));

    /// <summary>Every parcel with its 三调 class; sites decide theirs, the rest is mixed country.</summary>
    public IEnumerable<(int Column, int Row, string Class)> Parcels =>
        from row in Enumerable.Range(0, Lattice.Rows)
        from column in Enumerable.Range(0, Lattice.Columns)
        select (column, row, ClassOf(column, row));

    /// <summary>Whether a parcel is permanent basic farmland.</summary>
    public bool IsPermanent(int column, int row) => _stories.TryGetValue(new Site(column / Site.Cells, row / Site.Cells), out var story) && story.PermanentFarmland;

    private string ClassOf(int column, int row)
    {
        var ground = _stories.TryGetValue(new Site(column / Site.Cells, row / Site.Cells), out var story) ? story.Ground : (Ground?)null;
        var farmland = (Lattice.Noise(column, row, 3)) switch { < -0.4 => "0101", < 0.5 => "0102", _ => "0103" };
        // A patch across a town's border reaches into the first cells of the next site.
        var reached = column % Site.Cells == 0 && _stories.TryGetValue(new Site((column / Site.Cells) - 1, row / Site.Cells), out var west) && west.Shape == Shape.AcrossTowns;
        return ground switch
        {
            _ when reached => farmland,
            Ground.Construction => "0702",
            Ground.HalfConstruction when column % Site.Cells >= Site.Cells / 2 => "0702",
            not null => farmland,
            _ => Lattice.Noise(column, row, 4) switch { < -0.2 => farmland, < 0.4 => "0301", < 0.6 => "0201", < 0.8 => "0401", _ => "1101" },
        };
    }

    private int TownFoot(int row) => row * (SitesAcross / TownRows) * Site.Cells + (row == TownRows ? Lattice.Rows - (TownRows * (SitesAcross / TownRows) * Site.Cells) : 0);

    private bool Fits(Site site, Shape shape)
    {
        var townEdge = (site.Column + 1) % (SitesAcross / TownColumns) == 0;
        var countyEdge = site.Column == SitesAcross - 1;
        return shape switch
        {
            Shape.AcrossTowns => townEdge && !countyEdge,
            Shape.AcrossCounty or Shape.OutsideCounty => countyEdge,
            _ => !townEdge,
        };
    }

    /// <summary>Delivered later, as boundary text without images or types.</summary>
    private static readonly Story[] Supplements =
    [
        new("补充下发后核明为建设", ["W"], null, Findings: new Dictionary<string, string> { ["变化后为建设用途"] = "是", ["用地主体"] = "示例砂石厂" }),
        new("补充下发待核", ["DH"], null),
    ];
}
