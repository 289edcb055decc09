using System.Security.Cryptography;
using System.Text;

namespace Weipian.Law.Selection;

/// <summary>One candidate of a draw.</summary>
/// <param name="Stratum">Unit it belongs to when the draw takes so many from each; empty otherwise.</param>
[Official("抽取对象")]
public sealed record DrawCandidate(string Id, string Stratum = "");

/// <summary>One candidate drawn.</summary>
/// <param name="Rank">Within its stratum, from 1.</param>
/// <param name="Digest">SHA-256 of <c>seed|id</c>, lower-case hexadecimal.</param>
[Official("抽中对象")]
public sealed record DrawnItem(int Rank, string Id, string Stratum, string Digest);

/// <summary>
/// A random inspection anyone can repeat: candidates rank by SHA-256 of <c>seed|id</c>, the smallest are drawn. The population's hash is
/// published before the seed is known, the list's hash with the list; either changed afterwards shows.
/// </summary>
/// <param name="PopulationHash">SHA-256 over the lines <c>stratum|id</c> in byte order, each ended by a line feed.</param>
/// <param name="ListHash">SHA-256 over the lines <c>rank|stratum|id|digest</c> of the list, each ended by a line feed.</param>
/// <param name="Method">How to repeat it by hand, in Chinese.</param>
[Official("随机抽取")]
public sealed record RandomDraw(string Seed, int Count, bool PerStratum, string PopulationHash, IReadOnlyList<DrawnItem> Drawn, string ListHash, string Method)
{
    /// <summary>Draws <paramref name="count"/> in all, or from each stratum; fewer where there are fewer.</summary>
    /// <exception cref="ArgumentException">The seed is empty, an id is empty or twice, or a text holds <c>|</c> or a line break, or the count is not positive.</exception>
    public static RandomDraw Of(string seed, IReadOnlyList<DrawCandidate> population, int count, bool perStratum = false)
    {
        if (seed.Trim().Length == 0 || count <= 0)
            throw new ArgumentException("种子不得为空,抽取数须为正", nameof(seed));
        if (population.Select(candidate => candidate.Id).Append(seed).Concat(population.Select(candidate => candidate.Stratum)).FirstOrDefault(text => text.AsSpan().IndexOfAny('|', '\n', '\r') >= 0) is { } bad)
            throw new ArgumentException($"“{bad}”含有竖线或换行,不能用于抽取", nameof(population));
        if (population.GroupBy(candidate => candidate.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Key.Length == 0 || group.Count() > 1) is { } twice)
            throw new ArgumentException($"编号“{twice.Key}”为空或重复", nameof(population));
        var drawn = population.GroupBy(candidate => perStratum ? candidate.Stratum : "", StringComparer.Ordinal).OrderBy(group => group.Key, Bytes)
            .SelectMany(group => group.Select(candidate => (candidate, Digest: Hash($"{seed}|{candidate.Id}")))
                .OrderBy(pair => pair.Digest, StringComparer.Ordinal).Take(count)
                .Select((pair, index) => new DrawnItem(index + 1, pair.candidate.Id, pair.candidate.Stratum, pair.Digest)))
            .ToList();
        return new RandomDraw(seed, count, perStratum, HashOf(population), drawn, HashOf(drawn), MethodOf(seed, count, perStratum));
    }

    /// <summary>Hash of a population, to be published before the seed.</summary>
    public static string HashOf(IReadOnlyList<DrawCandidate> population) =>
        Hash(string.Concat(population.Select(candidate => $"{candidate.Stratum}|{candidate.Id}").Order(Bytes).Select(line => line + "\n")));

    /// <summary>Hash of a list as drawn.</summary>
    public static string HashOf(IReadOnlyList<DrawnItem> drawn) =>
        Hash(string.Concat(drawn.Select(item => $"{item.Rank}|{item.Stratum}|{item.Id}|{item.Digest}\n")));

    /// <summary>What is wrong with a draw as kept or published: population changed, list edited, or not what the seed gives. Empty: it holds.</summary>
    public IReadOnlyList<string> Check(IReadOnlyList<DrawCandidate> population)
    {
        var found = new List<string>();
        if (HashOf(Drawn) != ListHash)
            found.Add("名单与其哈希不符:抽取后被改动");
        if (HashOf(population) != PopulationHash)
            found.Add("抽取对象与公布的哈希不符:抽取范围被改动");
        var again = Of(Seed, population, Count, PerStratum);
        found.AddRange(Drawn.Where(item => !again.Drawn.Any(other => other.Id == item.Id)).Select(item => $"{item.Id} 不应被抽中"));
        found.AddRange(again.Drawn.Where(item => !Drawn.Any(other => other.Id == item.Id)).Select(item => $"{item.Id} 应被抽中而不在名单"));
        if (found.Count == 0 && !again.Drawn.SequenceEqual(Drawn))
            found.Add("名单次序或摘要与种子不符");
        return found;
    }

    private static string MethodOf(string seed, int count, bool perStratum) =>
        $"对每个编号计算 SHA-256(种子|编号),按十六进制从小到大排列,{(perStratum ? "每个单位各" : "")}取前 {count} 个。"
        + $"任何人可用命令核对:printf '%s' '{seed}|编号' | sha256sum。"
        + "抽取范围哈希:各行“单位|编号”按字节序排列(LC_ALL=C sort),每行以换行结尾,再计算 SHA-256。";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Byte order of UTF-8, as <c>LC_ALL=C sort</c> has it.</summary>
    private static readonly Comparer<string> Bytes = Comparer<string>.Create((a, b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)));
}
