using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Accounts;

/// <summary>What came of a try to sign in.</summary>
public enum SignInOutcome
{
    /// <summary>Login, password or code wrong, account unknown, locked or closed: one answer for all.</summary>
    Refused,

    /// <summary>The password is right; the code of the second factor is still to come.</summary>
    CodeNeeded,

    Accepted,
}

/// <summary>Passwords, second factors and lock-out. Hashing is that of ASP.NET Core Identity (PBKDF2, HMAC-SHA512).</summary>
/// <param name="iterations">Of the hash; the default is what OWASP asks for.</param>
public sealed class CredentialStore(CredentialDatabase database, TimeProvider clock, int iterations = CredentialStore.Iterations)
{
    public const int Iterations = 210_000;
    private const string Dummy = "Weipian-nobody";
    private readonly PasswordHasher<string> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));
    private readonly Lazy<string> _nobody = new(() => new PasswordHasher<string>(Options.Create(new PasswordHasherOptions { IterationCount = iterations })).HashPassword("", Dummy));

    private readonly ConcurrentDictionary<string, (bool MustChange, DateTimeOffset Changed)> _asked = new(StringComparer.Ordinal);

    private sealed record Credential(string Password, string Changed, bool MustChange, int Failures, DateTimeOffset? LockedUntil, byte[]? Secret, bool SecretReady, long UsedStep);

    /// <summary>Sets a one-time password; it must be changed at the first sign-in. The second factor is set up anew.</summary>
    /// <returns>The password; it is kept nowhere.</returns>
    public string Issue(string login)
    {
        var password = OneTime();
        Put(login, password, mustChange: true);
        database.Do(connection => connection.Execute("UPDATE credential SET secret=NULL, secret_ready=0 WHERE login=$1", login));
        return password;
    }

    /// <summary>Changes a password, whoever asks; sessions are ended by the caller.</summary>
    /// <exception cref="ProblemException"><c>password.*</c>: all reasons against it.</exception>
    public void Change(Account account, string password, AccountPolicy policy)
    {
        var problems = PasswordRules.Against(password, account.Login, account.Name, policy);
        var earlier = database.Do(connection => connection.Query(
            "SELECT password FROM (SELECT password, '9' AS changed FROM credential WHERE login=$1 UNION ALL SELECT password, changed FROM old_password WHERE login=$1) AS known ORDER BY changed DESC LIMIT $2",
            row => row.GetString(0), account.Login, policy.PasswordHistory));
        if (earlier.Any(hash => _hasher.VerifyHashedPassword(account.Login, hash, password) != PasswordVerificationResult.Failed))
            problems.Add(new Problem("password.history", $"不能与最近 {policy.PasswordHistory} 次用过的口令相同", Field: "password"));
        if (problems.Count > 0)
            throw new ProblemException(problems);
        Put(account.Login, password, mustChange: false);
    }

    /// <summary>Whether somebody is who he says. The work done, and the time it takes, is the same for unknown and locked accounts.</summary>
    /// <param name="admitted">False for accounts that are closed or unknown to the journal.</param>
    public SignInOutcome Try(string login, string password, string? code, bool admitted, AccountPolicy policy)
    {
        var now = clock.GetUtcNow();
        // The failure is counted before the password is looked at: many tries at once are not more tries.
        var credential = database.Do(connection =>
        {
            var known = Find(connection, login);
            if (known is null || known.LockedUntil > now)
                return null;
            var failures = (known.LockedUntil is null ? known.Failures : 0) + 1;
            connection.Execute(
                "UPDATE credential SET failures=$2, locked_until=$3 WHERE login=$1", login, failures, failures >= policy.MostFailures ? Moment.Write(now.AddMinutes(policy.LockMinutes)) : null);
            return known;
        });
        var right = _hasher.VerifyHashedPassword(login, credential?.Password ?? _nobody.Value, password.Length > PasswordRules.Longest ? "" : password) != PasswordVerificationResult.Failed;
        if (credential is null || !right || !admitted)
            return SignInOutcome.Refused;
        if (credential is { SecretReady: true, Secret: { } secret })
        {
            if (string.IsNullOrWhiteSpace(code))
            {
                // Asking for the code is part of one try, not a failure of its own.
                database.Do(connection => connection.Execute("UPDATE credential SET failures=$2, locked_until=NULL WHERE login=$1", login, credential.Failures));
                return SignInOutcome.CodeNeeded;
            }

            if (!Use(login, secret, code, credential.UsedStep))
                return SignInOutcome.Refused;
        }

        database.Do(connection => connection.Execute("UPDATE credential SET failures=0, locked_until=NULL WHERE login=$1", login));
        return SignInOutcome.Accepted;
    }

    /// <summary>Whether the password must be changed before anything else.</summary>
    public bool MustChange(string login, AccountPolicy policy)
    {
        // Every request asks. Kept while the database is held, so that nothing older than the last change is.
        if (!_asked.TryGetValue(login, out var known))
            known = database.Do(connection => _asked[login] = Find(connection, login) is { } found ? (found.MustChange, Moment.Read(found.Changed)) : (true, default));
        return known.MustChange || policy.PasswordDays > 0 && known.Changed.AddDays(policy.PasswordDays) < clock.GetUtcNow();
    }

    public bool HasSecondFactor(string login) => database.Do(connection => Find(connection, login)) is { SecretReady: true };

    /// <summary>A new secret for an authenticator app; it counts once a code made with it was given.</summary>
    public byte[] OfferSecret(string login)
    {
        var secret = RandomNumberGenerator.GetBytes(20);
        database.Do(connection => connection.Execute("UPDATE credential SET secret=$2, secret_ready=0, used_step=0 WHERE login=$1", login, Convert.ToHexStringLower(secret)));
        return secret;
    }

    /// <exception cref="ProblemException"><c>code.wrong</c>.</exception>
    public void ConfirmSecret(string login, string code)
    {
        if (database.Do(connection => Find(connection, login)) is not { Secret: { } secret } known || !Use(login, secret, code, known.UsedStep))
            throw new ProblemException("code.wrong", "动态码不正确;请核对手机时间后重试", field: "code");
        database.Do(connection => connection.Execute("UPDATE credential SET secret_ready=1 WHERE login=$1", login));
    }

    /// <summary>Whether a password is right, for a second look within a session; failures count towards the lock.</summary>
    public bool Knows(string login, string password, AccountPolicy policy) => Try(login, password, null, true, policy) != SignInOutcome.Refused;

    private bool Use(string login, byte[] secret, string code, long used)
    {
        if (TimeCode.Accept(secret, code, clock.GetUtcNow(), used) is not { } step)
            return false;
        // Two at once with the same code: only the first finds an older step.
        return database.Do(connection => connection.Execute("UPDATE credential SET used_step=$2 WHERE login=$1 AND used_step<$2", login, step)) == 1;
    }

    private void Put(string login, string password, bool mustChange)
    {
        var (hash, at) = (_hasher.HashPassword(login, password), Moment.Write(clock.GetUtcNow()));
        database.Do(connection =>
        {
            _asked.TryRemove(login, out _);
            connection.Execute("INSERT INTO old_password SELECT login, password, changed FROM credential WHERE login=$1", login);
            return connection.Execute(
                "INSERT INTO credential VALUES ($1,$2,$3,$4,0,NULL,NULL,0,0) ON CONFLICT(login) DO UPDATE SET password=excluded.password, changed=excluded.changed, must_change=excluded.must_change, failures=0, locked_until=NULL",
                login, hash, at, mustChange ? 1 : 0);
        });
    }

    private static Credential? Find(DbConnection connection, string login) => connection.Query(
        "SELECT password, changed, must_change, failures, locked_until, secret, secret_ready, used_step FROM credential WHERE login=$1",
        row => new Credential(
            row.GetString(0), row.GetString(1), row.GetInt64(2) == 1, row.GetInt32(3), row.Text(4) is { } until ? Moment.Read(until) : null,
            row.Text(5) is { } secret ? Convert.FromHexString(secret) : null, row.GetInt64(6) == 1, row.GetInt64(7)), login).FirstOrDefault();

    /// <summary>Sixteen characters none of which is taken for another, in groups of four; every kind occurs.</summary>
    private static string OneTime()
    {
        const string Letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        while (true)
        {
            var text = RandomNumberGenerator.GetString(Letters, 16);
            if (text.Any(char.IsAsciiLetterLower) && text.Any(char.IsAsciiLetterUpper) && text.Any(char.IsAsciiDigit))
                return string.Join('-', text.Chunk(4).Select(four => new string(four)));
        }
    }
}
