using Weipian.Law.Access;

namespace Weipian.App.Server;

/// <summary>What an endpoint asks of the signed-in post, by the keys of <c>law/access/permissions.csv</c>.</summary>
public static class Permission
{
    /// <summary>Anybody, signed in or not.</summary>
    public const string Anyone = "anyone";

    /// <summary>Whoever proved who he is, with or without a post.</summary>
    public const string SignedIn = "signed-in";

    public const string ReadProgramme = "programme.read";
    public const string SetProgramme = "programme.set";
    public const string ReadLayers = "layer.read";
    public const string AddLayer = "layer.add";
    public const string ReadImagery = "imagery.read";
    public const string KeepImagery = "imagery.keep";
    public const string Upload = "file.upload";
    public const string ReadPatches = "patch.read";
    public const string ImportPatches = "patch.import";
    public const string Judge = "patch.judge";
    public const string GiveOpinion = "patch.opinion";
    public const string Conclude = "patch.conclude";
    public const string Split = "patch.split";
    public const string ReadDossiers = "dossier.read";
    public const string Act = "dossier.act";
    public const string ReadPapers = "paper.read";
    public const string MakePapers = "paper.make";
    public const string ReadEvidence = "evidence.read";
    public const string AddEvidence = "evidence.add";
    public const string RecordFieldwork = "fieldwork.record";
    public const string ReviewFieldwork = "fieldwork.review";
    public const string MakeStatement = "statement.make";
    public const string ReadStatistics = "statistics.read";
    public const string Export = "export.download";
    public const string ReadLaw = "law.read";
    public const string ReadJournal = "journal.read";
    public const string ReadChain = "journal.chain";
    public const string ReadAccessLog = "access-log.read";
    public const string ReadAccounts = "account.read";
    public const string KeepAccounts = "account.keep";
    public const string KeepGrants = "grant.keep";
    public const string KeepPolicy = "policy.keep";
    public const string Reveal = "personal.reveal";
    public const string Backup = "backup.keep";
    public const string AskEmergency = "emergency.ask";
    public const string ApproveEmergency = "emergency.approve";

    /// <summary>Permissions that are no row of the table.</summary>
    public static bool IsOpen(string permission) => permission is Anyone or SignedIn;

    public static bool Admits(this AccessBook access, string permission, string post) => access.Permissions.TryGetValue(permission, out var row) && row.Admits(post);
}

/// <summary>Metadata of an endpoint: the permission it needs. An endpoint without it answers nobody.</summary>
public sealed record PermissionNeeded(string Permission);

/// <summary>Declares permissions beside the routes.</summary>
public static class PermissionDeclaring
{
    public static TBuilder Needs<TBuilder>(this TBuilder builder, string permission)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new PermissionNeeded(permission));
        return builder;
    }
}
