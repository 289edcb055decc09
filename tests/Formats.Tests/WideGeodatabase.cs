using System.Buffers.Binary;
using System.Text;

namespace Weipian.Formats.Tests;

/// <summary>
/// Turns a table that GDAL made into one with 64-bit ObjectIDs, byte for byte as the FGDB-Spec of rouault/dump_gdbtable and GDAL's own reader describe
/// those of ArcGIS Pro 3.2. No file of ArcGIS's was at hand, and the GDAL at hand neither writes nor reads them.
/// </summary>
internal static class WideGeodatabase
{
    private const int BlockRows = 1024;
    private const int MapBytes = 32768;

    /// <param name="table">The .gdbtable; its .gdbtablx lies beside it.</param>
    /// <param name="numbers">ObjectIDs for the rows, ascending.</param>
    /// <param name="change">What becomes of the bytes of a row.</param>
    /// <param name="describe">What becomes of the description of the fields.</param>
    /// <param name="knownMap">False: the bitmap is written in a way nobody has described.</param>
    public static void Widen(string table, long[] numbers, Func<byte[], byte[]>? change = null, Action<byte[]>? describe = null, bool knownMap = true)
    {
        var index = Path.ChangeExtension(table, ".gdbtablx");
        var (old, oldIndex) = (File.ReadAllBytes(table), File.ReadAllBytes(index));
        var start = (int)BinaryPrimitives.ReadInt64LittleEndian(old.AsSpan(32));
        var description = old[start..(start + 4 + Int(old, start))];
        describe?.Invoke(description);
        using var rows = new MemoryStream();
        var (width, offsets) = (Int(oldIndex, 12), new SortedDictionary<long, long>());
        for (var row = 0; row < numbers.Length; row++)
        {
            var from = Int(oldIndex, 16 + (row * width));
            var bytes = old[(from + 4)..(from + 4 + Int(old, from))];
            bytes = change?.Invoke(bytes) ?? bytes;
            offsets[numbers[row]] = 40 + description.Length + rows.Position;
            rows.Write([.. Four(bytes.Length), .. bytes]);
        }

        File.WriteAllBytes(table, [.. Four(4), .. Four(0), .. old[8..12], .. Four(5), .. Eight(numbers.Length),
            .. Eight(40 + description.Length + rows.Length), .. Eight(40), .. description, .. rows.ToArray()]);
        File.WriteAllBytes(index, Index(offsets, knownMap));
    }

    /// <summary>Bytes of a column's description that follow its name and its alias: type, length in bytes …</summary>
    public static Span<byte> Column(byte[] description, string name)
    {
        byte[] spelt = [(byte)name.Length, .. Encoding.Unicode.GetBytes(name)];
        var after = description.AsSpan().IndexOf(spelt) + spelt.Length;
        return description.AsSpan(after + 1 + (2 * description[after]));
    }

    private static byte[] Index(SortedDictionary<long, long> offsets, bool knownMap)
    {
        var blocks = offsets.Keys.Select(number => (number - 1) / BlockRows).Distinct().ToList();
        using var index = new MemoryStream();
        index.Write([.. Four(4), .. Eight(blocks.Count), .. Four(5)]);
        foreach (var block in blocks)
            for (var number = (block * BlockRows) + 1; number <= (block + 1) * BlockRows; number++)
                index.Write(Eight(offsets.GetValueOrDefault(number))[..5]);
        var (last, dense) = (offsets.Keys.Max(), blocks.Count == blocks[^1] + 1);
        index.Write([.. Eight(last), .. Four(dense ? 0 : 22 + MapBytes + 52)]);
        if (dense)
            return index.ToArray();
        var map = new byte[MapBytes];
        foreach (var block in blocks)
            if (block / 8 < MapBytes)
                map[block / 8] |= (byte)(1 << (int)(block % 8));
        index.Write([1, 0, (byte)(knownMap ? 1 : 2), 0, 0, 0, .. new byte[16], .. map, 1, .. new byte[51]]);
        return index.ToArray();
    }

    private static int Int(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private static byte[] Four(int value) => BitConverter.GetBytes(value);

    private static byte[] Eight(long value) => BitConverter.GetBytes(value);
}
