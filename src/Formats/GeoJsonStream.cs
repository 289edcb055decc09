using System.Text;
using System.Text.Json;

namespace Weipian.Formats;

/// <summary>
/// A GeoJSON file read forward in pieces: what the root says of itself, and one feature after the other. Memory is bounded by the largest
/// feature, not by the file.
/// </summary>
internal sealed class GeoJsonStream : IDisposable
{
    public const int LargestFeature = 32 << 20;
    private const int DeepestNesting = 64;
    private const int FirstBuffer = 1 << 16;

    private readonly Stream _stream;
    private byte[] _buffer = new byte[FirstBuffer];
    private int _used, _filled;
    private bool _final;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = DeepestNesting });

    public GeoJsonStream(string path, bool utf8)
    {
        var file = File.OpenRead(path);
        _stream = utf8 ? file : Encoding.CreateTranscodingStream(file, TextEncoding.Gb18030, Encoding.UTF8);
        Fill();
        if (_buffer.AsSpan(0, _filled).StartsWith("\uFEFF"u8))
            _used = 3;
    }

    /// <summary>The root's <c>type</c>; known when all was read.</summary>
    public string Type { get; private set; } = "";

    /// <summary>The root's <c>crs</c> member; known when all was read.</summary>
    public JsonElement? Crs { get; private set; }

    /// <summary>Whether there was a <c>features</c> array.</summary>
    public bool HasFeatures { get; private set; }

    /// <summary>Whether every byte is UTF-8.</summary>
    public static bool IsUtf8(string path)
    {
        using var stream = File.OpenRead(path);
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var (bytes, letters) = (new byte[FirstBuffer], new char[FirstBuffer + 2]);
        try
        {
            for (var read = stream.Read(bytes); read > 0; read = stream.Read(bytes))
                decoder.GetChars(bytes.AsSpan(0, read), letters, flush: false);
            decoder.GetChars([], letters, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Every feature, to be used before the next is asked for.</summary>
    /// <exception cref="JsonException">Not JSON; the line is in it.</exception>
    /// <exception cref="InvalidDataException">A feature is larger than <see cref="LargestFeature"/>.</exception>
    public IEnumerable<JsonElement> Features()
    {
        if (Next(out _) != JsonTokenType.StartObject)
            throw new JsonException(null, null, 0, null);
        while (Next(out var name) == JsonTokenType.PropertyName)
            if (name == "features" && Peek() == JsonTokenType.StartArray)
            {
                HasFeatures = true;
                _ = Next(out _);
                while (Value() is { } feature)
                    using (feature)
                        yield return feature.RootElement;
            }
            else if (name is "type" or "crs")
                Keep(name);
            else
                Pass();
        // Anything behind the root is no JSON.
        while (Next(out _) != JsonTokenType.None) ;
    }

    /// <summary>The file as one value.</summary>
    public JsonDocument Whole() => Value() ?? throw new JsonException();

    public void Dispose() => _stream.Dispose();

    private void Keep(string name)
    {
        using var value = Value() ?? throw new JsonException();
        if (name == "type")
            Type = value.RootElement.ToString();
        else
            Crs = value.RootElement.Clone();
    }

    /// <summary>Goes past one value without holding it.</summary>
    private void Pass()
    {
        var depth = 0;
        do
            depth += Next(out _) switch
            {
                JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
                JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
                JsonTokenType.None => throw new JsonException(),
                _ => 0,
            };
        while (depth > 0);
    }

    private JsonTokenType Peek()
    {
        while (true)
        {
            var reader = Reader();
            if (reader.Read())
                return reader.TokenType;
            if (_final)
                return JsonTokenType.None;
            Fill();
        }
    }

    private JsonTokenType Next(out string? text)
    {
        while (true)
        {
            var reader = Reader();
            if (reader.Read())
            {
                text = reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : null;
                Advance(reader);
                return reader.TokenType;
            }

            text = null;
            if (_final)
                return JsonTokenType.None;
            Fill();
        }
    }

    /// <summary>The next value whole; null at the end of an array.</summary>
    private JsonDocument? Value()
    {
        while (true)
        {
            var reader = Reader();
            if (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndArray)
                {
                    Advance(reader);
                    return null;
                }

                var start = _used + (int)reader.TokenStartIndex;
                if (reader.TrySkip())
                {
                    Advance(reader);
                    return JsonDocument.Parse(_buffer.AsMemory(start, _used - start), new JsonDocumentOptions { MaxDepth = DeepestNesting });
                }
            }

            if (_final)
                throw new JsonException();
            Fill();
        }
    }

    private Utf8JsonReader Reader() => new(_buffer.AsSpan(_used, _filled - _used), _final, _state);

    private void Advance(in Utf8JsonReader reader)
    {
        _used += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    private void Fill()
    {
        _buffer.AsSpan(_used, _filled - _used).CopyTo(_buffer);
        (_used, _filled) = (0, _filled - _used);
        if (_filled == _buffer.Length)
        {
            if (_filled >= LargestFeature)
                throw new InvalidDataException();
            Array.Resize(ref _buffer, _filled * 2);
        }

        var read = _stream.ReadAtLeast(_buffer.AsSpan(_filled), _buffer.Length - _filled, throwOnEndOfStream: false);
        _filled += read;
        _final = read == 0 || _filled < _buffer.Length;
    }
}
