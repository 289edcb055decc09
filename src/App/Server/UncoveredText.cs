using System.Text.Json;
using System.Text.Json.Serialization;

namespace Weipian.App.Server;

/// <summary>A text written as it is, past <see cref="MaskedText"/>: only for what was asked for with a reason.</summary>
public sealed class UncoveredText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
