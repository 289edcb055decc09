using System.Text;
using AwesomeAssertions;
using Weipian.App.Platform;
using Weipian.App.Server;
using Xunit;

namespace Weipian.App.Tests.Server;

public sealed class UploadsTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("weipian-uploads-").FullName;

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\system.ini", "system.ini")]
    [InlineData("图斑.shp", "图斑.shp")]
    [InlineData("<script>alert(1)</script>.zip", "script_.zip")]
    [InlineData("a\u202Ezip.exe\n", "a_zip.exe_")]
    [InlineData("...", "file")]
    [InlineData("con:aux|nul?.zip", "con_aux_nul_.zip")]
    public void Names_are_cleaned(string name, string clean) => Uploads.Clean(name).Should().Be(clean);

    [Fact]
    public void A_name_is_cut_by_the_bytes_a_file_system_counts_and_keeps_its_ending()
    {
        foreach (var letter in new[] { "长", "𠮷", "a" })
        {
            var clean = Uploads.Clean(string.Concat(Enumerable.Repeat(letter, 5000)) + ".jpg");
            Encoding.UTF8.GetByteCount(clean).Should().BeInRange(230, 240);
            clean.Should().EndWith(letter + ".jpg");
        }
    }

    [Fact]
    public async Task A_file_is_its_owners_and_stays_under_the_uploads()
    {
        var uploads = new Uploads(_directory, TimeProvider.System, 1 << 20);
        var file = await uploads.Take("wangfang", "../../../x/evil.zip", new MemoryStream(Encoding.UTF8.GetBytes("content")), CancellationToken.None);
        uploads.PathOf("wangfang", file.Id).Should().StartWith(Path.Combine(_directory, "uploads", "wangfang"));
        foreach (var (login, id) in new[] { ("liming", file.Id), ("wangfang", "../" + file.Id), ("wangfang", new string('0', 64)), ("wangfang", "") })
            ((Action)(() => uploads.PathOf(login, id))).Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("upload.missing");
        Directory.EnumerateFiles(_directory, "*", SearchOption.AllDirectories).Should().ContainSingle();
    }

    [Fact]
    public async Task What_is_too_large_or_empty_leaves_nothing_behind()
    {
        var uploads = new Uploads(_directory, TimeProvider.System, 1000);
        foreach (var (bytes, code) in new[] { (1001, "request.too-large"), (0, "upload.empty") })
            (await ((Func<Task>)(() => uploads.Take("wangfang", "x.zip", new MemoryStream(new byte[bytes]), CancellationToken.None))).Should().ThrowAsync<ProblemException>()).Which.Problems[0].Code.Should().Be(code);
        Directory.EnumerateFiles(_directory, "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
