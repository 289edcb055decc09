namespace Weipian.Fuzz;

/// <summary>Ways a file gets damaged: cut off, bits flipped, a length or count changed, a stretch lost or doubled.</summary>
public static class Mutation
{
    private static readonly byte[][] Extremes = [[0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0x7F], [0, 0, 0, 0], [0x80, 0, 0, 0]];

    /// <summary>One to three kinds of damage, as chance has it.</summary>
    public static byte[] Apply(byte[] sound, Random random)
    {
        var damaged = (byte[])sound.Clone();
        for (var times = random.Next(1, 4); times > 0 && damaged.Length > 4; times--)
            damaged = random.Next(6) switch
            {
                0 => damaged[..random.Next(damaged.Length)],
                1 => Overwritten(damaged, random.Next(damaged.Length - 4), Extremes[random.Next(Extremes.Length)]),
                2 => Without(damaged, random.Next(damaged.Length), random.Next(1, 64)),
                3 => Doubled(damaged, random.Next(damaged.Length), random.Next(1, 64)),
                4 => Overwritten(damaged, random.Next(Math.Min(200, damaged.Length - 4)), Extremes[random.Next(Extremes.Length)]),
                _ => Flipped(damaged, random),
            };
        return damaged;
    }

    private static byte[] Overwritten(byte[] bytes, int at, byte[] by)
    {
        by.CopyTo(bytes, at);
        return bytes;
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        for (var flips = random.Next(1, 6); flips > 0; flips--)
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return bytes;
    }

    private static byte[] Without(byte[] bytes, int at, int length) => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + length)..]];

    private static byte[] Doubled(byte[] bytes, int at, int length) => [.. bytes[..at], .. bytes[at..Math.Min(bytes.Length, at + length)], .. bytes[at..]];
}
