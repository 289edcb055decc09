using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Weipian.App.Modules.Accounts;

/// <summary>Time-based one-time codes (TOTP, RFC 6238): HMAC-SHA1, 30 seconds, six digits, as every authenticator app makes them.</summary>
public static class TimeCode
{
    private const int StepSeconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Number of the half minute a moment lies in.</summary>
    public static long StepOf(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / StepSeconds;

    public static string At(ReadOnlySpan<byte> secret, long step, int digits = 6)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        // RFC 6238 names SHA-1; as a MAC it is sound, and authenticator apps know nothing else for certain.
        HMACSHA1.HashData(secret, counter, hash);
        var value = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (value % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step a code belongs to, one half minute early or late admitted; null when it is wrong or was used before.</summary>
    /// <param name="used">Last step a code was accepted for: no code works twice.</param>
    public static long? Accept(ReadOnlySpan<byte> secret, string code, DateTimeOffset now, long used)
    {
        for (var step = StepOf(now) - 1; step <= StepOf(now) + 1; step++)
            if (step > used && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(At(secret, step)), System.Text.Encoding.UTF8.GetBytes(code.Trim())))
                return step;
        return null;
    }

    /// <summary>The secret as an authenticator app takes it in.</summary>
    public static string Uri(ReadOnlySpan<byte> secret, string login, string issuer) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(issuer)}:{System.Uri.EscapeDataString(login)}?secret={Text(secret)}&issuer={System.Uri.EscapeDataString(issuer)}";

    /// <summary>Base32 (RFC 4648) without padding.</summary>
    public static string Text(ReadOnlySpan<byte> secret)
    {
        var text = new System.Text.StringBuilder();
        var (bits, count) = (0, 0);
        foreach (var one in secret)
        {
            (bits, count) = (bits << 8 | one, count + 8);
            for (; count >= 5; count -= 5)
                text.Append(Base32[bits >> (count - 5) & 31]);
            bits &= (1 << count) - 1;
        }

        return count == 0 ? text.ToString() : text.Append(Base32[bits << (5 - count) & 31]).ToString();
    }
}
