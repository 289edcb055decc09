using Weipian.App.Platform;

namespace Weipian.App.Modules.Accounts;

/// <summary>What a new password must be.</summary>
public static class PasswordRules
{
    /// <summary>A longer one only costs the server time.</summary>
    public const int Longest = 128;

    /// <summary>Every reason against a password; none when it may be used.</summary>
    public static List<Problem> Against(string password, string login, string name, AccountPolicy policy)
    {
        var problems = new List<Problem>();
        if (password.Length < policy.PasswordLength || password.Length > Longest)
            problems.Add(new Problem("password.length", $"口令长度应在 {policy.PasswordLength}–{Longest} 位之间", Field: "password"));
        var kinds = new[] { password.Any(char.IsAsciiLetterUpper), password.Any(char.IsAsciiLetterLower), password.Any(char.IsAsciiDigit), password.Any(sign => !char.IsAsciiLetterOrDigit(sign)) }.Count(kind => kind);
        if (kinds < policy.PasswordKinds)
            problems.Add(new Problem("password.kinds", $"口令须含大写字母、小写字母、数字、符号中的至少 {policy.PasswordKinds} 种", Field: "password"));
        if (password.Contains(login, StringComparison.OrdinalIgnoreCase) || password.Contains(name, StringComparison.Ordinal))
            problems.Add(new Problem("password.name", "口令不能含有账号或姓名", Field: "password"));
        if (password.Length > 3 && Enumerable.Range(0, password.Length - 3).Any(at => Run(password.AsSpan(at, 4))))
            problems.Add(new Problem("password.run", "口令不能含四个相同或连续的字符,如 1111、1234、abcd", Field: "password"));
        return problems;
    }

    private static bool Run(ReadOnlySpan<char> four)
    {
        var step = four[1] - four[0];
        return step is -1 or 0 or 1 && four[2] - four[1] == step && four[3] - four[2] == step;
    }
}
