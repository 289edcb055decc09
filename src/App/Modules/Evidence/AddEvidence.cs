using System.Globalization;
using Weipian.App.Database;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Evidence;

/// <summary><c>weipian evidence add</c>: the bytes are kept as they came; what the file says of itself is read beside them.</summary>
public static class AddEvidence
{
    /// <summary>No single proof of a county is larger; a disk filled by one upload stops everybody's work.</summary>
    public const long MostBytes = 2L * 1024 * 1024 * 1024;

    /// <param name="name">Name to keep; null: that of the file.</param>
    /// <param name="kind">照片, 文件, 音像; null: by content.</param>
    /// <returns>The object; no happenings when the same bytes are linked to the same places already (a repeated upload).</returns>
    /// <exception cref="ProblemException"><c>file.missing</c>, <c>evidence.empty</c>, <c>evidence.too-large</c>, <c>evidence.kind</c>, <c>evidence.target</c>.</exception>
    public static ReceivedEvidence Receive(Workspace workspace, string file, string? name, string? kind, EvidenceClaim claim, IReadOnlyList<LinkWish> wishes)
    {
        var read = Read(workspace, file, name ?? Path.GetFileName(file), kind, claim);
        LinkEvidence.Check(workspace, wishes);
        if (wishes.Count > 0 && EvidenceShelf.WithBytes(workspace, read.Sha256).FirstOrDefault(item => wishes.All(wish => IsLinked(workspace, item, wish))) is { } again)
            return new ReceivedEvidence(again.Version, Already: true, []);
        var number = Convert.ToInt64(workspace.Connection.Scalar("SELECT COUNT(DISTINCT id)+1 FROM evidence"), CultureInfo.InvariantCulture);
        var added = read with { Id = $"E{number:D6}", Version = 1 };
        return new ReceivedEvidence(added, Already: false,
        [
            new Happening(EvidenceFolds.Added, added.Id, added),
            .. wishes.Select(wish => new Happening(EvidenceFolds.Linked, added.Id, new EvidenceLink(added.Id, wish.Target, wish.TargetId, wish.Role, wish.Reason))),
        ]);
    }

    public static EvidenceVersion Run(Workspace workspace, string file, string? name, string? kind, EvidenceClaim claim, IReadOnlyList<LinkWish> wishes, Actor actor)
    {
        var received = Receive(workspace, file, name, kind, claim, wishes);
        if (!received.Already)
            workspace.Append(actor, received.Happenings);
        return received.Version;
    }

    internal static EvidenceVersion Read(Workspace workspace, string file, string name, string? kind, EvidenceClaim claim)
    {
        if (!File.Exists(file))
            throw new ProblemException("file.missing", "文件不存在", file: file);
        if (kind is not null && !EvidenceKinds.All.Contains(kind))
            throw new ProblemException("evidence.kind", $"举证种类“{kind}”应为 {string.Join('、', EvidenceKinds.All)}", name, field: "--kind");
        if (claim.TakenAt is { } taken)
            _ = Moment.Read(taken);
        var length = new FileInfo(file).Length;
        if (length is 0 or > MostBytes)
            throw new ProblemException(length == 0 ? "evidence.empty" : "evidence.too-large", length == 0 ? "文件是空的" : $"文件 {length} 字节,超过上限 {MostBytes}", name);
        var content = ContentKind.Of(Head(file));
        if (kind == EvidenceKinds.Photo && content.Kind != EvidenceKinds.Photo)
            throw new ProblemException("evidence.kind", $"按内容不是照片({content.ContentType}),不论文件名如何", name, field: "--kind");
        if (kind == EvidenceKinds.AudioVisual && content.Kind != EvidenceKinds.AudioVisual)
            throw new ProblemException("evidence.kind", $"按内容不是音像({content.ContentType}),不论文件名如何", name, field: "--kind");
        var facts = (kind ?? content.Kind) != EvidenceKinds.Photo ? null
            : length <= PhotoReading.MostBytes ? PhotoReading.Of(File.ReadAllBytes(file), content.ContentType)
            : throw new ProblemException("evidence.too-large", $"照片 {length} 字节,超过上限 {PhotoReading.MostBytes}", name);
        return new EvidenceVersion("", 0, kind ?? content.Kind, name, workspace.Files.PutFile(file), length, content.ContentType, facts, claim, null);
    }

    private static byte[] Head(string file)
    {
        using var stream = File.OpenRead(file);
        var head = new byte[ContentKind.Head];
        return head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }

    private static bool IsLinked(Workspace workspace, EvidenceItem item, LinkWish wish) =>
        item.Newest && EvidenceShelf.LinksOf(workspace, item.Version.Id).Any(link => link.Target == wish.Target && link.TargetId == wish.TargetId && link.Role == wish.Role);
}
