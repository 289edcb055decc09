namespace Weipian.App.Modules.Accounts;

/// <summary>The security profile of accounts; the defaults are those of 等保 level three (GB/T 22239-2019 8.1.4.1).</summary>
/// <param name="PasswordLength">Fewest characters.</param>
/// <param name="PasswordKinds">Fewest of the four kinds: capitals, small letters, digits, signs.</param>
/// <param name="PasswordDays">Days after which a password must be changed; 0: never.</param>
/// <param name="PasswordHistory">Earlier passwords that may not come back.</param>
/// <param name="MostFailures">Failed tries after which an account is locked.</param>
/// <param name="LockMinutes">For how long.</param>
/// <param name="IdleMinutes">Without a request, after which a session ends.</param>
/// <param name="SessionHours">After which a session ends in any case.</param>
/// <param name="SecondFactor">1: everybody must set up a time-based code; 0: it is offered.</param>
public sealed record AccountPolicy(
    int PasswordLength = 10, int PasswordKinds = 3, int PasswordDays = 90, int PasswordHistory = 5, int MostFailures = 5, int LockMinutes = 30,
    int IdleMinutes = 30, int SessionHours = 12, int SecondFactor = 1)
{
    /// <summary>Key → lowest and highest value that may be set.</summary>
    public static readonly IReadOnlyDictionary<string, (int Least, int Most)> Bounds = new Dictionary<string, (int, int)>(StringComparer.Ordinal)
    {
        ["password_length"] = (8, 64),
        ["password_kinds"] = (2, 4),
        ["password_days"] = (0, 365),
        ["password_history"] = (0, 24),
        ["most_failures"] = (3, 10),
        ["lock_minutes"] = (5, 1440),
        ["idle_minutes"] = (5, 120),
        ["session_hours"] = (1, 24),
        ["second_factor"] = (0, 1),
    };

    /// <summary>The defaults with what was set instead.</summary>
    public static AccountPolicy Of(IReadOnlyDictionary<string, int> set)
    {
        var standard = new AccountPolicy();
        return new AccountPolicy(
            set.GetValueOrDefault("password_length", standard.PasswordLength), set.GetValueOrDefault("password_kinds", standard.PasswordKinds),
            set.GetValueOrDefault("password_days", standard.PasswordDays), set.GetValueOrDefault("password_history", standard.PasswordHistory),
            set.GetValueOrDefault("most_failures", standard.MostFailures), set.GetValueOrDefault("lock_minutes", standard.LockMinutes),
            set.GetValueOrDefault("idle_minutes", standard.IdleMinutes), set.GetValueOrDefault("session_hours", standard.SessionHours),
            set.GetValueOrDefault("second_factor", standard.SecondFactor));
    }
}
