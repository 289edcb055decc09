using System.Security.Cryptography;
using Weipian.App.Database;
using Weipian.App.Modules.Accounts;

namespace Weipian.App.Server;

/// <summary>People for the demo county, one for every desk, with one password made for this demo alone. No real office has them.</summary>
public static class DemoStaff
{
    private static readonly (string Login, string Name, string Post, bool InTown)[] People =
    [
        ("wangfang", "王芳", "县卫片办", false), ("zhaomin", "赵敏", "县卫片办负责人", false), ("sunli", "孙丽", "执法监察", false), ("qianwei", "钱伟", "执法监察负责人", false),
        ("zhoujie", "周洁", "地籍", false), ("wuqiang", "吴强", "耕保", false), ("zhengjun", "郑军", "审批", false), ("chenju", "陈志远", "局负责人", false), ("fengyu", "冯雨", "法制审核", false),
        ("lingdao", "何建国", "领导小组", false), ("liming", "李明", "镇街办事员", true), ("zhenzhang", "刘洋", "镇街负责人", true), ("shenji", "秦岚", "审计员", false),
        ("admin", "系统管理员", Administrators.System, false), ("anquan", "安全管理员", Administrators.Security, false), ("shenjiguan", "审计管理员", Administrators.Audit, false),
    ];

    /// <returns>The password of all of them, and a line for each.</returns>
    public static (string Password, IReadOnlyList<string> Lines) Take(OfficeHall hall)
    {
        var by = new Actor("演示", Administrators.Security);
        var town = hall.Reads.Read(workspace => workspace.Connection.Query("SELECT code, name FROM unit WHERE kind IN ('镇', '街道') ORDER BY code LIMIT 1", row => (Code: row.GetString(0), Name: row.GetString(1)))).FirstOrDefault();
        hall.Gate.Write(workspace =>
        {
            // A demo is looked at for an hour; a real office asks for the second factor.
            SetAccountPolicy.Run(workspace, new Dictionary<string, int> { ["second_factor"] = 0 }, by);
            foreach (var (login, name, post, inTown) in People)
            {
                OpenAccount.Run(workspace, login, name, by);
                GrantPost.Run(workspace, login, post, inTown ? town.Code : null, null, null, hall.Pack, by);
            }

            return true;
        }, CancellationToken.None).GetAwaiter().GetResult();
        var password = "Demo-" + RandomNumberGenerator.GetString("acegkmprtvxz", 6) + "-" + RandomNumberGenerator.GetString("2468", 3) + "!q";
        foreach (var (login, name, _, _) in People)
        {
            hall.Passwords.Issue(login);
            hall.Passwords.Change(new Account(login, name, true), password, new AccountPolicy(PasswordHistory: 0));
        }

        return (password, People.Select(one => $"  {one.Login,-11} {one.Name} {one.Post}{(one.InTown ? "·" + town.Name : "")}").ToList());
    }
}
