using Weipian.Law.Tables;

namespace Weipian.Law;

/// <summary>A provision that rules cite.</summary>
/// <param name="Code">Short code used in the tables, e.g. <c>土地管理法2019.77</c>.</param>
/// <param name="Title">Law and article as printed.</param>
/// <param name="Summary">What it says, in one sentence.</param>
/// <param name="Unverified">待核: the text was not held against the official one; whoever relies on it has to.</param>
[Official("依据")]
public sealed record Article(string Code, string Title, string Summary, DateOnly? From, DateOnly? To, bool Unverified)
{
    public bool InForce(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);
}

/// <summary>Every article cited: <c>law/articles.csv</c>.</summary>
public sealed class ArticleBook
{
    private readonly Dictionary<string, Article> _articles = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Article> All => _articles.Values;

    public Article? Find(string code) => _articles.GetValueOrDefault(code);

    internal static ArticleBook Read(string root, List<LawProblem> problems)
    {
        var book = new ArticleBook();
        foreach (var row in LawTable.Read(root, "articles.csv", problems, "代号", "名称", "条款", "摘要", "生效日", "失效日", "待核").Rows)
            if (!book._articles.TryAdd(row["代号"], new Article(row["代号"], row["名称"] + row["条款"], row["摘要"], row.Day("生效日"), row.Day("失效日"), row["待核"].Length > 0)))
                problems.Add(row.Problem("law.article-twice", "代号", $"依据“{row["代号"]}”出现两次"));
        return book;
    }
}
