using Weipian.App.Modules.Accounts;
using Weipian.App.Platform;
using Weipian.App.Server.Jobs;
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
        Jobs = new JobStore(options.Directory, Clock);
        Uploads = new Uploads(options.Directory, Clock, options.MostUploadBytes);
        Uploads.Tidy();
        Pending = new PendingUploads(options.Directory, Clock, options.MostUploadBytes, Uploads);
        Pending.Tidy();
        Layers = new LayerRoom(options.Directory, Clock);
        Imagery = new ImageryRoom(options.Directory, Clock);
    }

    public ServeOptions Options { get; }

    public TimeProvider Clock { get; }

    public RulePack Pack { get; }

    public WriterGate Gate { get; }

    public Seats Seats { get; } = new();

    public ReadPool Reads { get; }

    public PatchColumns Patches { get; } = new();

    public CredentialDatabase Credentials { get; }

    public AccessLog Access { get; }

    public CredentialStore Passwords { get; }

    public SessionStore Sessions { get; }

    public JobStore Jobs { get; }

    public Uploads Uploads { get; }

    public PendingUploads Pending { get; }

    public LayerRoom Layers { get; }

    public ImageryRoom Imagery { get; }

    public void Dispose()
    {
        Imagery.Dispose();
        Layers.Dispose();
        Jobs.Dispose();
        Reads.Dispose();
        Gate.Dispose();
        Credentials.Dispose();
        Seats.Dispose();
    }
}
