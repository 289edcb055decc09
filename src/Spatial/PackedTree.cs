namespace Weipian.Spatial;

/// <summary>
/// A static R-tree over boxes, in arrays: leaves in order of slices and heights, sixteen to a node, level upon level. Built once when a layer is
/// written, mapped when it is read: opening a layer of a million features costs nothing.
/// </summary>
internal static class PackedTree
{
    public const int NodeSize = 16;

    /// <summary>Boxes of all levels, leaves first, with the feature (leaf) or the first child (node) of each.</summary>
    public static List<PackedBox> Build(IReadOnlyList<(int Feature, Bounds Bounds)> items)
    {
        var leaves = items.ToArray();
        var slices = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(Math.Ceiling((double)leaves.Length / NodeSize))));
        var perSlice = Math.Max(1, slices * NodeSize);
        Array.Sort(leaves, (one, other) => Order(one.Bounds.MinX + one.Bounds.MaxX, other.Bounds.MinX + other.Bounds.MaxX, one.Feature, other.Feature));
        for (var start = 0; start < leaves.Length; start += perSlice)
            Array.Sort(leaves, start, Math.Min(perSlice, leaves.Length - start), Comparer<(int Feature, Bounds Bounds)>.Create(
                (one, other) => Order(one.Bounds.MinY + one.Bounds.MaxY, other.Bounds.MinY + other.Bounds.MaxY, one.Feature, other.Feature)));
        var boxes = leaves.Select(leaf => new PackedBox(leaf.Bounds, leaf.Feature, 0)).ToList();
        for (var (start, count) = (0, boxes.Count); count > 1;)
        {
            var next = boxes.Count;
            for (var child = start; child < start + count; child += NodeSize)
            {
                var children = Math.Min(NodeSize, start + count - child);
                var bounds = Bounds.Nothing;
                for (var index = child; index < child + children; index++)
                    bounds = bounds.With(boxes[index].Bounds);
                boxes.Add(new PackedBox(bounds, child, children));
            }

            (start, count) = (next, boxes.Count - next);
        }

        return boxes;
    }

    /// <summary>Features whose boxes meet <paramref name="reach"/>, in ascending order.</summary>
    public static void Query(ReadOnlySpan<PackedBox> boxes, Bounds reach, List<int> found)
    {
        found.Clear();
        if (boxes.Length == 0)
            return;
        Span<int> stack = stackalloc int[256];
        var depth = 0;
        stack[depth++] = boxes.Length - 1;
        while (depth > 0)
        {
            ref readonly var box = ref boxes[stack[--depth]];
            if (!box.Bounds.Meets(reach))
                continue;
            if (box.Children == 0)
                found.Add(box.First);
            else
                for (var child = 0; child < box.Children; child++)
                    stack[depth++] = box.First + child;
        }

        found.Sort();
    }

    private static int Order(double one, double other, int oneFeature, int otherFeature)
    {
        var order = one.CompareTo(other);
        return order != 0 ? order : oneFeature.CompareTo(otherFeature);
    }
}

/// <summary>A box of the tree.</summary>
/// <param name="First">Feature of a leaf; place of the first child of a node.</param>
/// <param name="Children">0 for a leaf.</param>
internal readonly record struct PackedBox(Bounds Bounds, int First, int Children);
