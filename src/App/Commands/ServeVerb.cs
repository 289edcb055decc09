using System.CommandLine;
using Weipian.App.Platform;
using Weipian.App.Server;

namespace Weipian.App.Commands;

/// <summary><c>serve</c>: the office in the browser.</summary>
public static class ServeVerb
{
    public static Command Serve(Invocation common)
    {
        var urls = new Option<string>("--urls") { Description = "监听地址,多个以分号分开", DefaultValueFactory = _ => ServeOptions.StandardUrls };
        var web = new Option<string?>("--web") { Description = "办公端网页目录;默认用随程序的 web/" };
        return common.Verb("serve", "开办公端:浏览器访问,首次启动打印系统管理员的一次性口令", parsed =>
        {
            Run(new ServeOptions(Path.GetFullPath(parsed.GetValue(common.Workspace)!), parsed.GetValue(urls)!, common.Clock, parsed.GetValue(common.Law), parsed.GetValue(web)));
            return 0;
        }, common.Workspace, urls, web, common.Law);
    }

    /// <summary>Serves until it is told to stop.</summary>
    /// <param name="demo">Take on the people of the demo county first.</param>
    public static void Run(ServeOptions options, bool demo = false)
    {
        using var app = OfficeServer.Build(options);
        var hall = app.Services.GetRequiredService<OfficeHall>();
        if (demo)
        {
            var (password, people) = DemoStaff.Take(hall);
            Console.WriteLine($"演示账号(口令都是 {password}):\n{string.Join('\n', people)}");
        }
        else if (FirstAdministrator.Make(hall.Gate, hall.Passwords) is { } password)
        {
            Console.WriteLine($"首次启动:已开立系统管理员账号 {FirstAdministrator.Login},一次性口令 {password}(只显示这一次,登录后须更改)");
        }

        try
        {
            app.Start();
        }
        catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new ProblemException("server.address-in-use", $"监听地址 {options.Urls} 已被占用;请用 --urls 另给,如 --urls http://127.0.0.1:8090", field: "--urls");
        }

        Console.WriteLine($"办公端已开:{string.Join('、', app.Urls)}(Ctrl+C 停止)");
        app.WaitForShutdown();
        Console.WriteLine("办公端已停,日志已封签");
    }
}
