using Weipian.App.Database;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Rectification;

/// <summary>Ground is watched from now on.</summary>
public sealed record WatchOpened(IReadOnlyList<WatchItem> Items);

/// <summary>Watched ground changed anew; old dossiers are open again.</summary>
public sealed record RecurrencesFound(IReadOnlyList<Recurrence> Recurrences);

/// <summary>How rectification events change the tables rectification, watch_item and recurrence.</summary>
public static class RectificationFolds
{
    public const string Recorded = "rectification.recorded";
    public const string Reviewed = "rectification.reviewed";
    public const string Watched = "rectification.watch-opened";
    public const string Recurred = "rectification.recurrences-found";

    public static readonly IReadOnlyDictionary<string, Fold> All = new Dictionary<string, Fold>(StringComparer.Ordinal)
    {
        [Recorded] = Record,
        [Reviewed] = Review,
        [Watched] = Watch,
        [Recurred] = Recur,
    };

    private static void Record(FoldTarget target, JournalEvent happened)
    {
        var record = CanonicalJson.Read<RectificationRecord>(happened.Body);
        target.Write(
            "INSERT INTO rectification VALUES ($1,$2,$3,$4,$5,$6,NULL,NULL,$7)", record.Id, record.Patch, happened.Body, RectificationStates.Pending,
            happened.Person, happened.Post, happened.Sequence);
        PatchHistory.Remember(target, record.Patch, happened, $"整改 {record.Id} {record.ModeName}{(record.AreaM2 is { } area ? $" {Digits.Fixed(area, 2)} ㎡" : "")},{record.Day},待审核");
    }

    private static void Review(FoldTarget target, JournalEvent happened)
    {
        var review = CanonicalJson.Read<RectificationReview>(happened.Body);
        target.Write(
            "UPDATE rectification SET state=$2, review=$3, reviewed_at=$4, sequence=$5 WHERE id=$1", review.Record,
            review.Accepts ? RectificationStates.Accepted : RectificationStates.Returned, happened.Body, happened.At, happened.Sequence);
        PatchHistory.Remember(target, review.Patch, happened, review.Accepts
            ? $"整改 {review.Record} 审核通过{(review.RestoresGround ? ",恢复土地原貌" : "")}" : $"整改 {review.Record} 退回:{review.ReasonName}");
    }

    private static void Watch(FoldTarget target, JournalEvent happened)
    {
        foreach (var item in CanonicalJson.Read<WatchOpened>(happened.Body).Items)
        {
            // Restored a second time after a recurrence: watched on, from the later day.
            target.Write(
                "INSERT INTO watch_item VALUES ($1,$2,$3,$4,$5) ON CONFLICT(patch_id,kind) DO UPDATE SET year=excluded.year, body=excluded.body, sequence=excluded.sequence",
                item.Patch, item.Kind, item.Year, CanonicalJson.Write(item), happened.Sequence);
            PatchHistory.Remember(target, item.Patch, happened, $"{item.Kind}({item.Year} 年度):{item.Text}");
        }
    }

    private static void Recur(FoldTarget target, JournalEvent happened)
    {
        foreach (var found in CanonicalJson.Read<RecurrencesFound>(happened.Body).Recurrences)
        {
            target.Write(
                "INSERT INTO recurrence VALUES ($1,$2,$3,$4,$5,$6,$7)", found.Patch, found.Earlier, found.Year, found.Line, found.Batch, CanonicalJson.Write(found), happened.Sequence);
            PatchHistory.Remember(target, found.Earlier, happened, $"再次发生变化:{found.Year} 年度第 {found.Batch} 批图斑 {found.Patch} 与本图斑重叠 {Digits.Fixed(found.OverlapM2, 2)} ㎡,卷宗重新打开");
            if (found.Patch != found.Earlier)
                PatchHistory.Remember(target, found.Patch, happened, $"与已恢复原貌的图斑 {found.Earlier} 重叠 {Digits.Fixed(found.OverlapM2, 2)} ㎡,并入原卷宗,优先办理");
        }
    }
}
