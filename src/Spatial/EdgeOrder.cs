using System.Runtime.CompilerServices;

namespace Weipian.Spatial;

/// <summary>
/// Orders edges by left end: short stretches by insertion, then merged two by two; stretches that follow each other in order already cost one
/// comparison, and the sides of a parcel run mostly so. Edges alike in all their ends keep the order they came in.
/// </summary>
internal static class EdgeOrder
{
    private const int Short = 12;

    [ThreadStatic]
    private static Edge[]? _spare;

    public static void Sort(Span<Edge> edges)
    {
        if (edges.Length < 2)
            return;
        var spare = _spare is { } kept && kept.Length >= edges.Length ? kept : _spare = new Edge[Math.Max(256, edges.Length)];
        for (var start = 0; start < edges.Length; start += Short)
            Insert(edges[start..Math.Min(start + Short, edges.Length)]);
        for (var width = Short; width < edges.Length; width *= 2)
            for (var start = 0; start + width < edges.Length; start += 2 * width)
                Merge(edges[start..Math.Min(start + (2 * width), edges.Length)], width, spare);
    }

    private static void Insert(Span<Edge> edges)
    {
        for (var next = 1; next < edges.Length; next++)
        {
            var edge = edges[next];
            var place = next;
            for (; place > 0 && Before(edge, edges[place - 1]); place--)
                edges[place] = edges[place - 1];
            edges[place] = edge;
        }
    }

    private static void Merge(Span<Edge> edges, int middle, Edge[] spare)
    {
        if (!Before(edges[middle], edges[middle - 1]))
            return;
        edges[..middle].CopyTo(spare);
        var (left, right, place) = (0, middle, 0);
        while (left < middle)
            edges[place++] = right < edges.Length && Before(edges[right], spare[left]) ? edges[right++] : spare[left++];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Before(in Edge one, in Edge other)
    {
        if (one.X1 != other.X1)
            return one.X1 < other.X1;
        if (one.Y1 != other.Y1)
            return one.Y1 < other.Y1;
        return one.X2 != other.X2 ? one.X2 < other.X2 : one.Y2 < other.Y2;
    }
}
