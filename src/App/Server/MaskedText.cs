using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Weipian.App.Server;

/// <summary>
/// Masks identity-card numbers in every text the server answers, and telephone numbers where a field is named for them. Uncovered
/// only by a reasoned reveal, which is an event (<see cref="Permission.Reveal"/>).
/// </summary>
public sealed partial class MaskedText : JsonConverter<string>
{
    private static readonly string[] Personal = ["证件号", "身份证", "电话", "手机", "联系方式", "住址", "银行账号"];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Of(value));

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    /// <summary>A text with every identity-card number in it covered but for its ends. Only numbers with a true date and check digit are taken for one.</summary>
    public static string Of(string text) => text.Length < 18 ? text : Identity().Replace(text, match => IsIdentity(match.Value) ? $"{match.Value[..4]}**********{match.Value[^4..]}" : match.Value);

    /// <summary>Whether a field is named for something personal.</summary>
    public static bool IsPersonal(string field) => Personal.Any(word => field.Contains(word, StringComparison.Ordinal));

    /// <summary>Fields by name, the personal ones covered.</summary>
    public static SortedDictionary<string, string> Fields(IReadOnlyDictionary<string, string> fields) =>
        new(fields.ToDictionary(pair => pair.Key, pair => IsPersonal(pair.Key) ? Covered(pair.Value) : Of(pair.Value)), StringComparer.Ordinal);

    /// <summary>The last two characters stay, so that two can be told apart.</summary>
    public static string Covered(string text) => text.Length <= 4 ? new string('*', text.Length) : new string('*', text.Length - 2) + text[^2..];

    private static bool IsIdentity(string number)
    {
        const string Checks = "10X98765432";
        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var index = 0; index < 17; index++)
            sum += (number[index] - '0') * weights[index];
        return char.ToUpperInvariant(number[17]) == Checks[sum % 11] && DateOnly.TryParseExact(number[6..14], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    [GeneratedRegex(@"(?<!\d)[1-9]\d{16}[\dXx](?!\d)")]
    private static partial Regex Identity();
}
