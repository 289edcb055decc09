using Weipian.App.Database;
using Weipian.App.Modules.Accounts;
using Weipian.App.Platform;

namespace Weipian.App.Server;

/// <summary>The first start makes one system administrator, who opens the other accounts.</summary>
public static class FirstAdministrator
{
    public const string Login = "admin";
    private static readonly Actor Program = new("程序", "首次启动");

    /// <returns>The one-time password, to be printed once; null when there are accounts already.</returns>
    public static string? Make(WriterGate gate, CredentialStore passwords)
    {
        var made = gate.Write(workspace =>
        {
            if (AccountShelf.All(workspace).Count > 0)
                return false;
            OpenAccount.Run(workspace, Login, "系统管理员", Program);
            var today = Days.Write(Moment.DayOf(workspace.Clock.GetUtcNow()));
            workspace.Append(Program, new Happening(AccountFolds.Granted, Login, new PostGranted("G0001", Login, Administrators.System, null, today, null)));
            return true;
        }, CancellationToken.None).GetAwaiter().GetResult();
        return made ? passwords.Issue(Login) : null;
    }
}
