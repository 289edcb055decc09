using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Accounts;

/// <summary>An account was opened.</summary>
public sealed record AccountOpened(string Login, string Name);

/// <summary>An account was closed, or a closed one opened again.</summary>
public sealed record AccountClosed(string Login, bool Open, string? Reason);

/// <summary>A post was given.</summary>
public sealed record PostGranted(string Id, string Login, string Post, string? Unit, string From, string? To);

/// <summary>A post was taken back; <paramref name="To"/> is its last day.</summary>
public sealed record GrantEnded(string Id, string To, string? Reason);

/// <summary>The security profile was changed.</summary>
public sealed record PolicySet(SortedDictionary<string, int> Values);

/// <summary>Somebody looked at masked personal data, and said why.</summary>
public sealed record PersonalDataRevealed(string Kind, string Id, int Step, string Field, string Reason);

/// <summary>How account events change the tables account, post_grant and account_policy.</summary>
public static class AccountFolds
{
    public const string Opened = "accounts.account-opened";
    public const string Closed = "accounts.account-closed";
    public const string Granted = "accounts.post-granted";
    public const string Ended = "accounts.grant-ended";
    public const string PolicySet = "accounts.policy-set";
    public const string EmergencyAsked = "accounts.emergency-asked";
    public const string EmergencyApproved = "accounts.emergency-approved";
    public const string EmergencyEnded = "accounts.emergency-ended";
    public const string Revealed = "accounts.personal-data-revealed";

    public static readonly IReadOnlyDictionary<string, Fold> All = new Dictionary<string, Fold>(StringComparer.Ordinal)
    {
        [Opened] = (target, happened) =>
        {
            var opened = CanonicalJson.Read<AccountOpened>(happened.Body);
            target.Write("INSERT INTO account VALUES ($1,$2,1,$3)", opened.Login, opened.Name, happened.Sequence);
        },
        [Closed] = (target, happened) =>
        {
            var closed = CanonicalJson.Read<AccountClosed>(happened.Body);
            target.Write("UPDATE account SET open=$2, sequence=$3 WHERE login=$1", closed.Login, closed.Open ? 1 : 0, happened.Sequence);
        },
        [Granted] = (target, happened) =>
        {
            var grant = CanonicalJson.Read<PostGranted>(happened.Body);
            target.Write("INSERT INTO post_grant VALUES ($1,$2,$3,$4,$5,$6,$7)", grant.Id, grant.Login, grant.Post, grant.Unit, grant.From, grant.To, happened.Sequence);
        },
        [Ended] = (target, happened) =>
        {
            var ended = CanonicalJson.Read<GrantEnded>(happened.Body);
            target.Write("UPDATE post_grant SET to_day=$2, sequence=$3 WHERE id=$1", ended.Id, ended.To, happened.Sequence);
        },
        [PolicySet] = (target, happened) =>
        {
            foreach (var (key, value) in CanonicalJson.Read<PolicySet>(happened.Body).Values)
                target.Write(
                    "INSERT INTO account_policy VALUES ($1,$2,$3) ON CONFLICT(key) DO UPDATE SET value=excluded.value, sequence=excluded.sequence", key, value, happened.Sequence);
        },
        [EmergencyAsked] = (target, happened) =>
        {
            var asked = CanonicalJson.Read<EmergencyAsked>(happened.Body);
            target.Write(
                "INSERT INTO emergency VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,NULL,NULL,NULL,$10)", asked.Id, asked.Login, asked.Name, asked.Post, asked.Unit, asked.Hours, asked.Reason, happened.At,
                EmergencyStates.Asked, happened.Sequence);
        },
        [EmergencyApproved] = (target, happened) =>
        {
            var approved = CanonicalJson.Read<EmergencyApproved>(happened.Body);
            target.Write(
                "UPDATE emergency SET state=$2, approver=$3, until_at=$4, said=$5, sequence=$6 WHERE id=$1", approved.Id, EmergencyStates.Approved, happened.Person, approved.Until, approved.Text, happened.Sequence);
        },
        [EmergencyEnded] = (target, happened) =>
        {
            var ended = CanonicalJson.Read<EmergencyEnded>(happened.Body);
            target.Write("UPDATE emergency SET state=$2, said=$3, sequence=$4 WHERE id=$1", ended.Id, ended.State, ended.Text, happened.Sequence);
        },
        // The journal itself is the record of who looked; no table is kept of it.
        [Revealed] = (_, _) => { },
    };
}
