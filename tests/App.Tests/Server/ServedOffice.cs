using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Weipian.App.Database;
using Weipian.App.Modules.Accounts;
using Weipian.App.Modules.Programmes;
using Weipian.App.Server;

namespace Weipian.App.Tests.Server;

/// <summary>
/// A served office on a real port of this machine: the prepared test county with people in every post. Tests speak of named
/// people: <c>await office.As("王芳")</c>.
/// </summary>
internal sealed class ServedOffice : IAsyncDisposable
{
    public const string Password = "Cedar-Moss-27!x";

    /// <summary>Login, name, post, unit.</summary>
    public static readonly IReadOnlyList<(string Login, string Name, string Post, string? Unit)> People =
    [
        ("wangfang", "王芳", "县卫片办", null), ("zhaomin", "赵敏", "县卫片办负责人", null), ("sunli", "孙丽", "执法监察", null), ("qianwei", "钱伟", "执法监察负责人", null),
        ("zhoujie", "周洁", "地籍", null), ("wuqiang", "吴强", "耕保", null), ("zhengjun", "郑军", "审批", null), ("fengyu", "冯雨", "法制审核", null), ("chenju", "陈局", "局负责人", null),
        ("xianfu", "县府", "县政府", null), ("lingdao", "领导", "领导小组", null), ("liming", "李明", "镇街办事员", "619901101"), ("hanmei", "韩梅", "镇街办事员", "619901102"),
        ("qingxi", "清溪镇长", "镇街负责人", "619901101"), ("zonghe", "综合执法", "综合执法局", "619901801"), ("zongheju", "综合执法局长", "综合执法局负责人", "619901801"),
        ("dianli", "供电公司", "抄告部门", "619901901"), ("shenji", "审计", "审计员", null), ("admin", "系统管理员", "系统管理员", null), ("anquan", "安全", "安全管理员", null), ("shenjiguan", "审计管", "审计管理员", null),
    ];

    private readonly ConcurrentDictionary<string, Task<OfficeClient>> _clients = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private ServedOffice(Office county, WebApplication app) => (County, _app, Hall) = (county, app, app.Services.GetRequiredService<OfficeHall>());

    public Office County { get; }

    public string Url => _app.Urls.First();

    public OfficeHall Hall { get; }

    public IReadOnlyList<Endpoint> Endpoints => [.. ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints)];

    /// <param name="prepare">What happens in the county before the doors open.</param>
    public static async Task<ServedOffice> Open(Action<Office>? prepare = null, Func<ServeOptions, ServeOptions>? change = null, TimeProvider? clock = null)
    {
        var county = Office.Prepared();
        var units = Path.GetTempFileName();
        await File.WriteAllTextAsync(units, "代码,名称,类别,生效日,失效日\n619901101,清溪镇,镇,2020-01-01,\n619901102,石桥镇,镇,2020-01-01,\n619901801,综合执法局,综合执法局,2020-01-01,\n619901901,供电公司,部门,2020-01-01,\n");
        using (var workspace = county.Write())
            SetUnits.Run(workspace, Office.Year, units, TestWorkspace.Clerk);
        prepare?.Invoke(county);
        return await Serve(county, change, clock);
    }

    /// <summary>Opens the doors of a county as it is.</summary>
    public static async Task<ServedOffice> Serve(Office county, Func<ServeOptions, ServeOptions>? change = null, TimeProvider? clock = null)
    {
        var options = new ServeOptions(county.Directory, "http://127.0.0.1:0", clock ?? TimeProvider.System, PasswordIterations: 1000, RequestsPerMinute: 1_000_000, Quiet: true);
        var app = OfficeServer.Build(change?.Invoke(options) ?? options);
        var office = new ServedOffice(county, app);
        await office.Staff();
        await app.StartAsync();
        return office;
    }

    /// <summary>The same county, its doors open again after <see cref="Stop"/>.</summary>
    public async Task<ServedOffice> Reopened()
    {
        var app = OfficeServer.Build(Hall.Options);
        await app.StartAsync();
        return new ServedOffice(County, app);
    }

    /// <summary>A browser of somebody who is signed in.</summary>
    public Task<OfficeClient> As(string name) => _clients.GetOrAdd(name, async known =>
    {
        var client = Stranger();
        await client.SignIn(People.Single(person => person.Name == known).Login, Password);
        return client;
    });

    /// <summary>A browser nobody has signed in from.</summary>
    public OfficeClient Stranger() => new(Url);

    public async ValueTask DisposeAsync()
    {
        await Stop();
        County.Dispose();
    }

    /// <summary>Closes the doors; the county stays.</summary>
    public async Task Stop()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task Staff()
    {
        var by = new Actor("安全", Administrators.Security);
        await Hall.Gate.Write(workspace =>
        {
            SetAccountPolicy.Run(workspace, new Dictionary<string, int> { ["second_factor"] = 0 }, by);
            var units = workspace.Connection.Query("SELECT DISTINCT code FROM unit", row => row.GetString(0));
            foreach (var (login, name, post, unit) in People.Where(person => person.Unit is null || units.Contains(person.Unit)))
            {
                OpenAccount.Run(workspace, login, name, by);
                GrantPost.Run(workspace, login, post, unit, null, null, Hall.Pack, by);
            }

            return true;
        }, CancellationToken.None);
        foreach (var (login, name, _, _) in People)
        {
            Hall.Passwords.Issue(login);
            Hall.Passwords.Change(new Account(login, name, true), Password, new AccountPolicy());
        }
    }
}
