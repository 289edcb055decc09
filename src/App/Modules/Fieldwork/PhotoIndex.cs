using Weipian.App.Database;
using Weipian.App.Modules.Evidence;

namespace Weipian.App.Modules.Fieldwork;

/// <summary>Every version of every photo that serves a patch, ready to be compared with a new one.</summary>
internal sealed class PhotoIndex(IReadOnlyList<ComparedPicture> photos, IReadOnlyDictionary<string, string> numbers)
{
    public static PhotoIndex Load(Workspace workspace) => new(
        EvidenceShelf.Pictures(workspace, LinkTargets.Patch),
        workspace.Connection.Query("SELECT id, number FROM patch", row => (row.GetString(0), row.GetString(1))).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal));

    /// <summary>Photos that serve other patches and not this one and came before this one: of two alike the later is in doubt.</summary>
    public IEnumerable<OtherPhoto> EarlierElsewhere(string patch, EvidenceItem item) => photos
        .Where(known => !known.TargetIds.Contains(patch)
            && (string.CompareOrdinal(known.ReceivedAt, item.ReceivedAt) < 0 || (known.ReceivedAt == item.ReceivedAt && string.CompareOrdinal(known.Evidence, item.Version.Id) < 0)))
        .Select(known => new OtherPhoto(known.Evidence, known.Sha256, known.Bits, known.TargetIds, numbers));
}
