using AwesomeAssertions;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Fieldwork;
using Weipian.App.Platform;
using Weipian.Law.Fieldwork;
using Weipian.Law.Parameters;
using Weipian.Spatial;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>
/// A thousand photos, half honest, half false in a known way, against one county's patches: shares found are shares of these figures (threat T-02).
/// Photos are made by seed, compressed as JPEG with their EXIF and read as any upload is.
/// </summary>
public class FalsePhotosTests
{
    private static readonly PhotoLimits Limits = PhotoLimits.From(new ParameterValues(Office.Pack.Parameters, new Dictionary<string, string>(), new DateOnly(2025, 12, 31)));
    private static readonly DateTimeOffset Given = new(2025, 3, 1, 8, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Copies_strangers_and_wrong_times_are_found_and_honest_photos_left_in_peace()
    {
        var random = new Random(20250301);
        var (kept, cases) = (new List<OtherPhoto>(), new List<(string Kind, IReadOnlyList<string> Codes)>());
        for (var index = 0; index < 1000; index++)
        {
            var kind = index < 100 ? "honest" : Kind(index);
            var (bytes, exif) = Picture(index, kind, random);
            cases.Add((kind, Check(index, bytes, kept).Select(misfit => misfit.Code).ToList()));
            // Only what is its own picture is something that others can copy.
            if (kind is not ("exact" or "re-encoded"))
                kept.Add(new OtherPhoto($"E{index:D6}", ContentStore.HashOf(bytes), PictureBits.From(PhotoReading.Of(bytes, "image/jpeg").PerceptualHash), [$"图斑{index}"], new Dictionary<string, string>()));
            Pictures[index] = (bytes, exif);
        }

        Share("exact", DoubtCodes.ExactDuplicate).Should().Be(1);
        Share("re-encoded", DoubtCodes.SimilarDuplicate).Should().BeGreaterThanOrEqualTo(0.99);
        Share("shifted", DoubtCodes.TooFar).Should().Be(1);
        Share("early", DoubtCodes.BeforeWindow).Should().Be(1);
        Share("late", DoubtCodes.AfterReceipt).Should().Be(1);
        Share("stripped", DoubtCodes.NoPosition).Should().Be(1);
        Share("turned", DoubtCodes.AzimuthAway).Should().Be(1);
        var honest = cases.Where(one => one.Kind == "honest").ToList();
        var flagged = honest.Count(one => one.Codes.Count > 0);
        TestContext.Current.TestOutputHelper?.WriteLine($"{honest.Count} honest, {flagged} in doubt: {string.Join(' ', honest.SelectMany(one => one.Codes).CountBy(code => code))}; re-encoded found {Share("re-encoded", DoubtCodes.SimilarDuplicate):P2}");
        honest.Should().HaveCountGreaterThanOrEqualTo(500);
        ((double)flagged / honest.Count).Should().BeLessThanOrEqualTo(0.01);

        double Share(string kind, string code) => cases.Where(one => one.Kind == kind).Average(one => one.Codes.Contains(code) ? 1.0 : 0.0);
    }

    [Fact]
    public void Pictures_of_different_places_are_far_apart_and_copies_near()
    {
        var hashes = Enumerable.Range(0, 300).Select(seed => PictureHash.Of(Scene.Jpeg(seed), 1).Bits!).ToList();

        var strangers = from one in Enumerable.Range(0, 300) from other in Enumerable.Range(0, one) select Apart(hashes[one], hashes[other]);
        var copies = Enumerable.Range(0, 100).Select(seed => Apart(hashes[seed], PictureHash.Of(Scene.Reencoded(Scene.Jpeg(seed), 0.5, 50, 20, null), 1).Bits!)).ToList();

        TestContext.Current.TestOutputHelper?.WriteLine($"nearest strangers {strangers.Min()} bits, farthest copy {copies.Max()} bits of 256");
        strangers.Count(bits => bits <= Limits.DuplicateBits).Should().Be(0);
        copies.Count(bits => bits > Limits.DuplicateBits).Should().BeLessThanOrEqualTo(1);
    }

    private Dictionary<int, (byte[] Bytes, Exif Exif)> Pictures { get; } = [];

    private static string Kind(int index) => (index % 14) switch { 0 => "exact", 2 => "re-encoded", 4 => "shifted", 6 => "early", 8 => "late", 10 => "stripped", 12 => "turned", _ => "honest" };

    private (byte[] Bytes, Exif Exif) Picture(int index, string kind, Random random)
    {
        var exif = Honest(index, kind == "turned" ? 25 : 10, random);
        if (kind == "exact")
            return Pictures[Original(random, index)];
        if (kind == "re-encoded")
            // The copier writes fresh, fitting EXIF: only the picture gives it away.
            return (Scene.Reencoded(Pictures[Original(random, index)].Bytes, 0.35 + (random.NextDouble() * 0.9), random.Next(30, 95), random.Next(-40, 41), exif), exif);
        exif = kind switch
        {
            "shifted" => Shifted(index, exif, random),
            "early" => exif with { TakenAt = Given.DateTime.AddHours(-24 - (random.NextDouble() * 200)) },
            "late" => exif with { TakenAt = Received(index).DateTime.AddHours(24 + (random.NextDouble() * 200)) },
            "stripped" => new Exif(),
            "turned" => exif with { AzimuthDeg = (exif.AzimuthDeg + 180) % 360 },
            _ => exif,
        };
        return (Scene.Jpeg(index, exif, 480 + (index % 3 * 160), 360, 70 + (index % 25)), exif);
    }

    private int Original(Random random, int index)
    {
        int found;
        do
            found = random.Next(index);
        while (index < 100 || found >= 100);
        return found;
    }

    /// <summary>Up to 60 m outside a side of the patch, looking across it with a compass ten degrees out at most.</summary>
    private static Exif Honest(int index, double nearest, Random random)
    {
        var away = nearest + (random.NextDouble() * (60 - nearest));
        var (east, north, azimuth) = random.Next(4) switch
        {
            0 => (50.0, -away, 0.0),
            1 => (-away, 50.0, 90.0),
            2 => (50.0, 100 + away, 180.0),
            _ => (100 + away, 50.0, 270.0),
        };
        var (longitude, latitude) = FieldTeam.Place(East(index) + east, north);
        var seen = (azimuth + (random.NextDouble() * 20) - 10 + 360) % 360;
        return new Exif(longitude, latitude, seen, Given.DateTime.AddHours(1 + (random.NextDouble() * 40)), "+08:00");
    }

    private static Exif Shifted(int index, Exif exif, Random random)
    {
        var (longitude, latitude) = FieldTeam.Place(East(index) + 50 + ((random.Next(2) == 0 ? 1 : -1) * (560 + (random.NextDouble() * 4000))), 50 + (random.NextDouble() * 600));
        return exif with { Longitude = longitude, Latitude = latitude };
    }

    private static IReadOnlyList<Misfit> Check(int index, byte[] bytes, IReadOnlyList<OtherPhoto> others)
    {
        var facts = PhotoReading.Of(bytes, "image/jpeg");
        var east = MapFile.East + East(index);
        var shape = new NetTopologySuite.Geometries.GeometryFactory().ToGeometry(new NetTopologySuite.Geometries.Envelope(east, east + 100, MapFile.North, MapFile.North + 100));
        return PhotoPlausibility.Check(
            new PhotoToCheck($"E{index:D6}", ContentStore.HashOf(bytes), PhotoRoles.Site, facts, new EvidenceClaim(), Received(index), DeclaredReuse: false),
            new Sighting(shape, Crs.FromEpsg(4524)!), new PhotoWindow(Given, "核查任务下达"), Limits, others);
    }

    private static double East(int index) => 20.0 * (index % 100);

    private static DateTimeOffset Received(int index) => Given.AddHours(48 + (index % 24));

    private static int Apart(string one, string other) => PictureBits.From(one)!.Value.Apart(PictureBits.From(other)!.Value);
}
