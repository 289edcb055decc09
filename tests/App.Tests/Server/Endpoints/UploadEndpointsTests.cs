using System.Net;
using AwesomeAssertions;
using Weipian.App.Server;
using Xunit;

namespace Weipian.App.Tests.Server.Endpoints;

public sealed class UploadEndpointsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_large_file_goes_on_after_every_break_and_a_restart_and_is_the_same_byte_for_byte()
    {
        var office = await ServedOffice.Open();
        var zone = await office.As("王芳");
        var bytes = new byte[(3 * PendingUploads.Piece) + 12345];
        new Random(200).NextBytes(bytes);
        var begun = await Begin(zone, "影像.zip", bytes);
        var address = $"/api/uploads/pending/{begun.Body!["id"]}";
        (await Piece(zone, address, bytes, 0)).Body!["offset"]!.GetValue<long>().Should().Be(PendingUploads.Piece);

        // Damaged on the way, out of place, too large, nobody else's: nothing of it is kept.
        (await Piece(zone, address, bytes, PendingUploads.Piece, checksum: new string('0', 64))).Code.Should().Be("upload.checksum");
        var misplaced = await Piece(zone, address, bytes, 2 * PendingUploads.Piece);
        (misplaced.Code, misplaced.Status).Should().Be(("upload.offset", HttpStatusCode.Conflict));
        (await Piece(zone, address, bytes, PendingUploads.Piece, length: PendingUploads.Piece + 1)).Code.Should().Be("upload.piece");
        (await Piece(await office.As("李明"), address, bytes, PendingUploads.Piece)).Status.Should().Be(HttpStatusCode.NotFound);
        (await zone.Get(address)).Body!["offset"]!.GetValue<long>().Should().Be(PendingUploads.Piece);

        // A cut in the middle of writing leaves more on the disk than was answered for.
        var part = Directory.EnumerateFiles(Path.Combine(office.County.Directory, "uploads-pending"), "*.part", SearchOption.AllDirectories).Single();
        await File.AppendAllTextAsync(part, "half a piece", Stop);
        await office.Stop();
        await using var reopened = await office.Reopened();
        var again = reopened.Stranger();
        await again.SignIn("wangfang", ServedOffice.Password);
        (await Begin(again, "影像.zip", bytes)).Body!["offset"]!.GetValue<long>().Should().Be(PendingUploads.Piece, "begun again is gone on with");
        for (var offset = PendingUploads.Piece; offset < bytes.Length; offset += PendingUploads.Piece)
            (await Piece(again, address, bytes, offset)).Status.Should().Be(HttpStatusCode.OK);
        var file = (await Piece(again, address, bytes, 0)).Body!["file"]!;
        file["id"]!.GetValue<string>().Should().Be(FieldTeam.Sha256(bytes), "the answer to the last piece is given again");
        (await File.ReadAllBytesAsync(reopened.Hall.Uploads.PathOf("wangfang", FieldTeam.Sha256(bytes)), Stop)).SequenceEqual(bytes).Should().BeTrue();
        Directory.EnumerateFiles(Path.Combine(office.County.Directory, "uploads-pending"), "*.part", SearchOption.AllDirectories).Should().BeEmpty();
        (await Begin(again, "别名.zip", bytes, FieldTeam.Sha256(bytes))).Body!["file"]!["id"]!.GetValue<string>().Should().Be(FieldTeam.Sha256(bytes), "the server has these bytes already");
    }

    [Fact]
    public async Task Twenty_megabytes_over_a_line_cut_fifty_times_cost_less_than_a_fifth_more()
    {
        await using var office = await ServedOffice.Open();
        var zone = await office.As("王芳");
        var bytes = new byte[20 << 20];
        new Random(46).NextBytes(bytes);
        var address = $"/api/uploads/pending/{(await Begin(zone, "慢.zip", bytes)).Body!["id"]}";
        var (sent, cuts) = (0L, 0);
        const int Small = 256 << 10;
        for (var offset = 0L; offset < bytes.Length;)
        {
            // Every other piece is cut half way; only that half was sent in vain.
            if (cuts < 50 && offset / Small % 3 != 2)
            {
                cuts++;
                sent += Small / 4;
                (await Piece(zone, address, bytes, offset, length: Small / 4, checksum: FieldTeam.Sha256(bytes[(int)offset..((int)offset + Small)]))).Code.Should().Be("upload.checksum", "a piece cut short is no piece");
            }

            offset = (await Piece(zone, address, bytes, offset, length: (int)Math.Min(Small, bytes.Length - offset))).Body!["offset"]!.GetValue<long>();
            sent += Small;
        }

        (await zone.Get(address)).Body!["file"]!["id"]!.GetValue<string>().Should().Be(FieldTeam.Sha256(bytes));
        (cuts, sent < bytes.Length * 1.2).Should().Be((50, true), $"{sent} bytes sent for {bytes.Length}");
    }

    [Fact]
    public async Task What_is_empty_too_large_changed_or_given_up_leaves_nothing()
    {
        await using var office = await ServedOffice.Open(change: options => options with { MostUploadBytes = 1 << 20 });
        var zone = await office.As("王芳");
        (await zone.Post("/api/uploads/pending", new { name = "空.zip", bytes = 0 })).Code.Should().Be("upload.empty");
        (await zone.Post("/api/uploads/pending", new { name = "大.zip", bytes = (1 << 20) + 1 })).Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await zone.Post("/api/uploads/pending", new { name = "错.zip", bytes = 5, sha256 = "../../x" })).Code.Should().Be("upload.hash");
        var changed = await zone.Post("/api/uploads/pending", new { name = "改.zip", bytes = 3, sha256 = FieldTeam.Sha256([1, 2, 3]) });
        (await Piece(zone, $"/api/uploads/pending/{changed.Body!["id"]}", [1, 2, 4], 0)).Code.Should().Be("upload.checksum");
        var dropped = $"/api/uploads/pending/{(await Begin(zone, "弃.zip", [1, 2, 3])).Body!["id"]}";
        (await zone.Send(HttpMethod.Delete, dropped)).Status.Should().Be(HttpStatusCode.OK);
        (await Piece(zone, dropped, [1, 2, 3], 0)).Code.Should().Be("upload.missing");
        (await zone.Get("/api/uploads/pending/..%2F..%2Fworkspace")).Status.Should().Be(HttpStatusCode.NotFound);
        foreach (var root in new[] { "uploads", "uploads-pending" })
            Directory.Exists(Path.Combine(office.County.Directory, root)).Should().Be(root == "uploads-pending");
        Directory.EnumerateFiles(Path.Combine(office.County.Directory, "uploads-pending"), "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    /// <summary>Sends a file as the office's pages do: begun, then piece by piece.</summary>
    internal static async Task<OfficeAnswer> Send(OfficeClient client, string name, byte[] bytes)
    {
        var answer = await Begin(client, name, bytes, FieldTeam.Sha256(bytes));
        answer.Status.Should().Be(HttpStatusCode.OK, answer.Text);
        while (answer.Body?["file"] is null && answer.Status == HttpStatusCode.OK)
            answer = await Piece(client, $"/api/uploads/pending/{answer.Body!["id"]}", bytes, answer.Body["offset"]!.GetValue<long>());
        return answer;
    }

    private static Task<OfficeAnswer> Begin(OfficeClient client, string name, byte[] bytes, string? sha256 = null) =>
        client.Post("/api/uploads/pending", new { name, bytes = bytes.Length, mark = "1", sha256 });

    private static async Task<OfficeAnswer> Piece(OfficeClient client, string address, byte[] bytes, long offset, int length = PendingUploads.Piece, string? checksum = null)
    {
        var piece = bytes[(int)offset..(int)Math.Min(bytes.Length, offset + length)];
        using var content = new ByteArrayContent(piece);
        content.Headers.ContentType = new("application/octet-stream");
        return await client.Send(HttpMethod.Patch, address, content, change: request =>
        {
            request.Headers.Add("Upload-Offset", offset.ToString(System.Globalization.CultureInfo.InvariantCulture));
            request.Headers.Add("Upload-Checksum", "sha256 " + (checksum ?? FieldTeam.Sha256(piece)));
        });
    }
}
