using System.Globalization;
using Weipian.App.Modules.Procedures;
using Weipian.App.Platform;
using Weipian.Law.Procedures;
using Weipian.Law.Submissions;

namespace Weipian.App.Modules.Submissions;

/// <summary>Conditions of handing in: complete, signed by three people for exactly this content, agreed with the supervision bureau.</summary>
public static class SubmissionNeeds
{
    private static readonly Dictionary<string, Func<NeedContext, NeedState>> Readers = new(StringComparer.Ordinal)
    {
        ["内容已入库"] = ContentKept,
        ["内容完整"] = SubmissionCheck.Complete,
        ["签名内容未变"] = Unchanged,
        ["本人签名"] = OwnHand,
        ["审核人非填表人"] = context => NotAmong(context, "填表人签名"),
        ["主管领导非填表人"] = context => NotAmong(context, "填表人签名", "审核签字"),
        ["督察比对一致"] = Compared,
        ["报送形式符合"] = Form,
        ["种类为通知和工作方案"] = context => OfKind(context, "通知和工作方案"),
        ["种类为数据审核结果及验收请示"] = context => OfKind(context, "数据审核结果及验收请示"),
        ["种类为月报"] = context => OfKind(context, "月报"),
        ["种类为约谈问责报告"] = context => OfKind(context, "约谈问责报告"),
        ["种类为工作报告"] = context => OfKind(context, "工作报告"),
        ["种类为统计汇总表"] = context => OfKind(context, "统计汇总表"),
    };

    /// <summary>Conditions that can be read; a test holds them against the table.</summary>
    public static IReadOnlyCollection<string> Known => Readers.Keys;

    public static NeedState Read(NeedContext context, string term) => Readers.TryGetValue(term, out var read) ? read(context) : NeedState.Unknown($"本程序不会判断“{term}”");

    public static SubmissionKind? KindOf(NeedContext context) => context.Field("种类") is { } name ? context.Pack.Submissions.Find(name) : null;

    /// <summary>The newest comparison of the unit's packages, whatever became of them.</summary>
    public static NeedState Supervised(Workspace workspace, int year, string unit)
    {
        var newest = DossierShelf.Of(workspace, SubmissionShelf.Submission, year).Where(dossier => dossier.Unit == unit)
            .SelectMany(dossier => dossier.All("记录督察比对").Select(step => (dossier.Id, Step: step))).OrderBy(pair => pair.Step.Sequence).LastOrDefault();
        return newest.Step is null ? NeedState.No("尚未与督察审核意见比对") : Agrees(newest.Step, newest.Id);
    }

    private static NeedState OfKind(NeedContext context, string kind) => context.Field("种类") == kind ? NeedState.Yes($"种类为{kind}") : NeedState.No($"种类为{context.Field("种类") ?? "空"}");

    private static NeedState ContentKept(NeedContext context)
    {
        if (context.Request.Fields.Count == 0)
            return NeedState.Yes("填报时核对");
        if (context.Request.Fields.GetValueOrDefault("内容") is not { } content || !IsHash(content))
            return NeedState.No("“内容”不是文件库中的哈希");
        if (!Kept(context.Workspace, content, out var manifest))
            return NeedState.No($"文件库没有内容清单 {Short(content)},或其中的文件不全");
        if (manifest!.Kind != context.Field("种类"))
            return NeedState.No($"内容清单的种类“{manifest.Kind}”与报送件“{context.Field("种类")}”不同");
        if (SubmissionDifference.Base(context.Dossier!) is not { } frozen)
            return NeedState.Yes($"内容 {Short(content)}");
        var sheet = ContentStore.HashOf(SubmissionDifference.Sheet(context.Workspace, frozen, content));
        return context.Request.Fields.GetValueOrDefault("差异表") == sheet ? NeedState.Yes($"内容 {Short(content)},差异表 {Short(sheet)}") : NeedState.No("更正的新版本须附与冻结版本的差异表");
    }

    private static NeedState Unchanged(NeedContext context)
    {
        if (context.Field("内容") is not { } content)
            return NeedState.No("尚未填报内容");
        if (context.Request.Fields.GetValueOrDefault("内容哈希") is { } seen && seen != content)
            return NeedState.No($"所签内容为 {Short(seen)},现有内容为 {Short(content)}");
        var other = SubmissionShelf.Signatures(context.Dossier!).Find(signature => signature.Standing && signature.Content != content);
        return other is null ? NeedState.Yes($"内容 {Short(content)}") : NeedState.No($"{other.Person} 所签内容为 {Short(other.Content)},现有内容为 {Short(content)}");
    }

    private static NeedState OwnHand(NeedContext context) => context.Request.Fields.Count == 0 ? NeedState.Yes("填报时核对")
        : context.Request.Fields.GetValueOrDefault("签名人") == context.Officer.Person ? NeedState.Yes($"{context.Officer.Person} 本人") : NeedState.No($"签名人“{context.Request.Fields.GetValueOrDefault("签名人")}”不是经办人 {context.Officer.Person}");

    private static NeedState NotAmong(NeedContext context, params string[] signatures)
    {
        var same = SubmissionShelf.Signatures(context.Dossier!).Find(signature => signature.Standing && signatures.Contains(signature.As) && signature.Person == context.Officer.Person);
        return same is null ? NeedState.Yes($"{context.Officer.Person} 未在前面签名") : NeedState.No($"{context.Officer.Person} 已作“{same.As}”");
    }

    private static NeedState Compared(NeedContext context)
    {
        if (KindOf(context) is { Compared: false } kind)
            return NeedState.Yes($"{kind.Name}不须比对");
        var since = SubmissionShelf.Reopened(context.Dossier!);
        return context.Dossier!.All("记录督察比对").LastOrDefault(step => step.Taken.Number > since) is { } step ? Agrees(step, context.Dossier.Id) : NeedState.No("现有内容尚未与督察审核意见比对");
    }

    private static NeedState Agrees(DossierStep step, string id) => decimal.Parse(step.Taken.Fields["差异数"], NumberStyles.Float, CultureInfo.InvariantCulture) is var differences && differences == 0
        ? NeedState.Yes($"{id} {step.Taken.Day} 与 {step.Taken.Fields["督察意见文号"]} 比对一致") : NeedState.No($"{id} {step.Taken.Day} 与 {step.Taken.Fields["督察意见文号"]} 比对尚有差异 {differences:0} 处");

    private static NeedState Form(NeedContext context)
    {
        if (context.Request.Fields.Count == 0)
            return NeedState.Yes("填报时核对");
        if (KindOf(context) is not { } kind)
            return NeedState.Unknown("种类不明");
        var (form, copies) = (context.Request.Fields.GetValueOrDefault("报送方式") ?? "", int.TryParse(context.Request.Fields.GetValueOrDefault("纸质份数"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0);
        return kind.IsCovered(form, copies) ? NeedState.Yes($"{form} {copies} 份") : NeedState.No($"{kind.Name}须报{kind.Form}{(kind.OnPaper ? $",纸质件 {kind.PaperCopies} 份" : "")};填报为“{form}”{copies} 份");
    }

    internal static bool Kept(Workspace workspace, string content, out SubmissionManifest? manifest)
    {
        manifest = null;
        try
        {
            manifest = SubmissionShelf.Manifest(workspace, content);
            return manifest.Files.All(file => IsHash(file.Sha256) && File.Exists(workspace.Files.PathOf(file.Sha256)));
        }
        catch (Exception exception) when (exception is ProblemException or System.Text.Json.JsonException)
        {
            return false;
        }
    }

    internal static string Short(string hash) => hash.Length > 12 ? hash[..12] : hash;

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
