using System.Globalization;

namespace Weipian.Bench;

/// <summary>What is known of the county by whoever works in it.</summary>
/// <param name="Box">west, south, east, north, degrees.</param>
/// <param name="Any">Ids to open.</param>
/// <param name="Open">Ids of judged patches nobody has concluded; each is concluded once.</param>
/// <param name="Towns">Ids by town, for statements.</param>
internal sealed record Ground(double[] Box, List<string> Any, Queue<string> Open, List<List<string>> Towns)
{
    public string? Next()
    {
        lock (Open)
            return Open.TryDequeue(out var id) ? id : null;
    }
}

/// <summary>One kind of request.</summary>
/// <param name="Group">list, map, paper or write: what its budget is.</param>
/// <param name="Weight">Of a hundred or so.</param>
/// <param name="Path">Address, drawn anew every time.</param>
internal sealed record Kind(string Name, string Group, int Weight, Func<Random, Ground, string> Path);

/// <summary>What a day at the office is made of, in what shares.</summary>
internal static class Workload
{
    private static readonly string[] Sorts = ["number", "area_m2", "town", "state", "code", "sequence"];
    private static readonly string[] Codes = ["W", "PJ", "QT"];

    public static readonly Kind Patch = new("patch, all of it", "paper", 8, (random, ground) => $"/api/patches/{ground.Any[random.Next(ground.Any.Count)]}");

    public static readonly Kind[] Reads =
    [
        new("list, first 100", "list", 12, (_, _) => "/api/patches?year=2024"),
        new("list, filtered", "list", 12, (random, ground) => $"/api/patches?year=2024&{Filter(random, ground)}"),
        new("list, sorted", "list", 6, (random, _) => $"/api/patches?year=2024&sort={Sorts[random.Next(Sorts.Length)]}&desc={(random.Next(2) == 0 ? "true" : "false")}"),
        new("list, scrolled", "list", 4, (random, _) => $"/api/patches?year=2024&skip={100 * random.Next(80)}"),
        new("list, number begins", "list", 4, (random, _) => $"/api/patches?year=2024&q=P{random.Next(1000):000}"),
        new("facets, all", "list", 5, (_, _) => "/api/patches/facets?year=2024"),
        new("facets, filtered", "list", 7, (random, ground) => $"/api/patches/facets?year=2024&{Filter(random, ground)}"),
        new("extent", "map", 4, (random, ground) => $"/api/map/extent?year=2024&{Filter(random, ground)}"),
        new("tile, county", "map", 6, (random, ground) => Tile(random, ground, 9 + random.Next(2), "")),
        new("tile, county, filtered", "map", 3, (random, ground) => Tile(random, ground, 9 + random.Next(2), "&" + Filter(random, ground))),
        new("tile, town", "map", 10, (random, ground) => Tile(random, ground, 12, "")),
        new("tile, fields", "map", 16, (random, ground) => Tile(random, ground, 14 + random.Next(3), "")),
        Patch,
        new("dossiers", "paper", 5, (random, _) => $"/api/dossiers?kind=directive&year=2024&skip={50 * random.Next(3)}"),
    ];

    public static readonly Kind Draft = new("write, directive draft", "write", 0, (_, _) => "/api/dossiers/directive");
    public static readonly Kind Conclusion = new("write, conclusion", "write", 0, (_, ground) => ground.Next() is { } id ? $"/api/patches/{id}" : "");
    public static readonly Kind Statement = new("write, statement", "write", 0, (random, ground) => Patch.Path(random, ground) + "/statements");

    /// <summary>One of the filters people set, with what they look for drawn anew.</summary>
    private static string Filter(Random random, Ground ground) => random.Next(6) switch
    {
        0 => $"code={Codes[random.Next(Codes.Length)]}",
        1 => $"town={ServedCounty.TownCode(random.Next(12))}",
        2 => $"code={Codes[random.Next(Codes.Length)]}&town={ServedCounty.TownCode(random.Next(12))},{ServedCounty.TownCode(random.Next(12))}",
        3 => $"state={(random.Next(2) == 0 ? "待结论" : "已结论")}&line=land",
        4 => $"q=P0{random.Next(100):00}",
        _ => $"bbox={Box(random, ground)}",
    };

    private static string Box(Random random, Ground ground)
    {
        var (west, south) = (ground.Box[0] + (random.NextDouble() * 0.9 * (ground.Box[2] - ground.Box[0])), ground.Box[1] + (random.NextDouble() * 0.9 * (ground.Box[3] - ground.Box[1])));
        return string.Create(CultureInfo.InvariantCulture, $"{west:F5},{south:F5},{west + 0.03:F5},{south + 0.03:F5}");
    }

    /// <summary>A tile that holds some place of the county.</summary>
    private static string Tile(Random random, Ground ground, int zoom, string filter)
    {
        var longitude = ground.Box[0] + (random.NextDouble() * (ground.Box[2] - ground.Box[0]));
        var sin = Math.Sin((ground.Box[1] + (random.NextDouble() * (ground.Box[3] - ground.Box[1]))) * Math.PI / 180);
        var (column, row) = ((int)((longitude + 180) / 360 * (1 << zoom)), (int)((0.5 - (Math.Log((1 + sin) / (1 - sin)) / (4 * Math.PI))) * (1 << zoom)));
        return $"/api/map/patches/{zoom}/{column}/{row}?year=2024{filter}";
    }
}
