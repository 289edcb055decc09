using System.IO.Compression;
using System.Text;
using AwesomeAssertions;
using Weipian.App.Modules.Archives;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Modules.Archives;

public sealed class VerifyArchiveTests : IDisposable
{
    private readonly Desk _desk = new();
    private readonly string _zip = Path.Combine(Directory.CreateTempSubdirectory("archive-").FullName, "案卷.zip");

    public VerifyArchiveTests()
    {
        var walk = new CaseWalk(_desk).Filed(_desk.Violation().Id);
        _desk.Act("case", walk.Id, "撤销立案", "2025-01-13", Desk.Chief, "撤销理由=违法事实不成立", "承办意见=建议撤销");
        using (var workspace = _desk.Office.Read())
            Pieces = ArchiveShelf.Pieces(workspace, "case", walk.Id, Office.Pack).Select(piece => piece.Paper.Document).ToList();
        Refusal = _desk.Refusal("case", walk.Id, "归档", "2025-01-20", Desk.Clerk, "归档号=20250001", "保管期限=30年", "立卷人=李办", "各件页数=1");
        _desk.Act("case", walk.Id, "归档", "2025-01-20", Desk.Clerk, "归档号=20250001", "保管期限=30年", "立卷人=李办", $"各件页数={string.Join('、', Pieces.Select((_, index) => index + 1))}");
        using var read = _desk.Office.Read();
        (Manifest, var bytes) = ExportArchive.Make(read, "case", walk.Id, Office.Pack);
        Again = ExportArchive.Make(read, "case", walk.Id, Office.Pack).Zip.AsSpan().SequenceEqual(bytes);
        File.WriteAllBytes(_zip, bytes);
    }

    private List<string> Pieces { get; }

    private string Refusal { get; }

    private ArchiveManifest Manifest { get; }

    private bool Again { get; }

    [Fact]
    public void An_archive_holds_every_paper_in_order_with_its_retention_and_is_the_same_each_time()
    {
        VerifyArchive.IsOne(_zip).Should().BeTrue();
        VerifyArchive.Run(_zip).Should().BeEmpty();
        Again.Should().BeTrue();
        Pieces.Should().Equal("线索登记表", "核查记录", "立案呈批表", "撤销立案呈批表");
        Manifest.Retention.Should().Be("30年");
        Manifest.FileNumber.Should().Be("20250001");
        Manifest.Files.Keys.Should().Contain(name => name.StartsWith("正卷/01-", StringComparison.Ordinal)).And.Contain(name => name.StartsWith("卷内目录", StringComparison.Ordinal));
    }

    [Fact]
    public void A_dossier_is_not_filed_before_every_piece_is_counted() =>
        Refusal.Should().Contain("[archive.pages]").And.Contain("应有 4 个正整数");

    [Theory]
    [InlineData("正卷/01-违法线索登记表.docx", "pack.file-altered", "pack.paper-unknown")]
    [InlineData("events.jsonl", "pack.file-altered", null)]
    [InlineData("dossier.json", "pack.file-altered", null)]
    public void A_changed_byte_is_named(string name, string code, string? also)
    {
        Change(name, bytes => { bytes[bytes.Length / 2] ^= 1; return bytes; });

        var codes = VerifyArchive.Run(_zip).Select(problem => problem.Code).ToList();

        codes.Should().Contain(code);
        if (also is not null)
            codes.Should().Contain(also);
    }

    [Fact]
    public void A_paper_exchanged_together_with_the_manifest_is_found_by_the_events()
    {
        const string Name = "正卷/01-违法线索登记表.docx";
        var forged = Encoding.UTF8.GetBytes("forged");
        Change(Name, _ => forged);
        Change("manifest.json", bytes => CanonicalJson.WriteBytes(With(CanonicalJson.Read<ArchiveManifest>(Encoding.UTF8.GetString(bytes)), Name, ContentStore.HashOf(forged))));

        VerifyArchive.Run(_zip).Select(problem => problem.Code).Should().Equal("pack.paper-unknown");
    }

    [Fact]
    public void A_lost_and_a_smuggled_file_are_named()
    {
        using (var zip = ZipFile.Open(_zip, ZipArchiveMode.Update))
        {
            zip.GetEntry("dossier.json")!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("多余.txt").Open());
            writer.Write("x");
        }

        VerifyArchive.Run(_zip).Select(problem => problem.Code).Should().BeEquivalentTo("pack.file-missing", "pack.file-extra");
    }

    public void Dispose() => _desk.Dispose();

    private static ArchiveManifest With(ArchiveManifest manifest, string name, string hash)
    {
        manifest.Files[name] = hash;
        return manifest;
    }

    private void Change(string name, Func<byte[], byte[]> change)
    {
        using var zip = ZipFile.Open(_zip, ZipArchiveMode.Update);
        var entry = zip.GetEntry(name)!;
        using var read = new MemoryStream();
        using (var stream = entry.Open())
            stream.CopyTo(read);
        entry.Delete();
        using var write = zip.CreateEntry(name).Open();
        write.Write(change(read.ToArray()));
    }
}
