using System.CommandLine;
using System.Globalization;
using Weipian.App.Modules.Imagery;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>imagery add|list|retire|key|check</c>.</summary>
public static class ImageryVerbs
{
    private static readonly Option<string?> File = new("--file") { Description = "GeoTIFF(含 BigTIFF)、z/x/y 结构的 zip 或文件夹、MBTiles" };
    private static readonly Option<string?> Url = new("--url") { Description = "内网 WMTS 或瓦片服务地址,含 {z}、{x}、{y}(或 {-y}),要密钥的写 {key}" };
    private static readonly Option<bool> Tianditu = new("--tianditu") { Description = "天地图影像(须 --key,密钥用服务器端类型)" };
    private static readonly Option<string> Name = new("--name") { Description = "影像名称", Required = true };
    private static readonly Option<string> Phase = new("--phase") { Description = "时相:before(前时相)、after(后时相)、base(底图)", Required = true };
    private static readonly Option<string?> Day = new("--day") { Description = "拍摄日期,如 2024-03-01;底图可不给" };
    private static readonly Option<int?> Year = new("--year") { Description = "年度;底图不给年度时各年度都可用" };
    private static readonly Option<string> Secrecy = new("--secrecy") { Description = "密级标注", DefaultValueFactory = _ => AddImagery.NotSecret };
    private static readonly Option<string?> Review = new("--review") { Description = "保密审查文号;分辨率优于 0.5 米且连续覆盖超过 25 平方公里的须给" };
    private static readonly Option<string?> Source = new("--source") { Description = "来源与审图号" };
    private static readonly Option<string?> Crs = new("--crs") { Description = "影像未注明坐标系时指明,如 EPSG:4524" };
    private static readonly Option<string?> Bands = new("--bands") { Description = "作红、绿、蓝显示的波段,如 3,2,1;只给一个为灰度" };
    private static readonly Option<bool> Southern = new("--tms") { Description = "zip 或文件夹的行号由南向北(TMS)" };
    private static readonly Option<bool> Degrees = new("--degrees") { Description = "瓦片按经纬度切分(天地图 _c 一类)" };
    private static readonly Option<bool> Reference = new("--reference") { Description = "文件不复制进工作区,就地引用并记哈希;大影像用" };
    private static readonly Option<string?> Key = new("--key") { Description = "地址所用密钥的名称,另用 imagery key 设置" };
    private static readonly Option<string> Zoom = new("--zoom") { Description = "网络瓦片的级别范围", DefaultValueFactory = _ => "1-18" };
    private static readonly Option<bool> Loopback = new("--loopback") { Description = "允许地址是本机(本机另有瓦片服务时)" };

    public static Command Imagery(Invocation common)
    {
        var command = new Command("imagery", "影像:登记前后时相与底图,供判定台和地图查看");
        foreach (var verb in new[] { Add(common), List(common), Retire(common), SetKey(common), Check(common) })
            command.Subcommands.Add(verb);
        return command;
    }

    private static Command Add(Invocation common) => common.Verb("add", "登记一份影像", parsed =>
    {
        using var progress = new Progress("登记影像", common.Clock);
        using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
        var statement = new ImageryStatement(
            parsed.GetValue(Name)!, parsed.GetValue(Phase)!, parsed.GetValue(Day), parsed.GetValue(Year), parsed.GetValue(Secrecy)!, parsed.GetValue(Review), parsed.GetValue(Source));
        var url = parsed.GetValue(Tianditu) ? TileAddress.Tianditu : parsed.GetValue(Url);
        if (url is null == parsed.GetValue(File) is null)
            throw new ProblemException("imagery.source", "须给 --file、--url、--tianditu 之一", field: "--file");
        var (least, most) = Range(parsed.GetValue(Zoom)!);
        var added = url is not null
            ? AddImagery.Run(workspace, statement, new RemoteIntake(url, parsed.GetValue(Key), least, most, parsed.GetValue(Degrees), Loopback: parsed.GetValue(Loopback)), common.Actor(parsed))
            : AddImagery.Run(workspace, statement, new ImageryIntake(
                parsed.GetValue(File)!, EpsgOption.Read(parsed.GetValue(Crs)), BandList(parsed.GetValue(Bands)), parsed.GetValue(Southern), parsed.GetValue(Degrees), parsed.GetValue(Reference), progress.Show), common.Actor(parsed));
        common.Said(parsed, added, Words(added) + string.Concat(added.Description.Warnings.Select(warning => $"\n提示 {warning}")));
        return 0;
    }, common.Workspace, File, Url, Tianditu, Name, Phase, Day, Year, Secrecy, Review, Source, Crs, Bands, Southern, Degrees, Reference, Key, Zoom, Loopback, common.Json, common.Person, common.Post);

    private static Command List(Invocation common) => common.Verb("list", "已登记的影像", parsed =>
    {
        using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
        var all = parsed.GetValue(Year) is { } year ? ImageryShelf.Of(workspace, year) : ImageryShelf.All(workspace);
        common.Said(parsed, all, all.Count == 0 ? "未登记影像" : string.Join('\n', all.Select(Words)));
        return 0;
    }, common.Workspace, Year, common.Json);

    private static Command Retire(Invocation common)
    {
        var number = new Option<int>("--number") { Description = "影像号", Required = true };
        var why = new Option<string>("--reason") { Description = "理由", Required = true };
        return common.Verb("retire", "停用一份影像:不再显示,记录保留", parsed =>
        {
            using var workspace = Workspace.OpenToWrite(parsed.GetValue(common.Workspace)!, common.Clock);
            var retired = RetireImagery.Run(workspace, parsed.GetValue(number), parsed.GetValue(why), common.Actor(parsed));
            common.Said(parsed, retired, Words(retired));
            return 0;
        }, common.Workspace, number, why, common.Json, common.Person, common.Post);
    }

    /// <summary>From the standard input: what is typed as an option is seen in the list of processes and kept by the shell.</summary>
    private static Command SetKey(Invocation common)
    {
        var name = new Option<string>("--name") { Description = "密钥名称,登记影像时 --key 所写", Required = true };
        return common.Verb("key", "设置网络影像的密钥:从标准输入读一行,空行为删除;只存本机,不进日志、不进备份", parsed =>
        {
            var directory = parsed.GetValue(common.Workspace)!;
            using (Workspace.OpenToRead(directory, common.Clock))
            {
            }

            var key = Console.In.ReadLine() ?? "";
            new ImageryKeys(directory).Set(parsed.GetValue(name)!, key);
            Console.WriteLine(key.Trim().Length == 0 ? "密钥已删除" : "密钥已设置");
            return 0;
        }, common.Workspace, name);
    }

    private static Command Check(Invocation common) => common.Verb("check", "逐一核对影像文件的哈希,就地引用的也核对", parsed =>
    {
        using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
        var problems = ImageryFiles.Check(workspace).ToList();
        foreach (var problem in problems)
            Console.Error.WriteLine(problem);
        if (problems.Count == 0)
            Console.WriteLine("影像文件与登记时相符");
        return problems.Count == 0 ? 0 : 1;
    }, common.Workspace);

    private static string Words(RegisteredImagery one)
    {
        var about = one.Description;
        return $"{one.Number,3} {(one.Current ? "在用" : $"已停用({one.Retired})")} {ImageryPhase.Name(about.Phase)} {about.Name} {about.Day} {(about.Year is { } year ? $"{year} 年度" : "各年度")} {ImageryKind.Name(about.Kind)}"
            + (about.Picture is { } picture ? $" {picture.Width}×{picture.Height},EPSG:{picture.Epsg}" : "") + (about.PixelM is { } pixel ? $",约 {Digits.Fixed(pixel, 2)} 米" : "") + $",{about.MinZoom}–{about.MaxZoom} 级";
    }

    private static (int Least, int Most) Range(string text)
    {
        var parts = text.Split('-');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var least) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            ? (least, most) : throw new ProblemException("imagery.zoom", $"级别“{text}”应形如 1-18", field: "--zoom");
    }

    private static List<int>? BandList(string? text) => text is null ? null : [.. text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var band)
        ? band : throw new ProblemException("imagery.bands", $"波段“{text}”应形如 3,2,1", field: "--bands"))];
}
