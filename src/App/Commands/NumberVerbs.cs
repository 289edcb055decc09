using System.CommandLine;
using Weipian.App.Modules.Documents;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>paper numbers</c>, <c>paper reserve</c>, <c>paper void-number</c>.</summary>
public static class NumberVerbs
{
    private static readonly Option<int> Year = new("--year") { Description = "文号年份", Required = true };
    private static readonly Option<string> Series = new("--series") { Description = "机关代字", Required = true };
    private static readonly Option<string> Reason = new("--reason") { Description = "用途或理由", Required = true };

    public static IEnumerable<Command> All(Invocation common) => [Numbers(common), Reserve(common), Void(common)];

    private static Command Numbers(Invocation common) => common.Verb("numbers", "一年的文号:已用、预留、作废与未说明的空号;有空号未说明时退出码为 1", parsed =>
    {
        using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
        var all = NumberSeries.OfYear(workspace, parsed.GetValue(Year));
        if (parsed.GetValue(common.Json))
            Console.WriteLine(CanonicalJson.Write(all.Select(series => new { series.Word, series.Year, Numbers = series.All, series.Unexplained })));
        else
            foreach (var series in all)
                foreach (var number in series.All)
                    Console.WriteLine($"{NumberSeries.Text(series.Word, series.Year, number.Ordinal)} {NumberState.Name(number.State)} {number.Paper}{(number.Reason is null ? "" : $"({number.Reason})")}");
        return all.All(series => series.Unexplained.Count == 0) ? 0 : 1;
    }, common.Workspace, Year, common.Json);

    private static Command Reserve(Invocation common)
    {
        var ordinal = new Option<int?>("--number") { Description = "序号;默认为下一号" };
        return common.Verb("reserve", "预留文号", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var reserved = ReserveNumber.Run(workspace, parsed.GetValue(Series)!, parsed.GetValue(Year), parsed.GetValue(ordinal), parsed.GetValue(Reason)!, pack, common.Actor(parsed));
            common.Said(parsed, reserved, $"已预留 {NumberSeries.Text(reserved.Series, reserved.Year, reserved.Ordinal)}");
            return 0;
        }, common.Workspace, Series, Year, ordinal, Reason, common.Json, common.Law, common.Person, common.Post);
    }

    private static Command Void(Invocation common)
    {
        var ordinal = new Option<int>("--number") { Description = "序号", Required = true };
        return common.Verb("void-number", "作废预留或空出的文号并说明理由", parsed =>
        {
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var voided = VoidNumber.Run(workspace, parsed.GetValue(Series)!, parsed.GetValue(Year), parsed.GetValue(ordinal), parsed.GetValue(Reason)!, common.Actor(parsed));
            common.Said(parsed, voided, $"已作废 {NumberSeries.Text(voided.Series, voided.Year, voided.Ordinal)}");
            return 0;
        }, common.Workspace, Series, Year, ordinal, Reason, common.Json, common.Person, common.Post);
    }
}
