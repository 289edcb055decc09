using System.Net;
using System.Security.Cryptography.X509Certificates;
using AwesomeAssertions;
using Weipian.App.Server;
using Xunit;

namespace Weipian.App.Tests.Server;

public sealed class ServerCertificateTests
{
    [Fact]
    public void It_is_made_once_for_the_names_and_addresses_of_the_machine_and_made_anew_when_it_ran_out()
    {
        var directory = Directory.CreateTempSubdirectory("weipian-tls-").FullName;
        var clock = new StoppedClock(TimeProvider.System.GetUtcNow());
        using var first = ServerCertificate.Load(directory, clock);
        using var second = ServerCertificate.Load(directory, clock);
        second.Thumbprint.Should().Be(first.Thumbprint);
        var names = first.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        names.EnumerateDnsNames().Should().Contain("localhost");
        names.EnumerateIPAddresses().Should().Contain(IPAddress.Loopback);
        first.HasPrivateKey.Should().BeTrue();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(directory, ServerCertificate.Folder, "office.pfx")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        clock.Now += TimeSpan.FromDays(365 * 6);
        using var third = ServerCertificate.Load(directory, clock);
        third.Thumbprint.Should().NotBe(first.Thumbprint);
        Directory.Delete(directory, recursive: true);
    }
}
