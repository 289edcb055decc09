using AwesomeAssertions;
using Weipian.App.Modules.Evidence;
using Xunit;

namespace Weipian.App.Tests.Scenarios;

/// <summary>Pictures made to hurt (threat T-23): whatever is in them, reading ends with facts or faults, in bounded time and memory.</summary>
public class HostilePhotosTests
{
    private const int Cases = 10_000;

    [Fact]
    public void Ten_thousand_mutated_pictures_are_read_or_named_unreadable()
    {
        var exif = new Exif(110.5, 34.2, 123, new DateTime(2025, 3, 1, 9, 0, 0), "+08:00", new DateTime(2025, 3, 1, 1, 0, 0), 6, "Phone");
        byte[][] seeds = [Scene.Jpeg(1, exif, 96, 72), Scene.Jpeg(2, exif, 64, 64, 40), Scene.Png(3, 48, 48), ExifBlock.Into(Scene.Jpeg(4, null, 80, 60), exif)];
        var random = new Random(23);
        var (decoded, faulted) = (0, 0);

        for (var index = 0; index < Cases; index++)
        {
            var bytes = Mutated(seeds[index % seeds.Length], random);
            var facts = PhotoReading.Of(bytes, ContentKind.Of(bytes).ContentType);
            decoded += facts.PerceptualHash is null ? 0 : 1;
            faulted += facts.Faults.Count > 0 ? 1 : 0;
            facts.Longitude?.Should().BeInRange(-180, 180);
            facts.AzimuthDeg?.Should().BeInRange(0, 360);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Cases} mutated pictures: {decoded} hashed, {faulted} with faults");
        decoded.Should().BeGreaterThan(Cases / 10, "mutations that break everything would test nothing");
        faulted.Should().BeGreaterThan(Cases / 10);
    }

    [Fact]
    public void A_picture_that_claims_a_hundred_million_pixels_is_not_decoded()
    {
        var bytes = Scene.Png(1, 32, 32);
        // IHDR: width at 16, height at 20, checksum at 29.
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), 20_000);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), 20_000);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(29), System.IO.Hashing.Crc32.HashToUInt32(bytes.AsSpan(12, 17)));

        var facts = PhotoReading.Of(bytes, "image/png");

        facts.PerceptualHash.Should().BeNull();
        facts.Faults.Should().Contain(fault => fault.Contains("像素上限"));
        (facts.WidthPx, facts.HeightPx).Should().Be((20_000, 20_000));
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("<!DOCTYPE html><html></html>")]
    [InlineData("MZ\u0090")]
    [InlineData("")]
    public void What_is_no_picture_is_none_whatever_it_is_called(string text) =>
        ContentKind.Of(System.Text.Encoding.UTF8.GetBytes(text)).Should().Be(ContentKind.Opaque);

    private static byte[] Mutated(byte[] seed, Random random)
    {
        var bytes = (byte[])seed.Clone();
        // Half of the hits go to the first kilobyte, where the structure is.
        for (var hit = random.Next(1, 12); hit > 0; hit--)
            bytes[random.Next(random.Next(2) == 0 ? Math.Min(bytes.Length, 1024) : bytes.Length)] = (byte)random.Next(256);
        if (random.Next(6) == 0)
            bytes = bytes[..random.Next(1, bytes.Length)];
        if (random.Next(10) == 0)
            bytes = [.. bytes, .. bytes.AsSpan(0, random.Next(bytes.Length))];
        return bytes;
    }
}
