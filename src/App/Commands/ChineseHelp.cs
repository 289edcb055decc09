using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;

namespace Weipian.App.Commands;

/// <summary>Help and usage errors in Chinese; the library speaks English only where no culture can be chosen.</summary>
public sealed partial class ChineseHelp : SynchronousCommandLineAction
{
    private const int Column = 30;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine("用法:");
        output.WriteLine($"  {string.Join(' ', Path(command))}{string.Concat(command.Arguments.Select(argument => $" <{argument.Name}>"))}{(command.Subcommands.Count > 0 ? " [命令]" : "")}{(command.Options.Count > 0 ? " [选项]" : "")}");
        Section(output, "参数:", command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description, false)));
        Section(output, "选项:", command.Options.Where(option => !option.Hidden).Select(option => (Names(option), option is HelpOption ? "显示帮助" : option is VersionOption ? "显示版本" : option.Description, option.Required)));
        Section(output, "命令:", command.Subcommands.Select(sub => (sub.Name, sub.Description, false)));
        return 0;
    }

    /// <summary>A usage error of the library, in Chinese.</summary>
    public static string Translate(string message)
    {
        foreach (var (pattern, chinese) in Known)
            if (pattern.Match(message) is { Success: true } found)
                return string.Format(System.Globalization.CultureInfo.InvariantCulture, chinese, found.Groups[1].Value, found.Groups[2].Value);
        return message;
    }

    /// <summary>Gives a command and all below it this help.</summary>
    public static void Install(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
            option.Action = new ChineseHelp();
    }

    private static readonly (Regex Pattern, string Chinese)[] Known =
    [
        (Required(), "缺少必需的选项 {0}"), (NoArgument(), "选项 {0} 缺少值"), (NoCommandArgument(), "命令 {0} 缺少参数"), (NoCommand(), "缺少命令;用 --help 查看"),
        (Unrecognized(), "不认识的命令或参数“{0}”"), (CannotParse(), "“{0}”不能用作 {1} 的值"), (Several(), "选项 {0} 只能有一个值"),
    ];

    private static void Section(TextWriter output, string title, IEnumerable<(string Name, string? Description, bool Required)> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine(title);
        foreach (var (name, description, required) in list)
            output.WriteLine($"  {name.PadRight(Column)}{description}{(required ? "(必需)" : "")}");
    }

    private static string Names(Option option) => string.Join(", ", option.Aliases.Append(option.Name).Distinct().Order(StringComparer.Ordinal)) + (option.ValueType == typeof(bool) || option is HelpOption or VersionOption ? "" : " <值>");

    private static IEnumerable<string> Path(Symbol command) => command.Parents.FirstOrDefault() is { } parent ? Path(parent).Append(command.Name) : ["weipian"];

    [GeneratedRegex("^Option '(.+)' is required")]
    private static partial Regex Required();

    [GeneratedRegex("^Required argument missing for option: '(.+)'")]
    private static partial Regex NoArgument();

    [GeneratedRegex("^Required argument missing for command: '(.+)'")]
    private static partial Regex NoCommandArgument();

    [GeneratedRegex("^Required command was not provided")]
    private static partial Regex NoCommand();

    [GeneratedRegex("^Unrecognized command or argument '(.+)'")]
    private static partial Regex Unrecognized();

    [GeneratedRegex("^Cannot parse argument '(.*)' for (?:option|command) '(.+?)'")]
    private static partial Regex CannotParse();

    [GeneratedRegex("^Option '(.+)' expects a single argument")]
    private static partial Regex Several();
}
