using Weipian.Law.Tables;

namespace Weipian.Law.LandClasses;

/// <summary>The three big classes (三大类).</summary>
public enum BigClass
{
    [Official("农用地")] Agricultural,
    [Official("建设用地")] Construction,
    [Official("未利用地")] Unused,
    [Official("地类不明")] Unknown,
}

/// <summary>Kind of cultivated land.</summary>
public enum FarmlandKind
{
    [Official("非耕地")] None,
    [Official("水田")] Paddy,
    [Official("水浇地")] Irrigated,
    [Official("旱地")] Dry,
}

/// <summary>A land class of one scheme.</summary>
[Official("地类")]
public sealed record LandClass(string Scheme, string Code, string Name, BigClass BigClass, FarmlandKind Farmland)
{
    public bool IsFarmland => Farmland != FarmlandKind.None;
}

/// <summary>
/// The three incompatible schemes, 二调, 三调 and 用地用海2023 (<c>law/land-classes/</c>). 0601 is a factory in one and a farm road in
/// another: a code is only ever read together with its scheme, and a code the scheme does not know is 不明.
/// </summary>
public sealed class LandClassBook
{
    private static readonly Dictionary<string, BigClass> BigClasses =
        Enum.GetValues<BigClass>().ToDictionary(value => OfficialTerms.Of(value), StringComparer.Ordinal);

    private static readonly Dictionary<string, FarmlandKind> FarmlandKinds =
        Enum.GetValues<FarmlandKind>().ToDictionary(value => OfficialTerms.Of(value), StringComparer.Ordinal);

    private readonly Dictionary<(string Scheme, string Code), LandClass> _classes = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Scheme names, in the order of their introduction.</summary>
    public IReadOnlyList<string> Schemes { get; private set; } = [];

    /// <summary>A scheme by its name or by its file's name (<c>third-survey</c>); null when there is none such.</summary>
    public string? FindScheme(string given) => _names.GetValueOrDefault(given);

    public IEnumerable<LandClass> All => _classes.Values;

    /// <summary>The class of a code within its scheme; big class 不明 when the scheme does not know it.</summary>
    /// <exception cref="ArgumentException">Not one of <see cref="Schemes"/>.</exception>
    public LandClass Classify(string scheme, string? code)
    {
        if (!Schemes.Contains(scheme))
            throw new ArgumentException($"没有地类体系“{scheme}”;可用:{string.Join('、', Schemes)}", nameof(scheme));
        var text = code?.Trim() ?? "";
        return Find(scheme, text) ?? new LandClass(scheme, text, "不明地类", BigClass.Unknown, FarmlandKind.None);
    }

    /// <summary>Codes that mean different things in two schemes: the reason why the scheme travels with the data.</summary>
    public IEnumerable<(LandClass One, LandClass Other)> Collisions() =>
        from one in _classes.Values
        from other in _classes.Values
        where string.CompareOrdinal(one.Scheme, other.Scheme) < 0 && one.Code == other.Code && one.BigClass != other.BigClass
        select (one, other);

    /// <summary>三调 suffixes: K 可调整 (still its agricultural class), A 细分; the class is that of the code without them.</summary>
    private LandClass? Find(string scheme, string code)
    {
        if (_classes.TryGetValue((scheme, code), out var known))
            return known;
        return code.Length > 3 && code[^1] is 'K' or 'A' ? Find(scheme, code[..^1]) : null;
    }

    internal static LandClassBook Read(string root, List<LawProblem> problems)
    {
        var book = new LandClassBook();
        var schemes = LawTable.Read(root, "land-classes/schemes.csv", problems, "体系", "文件", "说明", "生效日", "失效日");
        book.Schemes = schemes.Rows.Select(row => row["体系"]).ToList();
        foreach (var row in schemes.Rows)
            book._names[row["体系"]] = book._names[Path.GetFileNameWithoutExtension(row["文件"])] = row["体系"];
        foreach (var scheme in schemes.Rows)
            foreach (var row in LawTable.Read(root, "land-classes/" + scheme["文件"], problems, "编码", "名称", "三大类", "耕地种类", "依据").Rows)
                book.Add(scheme["体系"], row, problems);
        foreach (var row in LawTable.Read(root, "land-classes/collisions.csv", problems, "编码", "体系一", "体系二", "说明").Rows)
        {
            var (one, other) = (book.Find(row["体系一"], row["编码"]), book.Find(row["体系二"], row["编码"]));
            if (one is null || other is null || one.Name == other.Name)
                problems.Add(row.Problem("law.collision-untrue", "编码", $"编码 {row["编码"]} 在两个体系中并不冲突"));
        }

        return book;
    }

    private void Add(string scheme, LawRow row, List<LawProblem> problems)
    {
        if (!BigClasses.TryGetValue(row["三大类"], out var big))
            problems.Add(row.Problem("law.cell", "三大类", $"不认识的三大类“{row["三大类"]}”"));
        if (!FarmlandKinds.TryGetValue(row["耕地种类"].Length == 0 ? "非耕地" : row["耕地种类"], out var farmland))
            problems.Add(row.Problem("law.cell", "耕地种类", $"不认识的耕地种类“{row["耕地种类"]}”"));
        if (!_classes.TryAdd((scheme, row["编码"]), new LandClass(scheme, row["编码"], row["名称"], big, farmland)))
            problems.Add(row.Problem("law.code-twice", "编码", $"{scheme} 编码“{row["编码"]}”出现两次"));
    }
}
