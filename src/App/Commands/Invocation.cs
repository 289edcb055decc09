using System.CommandLine;
using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary>Options every verb shares, and how an outcome becomes an exit code: 0 done, 1 refused, 2 misused.</summary>
public sealed class Invocation(TimeProvider clock)
{
    public Option<string> Workspace { get; } = new("--workspace") { Description = "工作区目录", Required = true };

    public Option<string> Person { get; } = new("--person")
    {
        Description = "经办人姓名,记入日志",
        DefaultValueFactory = _ => Environment.UserName,
    };

    public Option<string> Post { get; } = new("--post") { Description = "经办人岗位,记入日志", DefaultValueFactory = _ => "县卫片办" };

    public Option<string?> Law { get; } = new("--law") { Description = "规则表目录;默认用随程序的 law/" };

    public Option<string?> Database { get; } = new("--database")
    {
        Description = $"状态表放在 PostgreSQL 中,形如 \"Host=数据库服务器;Database=weipian;Username=weipian\";不给则看环境变量 {DatabaseSetting.Variable},再不给则为工作区目录中的文件",
    };

    public Option<bool> Json { get; } = new("--json") { Description = "以 JSON 输出" };

    public TimeProvider Clock { get; } = clock;

    public Actor Actor(ParseResult parsed) => new(parsed.GetValue(Person)!, parsed.GetValue(Post)!);

    /// <summary>A verb with its options and what it does.</summary>
    public Command Verb(string name, string description, Func<ParseResult, int> run, params IReadOnlyList<Option> options)
    {
        var command = new Command(name, description);
        foreach (var option in options)
            command.Options.Add(option);
        command.SetAction(parsed => Guard(() => run(parsed)));
        return command;
    }

    private static int Guard(Func<int> run)
    {
        try
        {
            return run();
        }
        catch (ProblemException exception)
        {
            foreach (var problem in exception.Problems)
                Console.Error.WriteLine(problem);
            return 1;
        }
    }

    /// <summary>Prints the outcome: JSON for machines where asked for, else words.</summary>
    public void Said<T>(ParseResult parsed, T body, string words) => Console.WriteLine(parsed.GetValue(Json) ? CanonicalJson.Write(body) : words);
}
