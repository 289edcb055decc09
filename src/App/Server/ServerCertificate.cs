using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Weipian.App.Platform;

namespace Weipian.App.Server;

/// <summary>
/// The server's own certificate for the intranet, made on the first start for its names and addresses: officers install
/// <c>tls/office.crt</c> once as trusted. A certificate of the office's own authority may take its place (<c>tls/office.pfx</c>).
/// </summary>
public static class ServerCertificate
{
    public const string Folder = "tls";
    private const int Years = 5;
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>The certificate kept in the workspace; made when there is none, or when the one of ours has run out.</summary>
    public static X509Certificate2 Load(string directory, TimeProvider clock)
    {
        var path = Path.Combine(directory, Folder, "office.pfx");
        if (File.Exists(path))
        {
            var kept = X509CertificateLoader.LoadPkcs12FromFile(path, null);
            if (kept.NotAfter.ToUniversalTime() > clock.GetUtcNow().UtcDateTime || kept.Subject != kept.Issuer)
                return kept;
        }

        Directory.CreateDirectory(Path.Combine(directory, Folder));
        using var made = Make(HostNames(), HostAddresses(), clock.GetUtcNow());
        Durable.Write(path, made.Export(X509ContentType.Pkcs12));
        Durable.Write(Path.Combine(directory, Folder, "office.crt"), System.Text.Encoding.ASCII.GetBytes(made.ExportCertificatePem()));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return X509CertificateLoader.LoadPkcs12FromFile(path, null);
    }

    /// <summary>A certificate signed by itself (ECDSA P-256) for names and addresses.</summary>
    public static X509Certificate2 Make(IReadOnlyList<string> names, IReadOnlyList<IPAddress> addresses, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={names[0]}", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
            alternatives.AddDnsName(name);
        foreach (var address in addresses)
            alternatives.AddIpAddress(address);
        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], false));
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(Years));
    }

    private static List<string> HostNames() => new[] { Dns.GetHostName().ToLowerInvariant(), "localhost" }.Distinct().ToList();

    private static List<IPAddress> HostAddresses() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(one => one.OperationalStatus == OperationalStatus.Up)
        .SelectMany(one => one.GetIPProperties().UnicastAddresses.Select(unicast => unicast.Address))
        .Where(address => address.AddressFamily == AddressFamily.InterNetwork)
        .Append(IPAddress.Loopback).Append(IPAddress.IPv6Loopback).Distinct().ToList();
}
