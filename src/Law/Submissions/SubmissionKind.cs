using Weipian.Law.Tables;

namespace Weipian.Law.Submissions;

/// <summary>A chapter a submission must have.</summary>
/// <param name="Attached">It must come with at least one attachment.</param>
[Official("必备内容")]
public sealed record MandatoryChapter(string Title, bool Attached, string Article, LawRow Source);

/// <summary>A kind of submission: how it is handed in, until when, and what it must hold (plan, chapter 六).</summary>
/// <param name="Form">电子件, 纸质件 or 纸质件和电子件.</param>
/// <param name="PaperCopies">Paper copies asked for; 0: none.</param>
/// <param name="Limit">Code of <c>law/time-limits</c>; empty: at any time.</param>
/// <param name="Compared">Must agree with the opinion of the supervision bureau before it goes out.</param>
/// <param name="WithTables">The statistics tables go with it, and must be those the data give now.</param>
/// <param name="LaidOut">Its text is a docx laid out by GB/T 9704-2012.</param>
/// <param name="NumbersChecked">The county's number series must be without unexplained gaps.</param>
[Official("报送种类")]
public sealed record SubmissionKind(
    string Name, string Form, int PaperCopies, string Limit, bool Compared, bool WithTables, bool NumbersChecked, bool LaidOut, string Article, string Note,
    IReadOnlyList<MandatoryChapter> Chapters, LawRow Source)
{
    public bool OnPaper => Form.Contains("纸质件", StringComparison.Ordinal);

    public bool Electronic => Form.Contains("电子件", StringComparison.Ordinal);

    /// <summary>Whether what is handed in covers the form asked for.</summary>
    /// <param name="form">How it is handed in.</param>
    public bool IsCovered(string form, int copies) =>
        (!OnPaper || form.Contains("纸质件", StringComparison.Ordinal) && copies >= PaperCopies) && (!Electronic || form.Contains("电子件", StringComparison.Ordinal));
}
