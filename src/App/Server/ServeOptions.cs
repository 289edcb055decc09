using Weipian.App.Modules.Accounts;

namespace Weipian.App.Server;

/// <summary>How an office is served.</summary>
/// <param name="Directory">The workspace.</param>
/// <param name="Urls">Addresses to listen on, separated by <c>;</c>.</param>
/// <param name="Law">Folder of law tables; null: those that came with the program.</param>
/// <param name="Web">Folder of the built office application; null: the one beside the program, if any.</param>
/// <param name="PasswordIterations">Of password hashing; tests use fewer.</param>
/// <param name="RequestsPerMinute">One session may make.</param>
/// <param name="MostUploadBytes">One file may have.</param>
/// <param name="Quiet">Log only what went wrong.</param>
public sealed record ServeOptions(
    string Directory, string Urls, TimeProvider Clock, string? Law = null, string? Web = null, int PasswordIterations = CredentialStore.Iterations, int RequestsPerMinute = 3000,
    long MostUploadBytes = 2L << 30, bool Quiet = false)
{
    public const string StandardUrls = "https://0.0.0.0:8443";
}
