using System.Diagnostics;
using AwesomeAssertions;
using Weipian.App.Modules.Accounts;
using Weipian.App.Platform;
using Weipian.App.Tests.Server;
using Xunit;

namespace Weipian.App.Tests.Modules.Accounts;

public sealed class CredentialStoreTests : IDisposable
{
    private const string Right = "Cedar-Moss-27!x";
    private static readonly Account Wang = new("wangfang", "王芳", true);
    private static readonly AccountPolicy Policy = new();
    private readonly string _directory = Directory.CreateTempSubdirectory("weipian-accounts-").FullName;
    private readonly StoppedClock _clock = new(new DateTimeOffset(2024, 11, 25, 2, 0, 0, TimeSpan.Zero));
    private readonly CredentialDatabase _database;

    public CredentialStoreTests() => _database = new CredentialDatabase(_directory);

    [Fact]
    public void A_one_time_password_must_be_changed_and_old_ones_do_not_come_back()
    {
        var store = Store();
        var issued = store.Issue("wangfang");
        store.Try("wangfang", issued, null, true, Policy).Should().Be(SignInOutcome.Accepted);
        store.MustChange("wangfang", Policy).Should().BeTrue();
        store.Change(Wang, Right, Policy);
        store.MustChange("wangfang", Policy).Should().BeFalse();
        store.Change(Wang, "Other-Moss-27!x", Policy);
        var again = () => store.Change(Wang, Right, Policy);
        again.Should().Throw<ProblemException>().Which.Problems[0].Code.Should().Be("password.history");
        _clock.Now += TimeSpan.FromDays(91);
        store.MustChange("wangfang", Policy).Should().BeTrue("it is older than 90 days");
    }

    [Fact]
    public void Many_tries_at_once_are_not_more_tries()
    {
        var store = Prepared();
        var outcomes = Enumerable.Range(0, 400).AsParallel().WithDegreeOfParallelism(16).Select(number => store.Try("wangfang", number == 399 ? Right : "Wrong-guess-9!", null, true, Policy)).ToList();
        outcomes.Should().OnlyContain(outcome => outcome == SignInOutcome.Refused || outcome == SignInOutcome.Accepted);
        if (outcomes.Contains(SignInOutcome.Accepted))
            return;
        store.Try("wangfang", Right, null, true, Policy).Should().Be(SignInOutcome.Refused, "the account is locked");
        _clock.Now += TimeSpan.FromMinutes(31);
        store.Try("wangfang", Right, null, true, Policy).Should().Be(SignInOutcome.Accepted);
    }

    [Fact]
    public void The_right_password_is_refused_after_five_wrong_ones()
    {
        var store = Prepared();
        for (var time = 0; time < Policy.MostFailures; time++)
            store.Try("wangfang", "Wrong-guess-9!", null, true, Policy).Should().Be(SignInOutcome.Refused);
        store.Try("wangfang", Right, null, true, Policy).Should().Be(SignInOutcome.Refused);
    }

    [Fact]
    public void Nobody_learns_from_the_time_whether_an_account_exists()
    {
        var store = new CredentialStore(_database, _clock, 60_000);
        store.Issue("wangfang");
        store.Try("nobody", "Wrong-guess-9!", null, false, Policy);
        var (known, unknown) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < 15; round++)
        {
            known = Math.Min(known, Seconds(() => store.Try("wangfang", "Wrong-guess-9!", null, true, new AccountPolicy(MostFailures: 1000))));
            unknown = Math.Min(unknown, Seconds(() => store.Try("nobody", "Wrong-guess-9!", null, false, Policy)));
        }

        // The machine is shared: the fastest of each by turns. What must not show is the 60,000 rounds of hashing, twenty times the rest.
        (known / unknown).Should().BeInRange(1 / 3.0, 3);
    }

    [Fact]
    public void A_second_factor_is_asked_for_and_each_code_works_once()
    {
        var store = Prepared();
        var secret = store.OfferSecret("wangfang");
        store.Try("wangfang", Right, null, true, Policy).Should().Be(SignInOutcome.Accepted, "it is not confirmed yet");
        store.ConfirmSecret("wangfang", TimeCode.At(secret, TimeCode.StepOf(_clock.Now)));
        store.Try("wangfang", Right, null, true, Policy).Should().Be(SignInOutcome.CodeNeeded);
        _clock.Now += TimeSpan.FromMinutes(1);
        var code = TimeCode.At(secret, TimeCode.StepOf(_clock.Now));
        store.Try("wangfang", "Wrong-guess-9!", code, true, Policy).Should().Be(SignInOutcome.Refused);
        store.Try("wangfang", Right, code, true, Policy).Should().Be(SignInOutcome.Accepted);
        store.Try("wangfang", Right, code, true, Policy).Should().Be(SignInOutcome.Refused, "the code was used");
    }

    public void Dispose()
    {
        _database.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private CredentialStore Store() => new(_database, _clock, 1000);

    private CredentialStore Prepared()
    {
        var store = Store();
        store.Issue("wangfang");
        store.Change(Wang, Right, Policy);
        return store;
    }

    private static double Seconds(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
