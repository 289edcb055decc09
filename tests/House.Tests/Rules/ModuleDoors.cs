using System.Text.RegularExpressions;
using ArchUnitNET.Domain;

namespace Weipian.House.Tests.Rules;

/// <summary>Modules of App meet only at their Contract.cs: a type of one module uses of another only what that file declares.</summary>
public static partial class ModuleDoors
{
    /// <param name="types">Types with what they use, as compiled.</param>
    /// <param name="modules">Namespace above the modules, e.g. <c>Weipian.App.Modules</c>.</param>
    /// <param name="contracts">The Contract.cs files.</param>
    public static IReadOnlyList<string> Violations(IEnumerable<IType> types, string modules, IEnumerable<SourceFile> contracts)
    {
        var doors = contracts.SelectMany(DeclaredIn).ToHashSet();
        var uses =
            from type in types
            let module = ModuleOf(type.FullName, modules)
            where module is not null
            from use in type.Dependencies.Select(d => d.Target.FullName)
            let other = ModuleOf(use, modules)
            where other is not null && other != module && !doors.Contains(Outermost(use))
            select $"{Outermost(type.FullName)} uses {Outermost(use)}, which is not in the Contract.cs of {other}";
        return [.. uses.Distinct().Order(StringComparer.Ordinal)];
    }

    private static string? ModuleOf(string fullName, string modules) =>
        fullName.StartsWith(modules + ".", StringComparison.Ordinal) ? fullName[(modules.Length + 1)..].Split('.')[0] : null;

    /// <summary>A nested type, a closure or an array belongs to the type a reader finds in the file.</summary>
    private static string Outermost(string fullName) => EndOfName().Split(fullName, 2)[0];

    private static IEnumerable<string> DeclaredIn(SourceFile contract)
    {
        var space = Namespace().Match(contract.Text).Groups[1].Value;
        return Declaration().Matches(contract.Text).Select(d => $"{space}.{d.Groups[1].Value}");
    }

    [GeneratedRegex("[+/<`\\[&*]")]
    private static partial Regex EndOfName();

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(?:public|internal)\s+(?:(?:sealed|static|abstract|readonly|partial)\s+)*(?:record\s+struct|record\s+class|record|class|struct|enum|interface|delegate\s+[\w<>?, ]+)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
