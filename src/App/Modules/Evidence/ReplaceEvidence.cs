using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Evidence;

/// <summary><c>weipian evidence replace</c>: a new version with a reason; the old bytes, their hash and every doubt about them stay.</summary>
public static class ReplaceEvidence
{
    /// <exception cref="ProblemException"><c>evidence.missing</c>, <c>evidence.reason</c>, <c>evidence.same</c>, and those of <see cref="AddEvidence.Receive"/>.</exception>
    public static EvidenceVersion Run(Workspace workspace, string evidence, string file, EvidenceClaim claim, string reason, Actor actor)
    {
        var before = EvidenceShelf.One(workspace, evidence).Version;
        if (string.IsNullOrWhiteSpace(reason))
            throw new ProblemException("evidence.reason", "更换举证须写明理由", field: "--reason");
        var read = AddEvidence.Read(workspace, file, Path.GetFileName(file), before.Kind, claim);
        if (read.Sha256 == before.Sha256)
            throw new ProblemException("evidence.same", $"文件与举证 {evidence} 第 {before.Version} 版逐字节相同", read.Name);
        var replaced = read with { Id = before.Id, Version = before.Version + 1, Reason = reason.Trim() };
        workspace.Append(actor, new Happening(EvidenceFolds.Replaced, replaced.Id, replaced));
        return replaced;
    }
}
