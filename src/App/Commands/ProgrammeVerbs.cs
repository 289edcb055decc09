using System.CommandLine;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>init</c>, <c>programme set</c>, <c>programme units</c>, <c>programme show</c>.</summary>
public static class ProgrammeVerbs
{
    private static readonly Option<int> Year = new("--year") { Description = "年度", Required = true };

    public static Command Init(Invocation common)
    {
        var county = new Option<string>("--county") { Description = "县级行政区代码(6 位)", Required = true };
        var name = new Option<string>("--name") { Description = "县名", Required = true };
        return common.Verb("init", "建立一个县的工作区", parsed =>
        {
            var made = new County(parsed.GetValue(county)!, parsed.GetValue(name)!);
            CreateWorkspace.Run(parsed.GetValue(common.Workspace)!, made, common.Actor(parsed), common.Clock, parsed.GetValue(common.Database));
            common.Said(parsed, made, $"已建立工作区:{parsed.GetValue(common.Workspace)}");
            return 0;
        }, common.Workspace, county, name, common.Database, common.Json, common.Person, common.Post);
    }

    public static Command Programme(Invocation common)
    {
        var command = new Command("programme", "年度设置:参数与单位");
        command.Subcommands.Add(Set(common));
        command.Subcommands.Add(Units(common));
        command.Subcommands.Add(Show(common));
        return command;
    }

    private static Command Set(Invocation common)
    {
        var settings = new Option<string[]>("--set") { Description = "参数=值,可重复", AllowMultipleArgumentsPerToken = true };
        return common.Verb("set", "设置年度及其参数", parsed =>
        {
            var values = Pairs.Read(parsed.GetValue(settings), "--set");
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var set = SetProgramme.Run(workspace, parsed.GetValue(Year), values, pack, common.Actor(parsed));
            common.Said(parsed, set, $"{set.Year} 年度已设置,规则包 {set.RulePack[..12]},参数 {set.Parameters.Count} 项");
            return 0;
        }, common.Workspace, Year, settings, common.Json, common.Law, common.Person, common.Post);
    }

    private static Command Units(Invocation common)
    {
        var file = new Option<string>("--file") { Description = "单位名单 CSV:代码,名称,类别,生效日,失效日", Required = true };
        return common.Verb("units", "载入年度单位名单", parsed =>
        {
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var set = SetUnits.Run(workspace, parsed.GetValue(Year), parsed.GetValue(file)!, common.Actor(parsed));
            common.Said(parsed, set, $"已载入 {set.Units.Count} 个单位");
            return 0;
        }, common.Workspace, Year, file, common.Json, common.Person, common.Post);
    }

    private static Command Show(Invocation common) => common.Verb("show", "显示年度设置", parsed =>
    {
        var pack = LawLibrary.Load(parsed.GetValue(common.Law));
        using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
        var year = ProgrammeYear.Load(workspace, parsed.GetValue(Year));
        if (parsed.GetValue(common.Json))
        {
            Console.WriteLine(CanonicalJson.Write(year));
            return 0;
        }

        Console.WriteLine($"{County.Of(workspace).Name} {year.Year} 年度,规则包 {year.RulePack[..12]}{(year.RulePack == pack.Hash ? "" : "(与当前规则表不同)")}");
        foreach (var parameter in pack.Parameters.All)
            Console.WriteLine($"  {parameter.Key} = {(year.Parameters.TryGetValue(parameter.Key, out var set) ? set + "(年度设置)" : parameter.Value ?? "未设置")} {parameter.Unit}  {parameter.Name}");
        Console.WriteLine($"单位 {year.Units.Count} 个");
        return 0;
    }, common.Workspace, Year, common.Json, common.Law);
}
