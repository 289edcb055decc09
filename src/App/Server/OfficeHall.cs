using Weipian.App.Modules.Accounts;
using Weipian.App.Platform;
using Weipian.Law;

namespace Weipian.App.Server;

/// <summary>What the server opens once and every request uses.</summary>
public sealed class OfficeHall : IDisposable
{
    public OfficeHall(ServeOptions options)
    {
        (Options, Clock) = (options, options.Clock);
        Pack = LawLibrary.Load(options.Law);
        Gate = new WriterGate(Workspace.OpenToWrite(options.Directory, options.Clock));
        Reads = new ReadPool(options.Directory, options.Clock);
        Credentials = new CredentialDatabase(options.Directory);
        Access = new AccessLog(Credentials, Clock);
        Passwords = new CredentialStore(Credentials, Clock, options.PasswordIterations);
        Sessions = new SessionStore(Credentials, Clock);
    }

    public ServeOptions Options { get; }

    public TimeProvider Clock { get; }

    public RulePack Pack { get; }

    public WriterGate Gate { get; }

    public ReadPool Reads { get; }

    public CredentialDatabase Credentials { get; }

    public AccessLog Access { get; }

    public CredentialStore Passwords { get; }

    public SessionStore Sessions { get; }

    public void Dispose()
    {
        Reads.Dispose();
        Gate.Dispose();
        Credentials.Dispose();
    }
}
