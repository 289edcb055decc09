using AwesomeAssertions;
using Weipian.App.Modules.Evidence;
using Xunit;

namespace Weipian.App.Tests.Modules.Evidence;

public class PhotoReadingTests
{
    [Fact]
    public void Position_direction_time_and_size_are_read_as_the_camera_wrote_them()
    {
        var bytes = Scene.Jpeg(1, new Exif(110.123456, 34.234567, 123.45, new DateTime(2025, 3, 1, 9, 30, 5), "+08:00", new DateTime(2025, 3, 1, 1, 30, 2), 1, "Phone 1", Magnetic: true), 320, 240);

        var facts = PhotoReading.Of(bytes, "image/jpeg");

        facts.Longitude.Should().BeApproximately(110.123456, 1e-8);
        facts.Latitude.Should().BeApproximately(34.234567, 1e-8);
        facts.Should().Match<PhotoFacts>(read => read.AzimuthDeg == 123.45 && read.MagneticNorth == true && read.TakenAt == "2025-03-01T09:30:05+08:00"
            && read.SatelliteTime == "2025-03-01T01:30:02+00:00" && read.Orientation == 1 && read.Camera == "Phone 1" && read.WidthPx == 320 && read.HeightPx == 240);
        facts.PerceptualHash.Should().HaveLength(64);
        facts.Faults.Should().BeEmpty();
    }

    [Fact]
    public void A_time_without_offset_is_beijing_time_and_one_with_it_is_kept() =>
        new[] { null, "+09:00", "-03:30" }.Select(offset => PhotoReading.Of(Scene.Jpeg(1, new Exif(TakenAt: new DateTime(2025, 3, 1, 9, 0, 0), Offset: offset), 64, 64), "image/jpeg").TakenAt)
            .Should().Equal("2025-03-01T09:00:00+08:00", "2025-03-01T09:00:00+09:00", "2025-03-01T09:00:00-03:30");

    [Fact]
    public void What_the_file_does_not_say_is_unknown_and_no_fault() =>
        PhotoReading.Of(Scene.Jpeg(1), "image/jpeg").Should().Match<PhotoFacts>(facts => facts.Longitude == null && facts.AzimuthDeg == null && facts.TakenAt == null && facts.Faults.Count == 0);

    [Fact]
    public void What_means_nothing_is_named_and_not_used()
    {
        var facts = PhotoReading.Of(Scene.Jpeg(1, new Exif(0, 0, 400, new DateTime(1970, 1, 1)), 64, 64), "image/jpeg");

        facts.Should().Match<PhotoFacts>(read => read.Longitude == null && read.AzimuthDeg == null && read.TakenAt == null);
        facts.Faults.Should().HaveCount(3);
    }

    [Fact]
    public void A_southern_western_position_keeps_its_sign() =>
        PhotoReading.Of(Scene.Jpeg(1, new Exif(-70.5, -33.4), 64, 64), "image/jpeg").Should().Match<PhotoFacts>(facts => facts.Longitude < -70 && facts.Latitude < -33);
}
