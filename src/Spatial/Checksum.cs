using System.Numerics;
using System.Runtime.InteropServices;

namespace Weipian.Spatial;

/// <summary>A fast check of bytes against decay, eight at a time. Against forgery stands the layer's hash.</summary>
internal static class Checksum
{
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        ulong one = 0x9E3779B97F4A7C15, other = (ulong)bytes.Length;
        for (var index = 0; index + 1 < words.Length; index += 2)
        {
            one = (one ^ words[index]) * 0xBF58476D1CE4E5B9;
            other = (other ^ words[index + 1]) * 0x94D049BB133111EB;
            (one, other) = (BitOperations.RotateLeft(one, 29), BitOperations.RotateLeft(other, 31));
        }

        if (words.Length % 2 == 1)
            one = (one ^ words[^1]) * 0xBF58476D1CE4E5B9;
        foreach (var rest in bytes[(words.Length * 8)..])
            other = (other ^ rest) * 0x94D049BB133111EB;
        return one ^ BitOperations.RotateLeft(other, 17) ^ (one >> 32);
    }
}
