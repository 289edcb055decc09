using System.Net;
using AwesomeAssertions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Weipian.App.Database;
using Weipian.Law.Determination;
using Xunit;

namespace Weipian.App.Tests.Server.Endpoints;

public sealed class PatchEndpointsTests
{
    [Fact]
    public async Task What_is_seen_is_exported_as_it_is_seen_by_whoever_may_and_the_access_log_knows()
    {
        await using var office = await ServedOffice.Open(ServedCounty.Prepare);
        var zone = await office.As("王芳");
        var csv = await zone.Get("/api/patches/export?year=2024&format=csv&columns=number,area_mu,text&sort=number&desc=true");
        csv.MediaType.Should().Be("text/csv");
        csv.Disposition.Should().StartWith("attachment");
        var rows = csv.Text.TrimStart('\uFEFF').Split("\r\n");
        rows[0].Should().Be("图斑编号,面积(亩),判定");
        rows[1..4].Select(row => row.Split(',')[0]).Should().Equal(ServedCounty.PatchC, ServedCounty.PatchB, ServedCounty.PatchA);
        var listed = (await zone.Get($"/api/patches?year=2024&q={ServedCounty.PatchA}")).Body!["items"]![0]!;
        rows[3].Should().Be($"{ServedCounty.PatchA},{Math.Round(listed["area_m2"]!.GetValue<decimal>() * 3 / 2000, 2, MidpointRounding.AwayFromZero):F2},{listed["text"]}");

        var bytes = await zone.Bytes($"/api/patches/export?year=2024&q={ServedCounty.PatchB}");
        using (var book = SpreadsheetDocument.Open(new MemoryStream(bytes), false))
        {
            var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().ToList();
            cells.Should().NotContain(cell => cell.CellFormula != null);
            cells.Select(cell => cell.InnerText).Should().Contain(ServedCounty.PatchB).And.NotContain(ServedCounty.PatchA).And.Contain(text => text.StartsWith("筛选:编号 " + ServedCounty.PatchB));
        }

        (await (await office.As("李明")).Get("/api/patches/export?year=2024")).Status.Should().Be(HttpStatusCode.Forbidden);
        (await zone.Get("/api/patches/export?year=2024&columns=number,password")).Code.Should().Be("export.column");
        (await zone.Get("/api/patches/export?year=2024&format=exe")).Code.Should().Be("export.format");
        (await zone.Get("/api/patches/export?year=2024&sort=key;drop")).Code.Should().Be("filter.sort");
        var log = (await (await office.As("审计管")).Get("/api/access-log?what=export")).Body!["items"]!.AsArray();
        (log.Count, log[^1]!["subject"]!.GetValue<string>().StartsWith("patches csv 3:", StringComparison.Ordinal)).Should().Be((2, true));
    }

    [Fact]
    public async Task Formulas_identity_numbers_and_offline_patches_do_not_leave_the_office()
    {
        await using var office = await ServedOffice.Open(county =>
        {
            county.Import(("+1+1", 100, 100, 160, 150), ("@SUM(1)", 300, 100, 360, 150), ("11010519491231002X", 500, 100, 560, 150), ("OFF", 700, 100, 760, 150));
            county.Judge();
        });
        var zone = await office.As("王芳");
        var off = await zone.Get($"/api/patches/{await VisitEndpointsTests.Patch(office, "OFF")}");
        (await zone.Post($"/api/patches/{off.Body!["patch"]!["id"]}/conclusion", new { code = VerdictCodes.Offline }, off.Tag)).Status.Should().Be(HttpStatusCode.OK);
        var csv = (await zone.Get("/api/patches/export?year=2024&format=csv&columns=number")).Text.TrimStart('\uFEFF').Split("\r\n");
        csv[1..4].Should().BeEquivalentTo("'+1+1", "'@SUM(1)", "1101**********002X");
        csv[4].Should().StartWith("\"注:").And.Contain("线下处理的图斑不导出");
    }

    [Fact]
    public async Task Lists_are_in_the_order_of_the_database_by_every_column_both_ways_page_by_page()
    {
        await using var office = await ServedOffice.Open(county => county.Import([.. Enumerable.Range(0, 40).Select(index => ($"L{index * 7 % 40:00}", 50.0 + (index % 10 * 100), 50.0 + (index / 10 * 100), 70.0 + (index % 10 * 100) + (index % 7), 80.0 + (index / 10 * 100)))]));
        var zone = await office.As("王芳");
        foreach (var column in new[] { "number", "area_m2", "town", "state", "code", "stage", "batch", "sequence" })
            foreach (var descending in new[] { false, true })
            {
                var way = descending ? "DESC" : "ASC";
                var expected = office.Hall.Reads.Read(workspace => workspace.Connection.Query($"SELECT patch_id FROM patch_sheet ORDER BY {column} {way}, key {way}", row => row.GetString(0)));
                var paged = new List<string>();
                for (var skip = 0; skip < 40; skip += 15)
                {
                    var page = (await zone.Get($"/api/patches?year=2024&sort={column}&desc={(descending ? "true" : "false")}&skip={skip}&take=15")).Body!;
                    page["total"]!.GetValue<int>().Should().Be(40);
                    paged.AddRange(page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()));
                }

                paged.Should().Equal(expected, "by {0} {1}", column, way);
            }
    }
}
