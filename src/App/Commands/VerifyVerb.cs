using System.CommandLine;
using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>verify</c>: silent on a clean workspace.</summary>
public static class VerifyVerb
{
    public static Command Verify(Invocation common) => common.Verb("verify", "核对日志、封签、文件与状态表;无误则不出声", parsed =>
    {
        var problems = Verification.Run(parsed.GetValue(common.Workspace)!, common.Clock);
        if (parsed.GetValue(common.Json))
            Console.WriteLine(CanonicalJson.Write(problems));
        foreach (var problem in problems)
            Console.Error.WriteLine(problem);
        return problems.Count == 0 ? 0 : 1;
    }, common.Workspace, common.Json);
}
