using AwesomeAssertions;
using NetTopologySuite.Geometries;
using Weipian.App.Modules.Evidence;
using Weipian.App.Modules.Fieldwork;
using Weipian.Law.Fieldwork;
using Weipian.Law.Parameters;
using Weipian.Spatial;
using Xunit;

namespace Weipian.App.Tests.Modules.Fieldwork;

/// <summary>Each check at its limit; the patch is the square of 100 m at the corner of the map.</summary>
public class PhotoPlausibilityTests
{
    private static readonly PhotoLimits Limits = PhotoLimits.From(new ParameterValues(Office.Pack.Parameters, new Dictionary<string, string>(), new DateOnly(2025, 12, 31)));
    private static readonly Sighting Ground = new(new GeometryFactory().ToGeometry(new Envelope(MapFile.East, MapFile.East + 100, MapFile.North, MapFile.North + 100)), Crs.FromEpsg(4524)!);
    private static readonly DateTimeOffset Received = new(2025, 3, 3, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly PhotoWindow Window = new(new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.FromHours(8)), "整改指令");

    [Theory]
    [InlineData(50, -99, 0, null)]
    [InlineData(50, -101, 0, DoubtCodes.TooFar)]
    [InlineData(50, -60, 50, null)] // 45° to the corner of the patch, wider with its buffer
    [InlineData(50, -60, 80, DoubtCodes.AzimuthAway)]
    [InlineData(50, -15, 180, null)] // within the buffer every direction may show the patch
    public void Place_and_direction_are_in_doubt_beyond_the_limit(double east, double north, double azimuth, string? code) =>
        Codes(Facts(east, north, azimuth)).Should().BeEquivalentTo(code is null ? [] : [code]);

    [Theory]
    [InlineData("2025-03-01T00:00:00+08:00", null)]
    [InlineData("2025-02-28T23:51:00+08:00", null)] // clocks are ten minutes out
    [InlineData("2025-02-28T23:49:00+08:00", DoubtCodes.BeforeWindow)]
    [InlineData("2025-03-03T09:09:00+08:00", null)]
    [InlineData("2025-03-03T09:11:00+08:00", DoubtCodes.AfterReceipt)]
    public void Time_is_in_doubt_outside_the_window(string taken, string? code) =>
        Codes(Facts(50, -20, 0) with { TakenAt = taken }).Should().BeEquivalentTo(code is null ? [] : [code]);

    [Fact]
    public void A_photo_older_than_a_month_is_in_doubt_save_one_of_before_the_work_or_declared_reuse()
    {
        var old = Facts(50, -20, 0) with { TakenAt = "2025-01-31T09:00:00+08:00" };
        var open = new PhotoWindow(null, null);

        Codes(old, window: open).Should().Equal(DoubtCodes.TooOld);
        Codes(old, window: open, role: PhotoRoles.Before).Should().BeEmpty();
        Codes(old, window: open, reuse: true).Should().BeEmpty();
    }

    [Fact]
    public void What_the_file_does_not_say_is_in_doubt_and_never_a_contradiction()
    {
        Codes(new PhotoFacts(null, null, null, null, null, null, null, null, null, null, null, [])).Should().BeEquivalentTo(DoubtCodes.NoPosition, DoubtCodes.NoAzimuth, DoubtCodes.NoTime);
        Codes(null).Should().BeEquivalentTo(DoubtCodes.NoPosition, DoubtCodes.NoAzimuth, DoubtCodes.NoTime);
    }

    [Fact]
    public void A_claim_is_looked_at_where_the_file_is_silent_and_held_against_it_where_not()
    {
        var (longitude, latitude) = FieldTeam.Place(-500, 50);
        var claim = new EvidenceClaim("2025-03-02T12:00:00+08:00", longitude, latitude, 90);

        Codes(null, claim).Should().Contain(DoubtCodes.TooFar).And.Contain(DoubtCodes.NoPosition);
        Codes(Facts(50, -20, 0), claim).Should().Equal(DoubtCodes.ClaimDiffers, DoubtCodes.ClaimDiffers);
    }

    [Fact]
    public void A_clock_that_differs_from_the_satellites_is_in_doubt() =>
        Codes(Facts(50, -20, 0) with { SatelliteTime = "2025-03-02T03:00:00+00:00" }).Should().Equal(DoubtCodes.ClockDrift);

    [Fact]
    public void A_compass_of_magnetic_north_has_ten_degrees_more() =>
        new[] { false, true }.Select(magnetic => Codes(Facts(50, -60, 80) with { MagneticNorth = magnetic }).Count).Should().Equal(1, 0);

    [Fact]
    public void Without_usable_ground_only_place_is_not_asked() =>
        PhotoPlausibility.Check(Photo(Facts(5000, 5000, 0), new EvidenceClaim(), PhotoRoles.Site, false), null, Window, Limits, []).Should().BeEmpty();

    [Fact]
    public void The_same_bytes_and_the_same_picture_elsewhere_are_told_apart()
    {
        var (hash, near, far) = (new string('0', 64), new string('0', 54) + new string('f', 10), new string('0', 53) + new string('f', 11));

        string[] With(params OtherPhoto[] others) => Codes(Facts(50, -20, 0) with { PerceptualHash = hash }, others: others).ToArray();

        With(new OtherPhoto("E9", "same", PictureBits.From(hash), ["2"], new Dictionary<string, string>())).Should().Equal(DoubtCodes.ExactDuplicate);
        With(new OtherPhoto("E9", "other", PictureBits.From(near), ["2"], new Dictionary<string, string>())).Should().Equal(DoubtCodes.SimilarDuplicate);
        With(new OtherPhoto("E9", "other", PictureBits.From(far), ["2"], new Dictionary<string, string>())).Should().BeEmpty("44 of 256 bits differ");
        With(new OtherPhoto("E1", "same", PictureBits.From(hash), ["2"], new Dictionary<string, string>())).Should().BeEmpty("a photo is no copy of itself");
    }

    private static PhotoFacts Facts(double east, double north, double azimuth)
    {
        var (longitude, latitude) = FieldTeam.Place(east, north);
        return new PhotoFacts(longitude, latitude, azimuth, false, "2025-03-02T09:00:00+08:00", null, 1, null, 640, 480, null, []);
    }

    private static PhotoToCheck Photo(PhotoFacts? facts, EvidenceClaim claim, string role, bool reuse) => new("E1", "same", role, facts, claim, Received, reuse);

    private static List<string> Codes(
        PhotoFacts? facts, EvidenceClaim? claim = null, PhotoWindow? window = null, string role = PhotoRoles.After, bool reuse = false, IReadOnlyList<OtherPhoto>? others = null) =>
        PhotoPlausibility.Check(Photo(facts, claim ?? new EvidenceClaim(), role, reuse), Ground, window ?? Window, Limits, others ?? []).Select(misfit => misfit.Code).ToList();
}
