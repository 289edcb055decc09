using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary>Repeated <c>key=value</c> options.</summary>
public static class Pairs
{
    /// <exception cref="ProblemException"><c>option.pair</c>, <c>option.twice</c>.</exception>
    public static IReadOnlyDictionary<string, string> Read(IReadOnlyList<string>? texts, string option)
    {
        var pairs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts ?? [])
        {
            var cut = text.IndexOf('=');
            if (cut <= 0)
                throw new ProblemException("option.pair", $"“{text}”应写成 名=值", field: option);
            if (!pairs.TryAdd(text[..cut].Trim(), text[(cut + 1)..].Trim()))
                throw new ProblemException("option.twice", $"“{text[..cut]}”给了两次", field: option);
        }

        return pairs;
    }
}
