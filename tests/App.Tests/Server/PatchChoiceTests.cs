using AwesomeAssertions;
using Weipian.App.Database;
using Weipian.App.Modules.Determinations;
using Weipian.App.Server;
using Xunit;

namespace Weipian.App.Tests.Server;

public class PatchChoiceTests
{
    private static readonly PatchFilter[] Filters =
    [
        new(2024), new(2023), new(2024, Line: "land"), new(2024, Line: "mineral"), new(2024, Q: "Q0"), new(2024, Q: " Q01 "), new(2024, Q: "*"), new(2024, Q: "[Q]0"), new(2024, State: "待结论"),
        new(2024, State: "已结论,未判定"), new(2024, Code: "W"), new(2024, Code: "-,XX"), new(2024, Town: "619901101"), new(2024, Town: "-"), new(2024, Town: "619901101,619901102", State: "待结论"),
        new(2024, Stage: "-"), new(2024, Batch: 1), new(2024, Batch: 2), new(2024, Visited: false), new(2024, Visited: true), new(2024, Status: "all"), new(2024, Status: "split"),
        new(2024, Unsigned: "审批"), new(2024, Unsigned: "地籍"), new(2024, Unsigned: "审"), new(2024, Contested: true), new(2024, Contested: false), new(2024, Bbox: "100,30,101,31"), new(2024, Bbox: "-180,-90,180,90"),
    ];

    /// <summary>Two ways to the same patches, the database's and the memory's, may not differ for anybody.</summary>
    [Fact]
    public void What_is_chosen_in_memory_is_what_the_database_chooses_under_every_filter_and_sight()
    {
        using var office = Prepared();
        using var workspace = office.Read();
        var moment = new PatchColumns().Of(workspace);
        var extent = moment.Blocks.SelectMany(block => block).First(one => one.Number == "Q03");
        var here = FormattableString.Invariant($"{extent.West},{extent.South},{extent.East},{extent.North}");
        var seen = new List<int>();
        foreach (var sight in Sights())
            foreach (var filter in Filters.Append(new PatchFilter(2024, Bbox: here)))
            {
                var (where, values) = filter.Sql(sight);
                var expected = workspace.Connection.Query($"SELECT s.patch_id FROM patch_sheet s WHERE {where} ORDER BY s.number, s.key", row => row.GetString(0), values);
                var choice = new PatchChoice(workspace, moment, filter, sight);
                choice.All().Select(one => one.Id).Should().Equal(expected, "{0} as {1}", filter, sight.Key);
                choice.All(descending: true).Select(one => one.Id).Should().Equal(Enumerable.Reverse(expected), "{0} as {1}, backwards", filter, sight.Key);
                seen.Add(expected.Count);
            }

        seen.Should().Contain(0).And.Contain(1).And.Contain(count => count > 3, "filters that all choose nothing, or all, would prove nothing");
    }

    [Fact]
    public void Whoever_sees_nothing_chooses_nothing()
    {
        using var office = Prepared();
        using var workspace = office.Read();
        new PatchChoice(workspace, new PatchColumns().Of(workspace), new PatchFilter(2024, Status: "all"), Sight.Nothing).All().Should().BeEmpty();
    }

    internal static Office Prepared()
    {
        var office = Office.Prepared();
        office.Import(("Q01", 100, 100, 160, 150), ("Q02", 300, 100, 380, 150), ("Q03", 1200, 100, 1260, 150), ("Q04", 980, 500, 1030, 560));
        office.Judge();
        office.Conclude("Q02", "XX");
        office.Import(("R01", 600, 600, 640, 640), ("Q05", 1500, 900, 1560, 950));
        using (var workspace = office.Write())
        {
            GiveOpinion.Run(workspace, "Q03", 2024, "审批", false, "手续不全", TestWorkspace.Clerk);
            FileStatement.Run(workspace, "Q04", 2024, "用地人", "张三", new DateOnly(2024, 6, 1), "已取得批准", [], TestWorkspace.Clerk);
        }

        return office;
    }

    private static IEnumerable<Sight> Sights()
    {
        var posts = Office.Pack.Access.Posts;
        yield return new Sight(posts["县卫片办"], null, null);
        yield return new Sight(posts["镇街办事员"], "619901101", "清溪镇");
        yield return new Sight(posts["镇街办事员"], "619901102", "石桥镇");
        yield return new Sight(posts["镇街办事员"], null, null);
        yield return Sight.Nothing;
    }
}
