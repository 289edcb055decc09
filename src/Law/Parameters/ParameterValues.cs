using System.Globalization;

namespace Weipian.Law.Parameters;

/// <summary>A parameter was needed and nobody set it; names the key and who needs it.</summary>
public sealed class ParameterUnsetException(Parameter parameter)
    : Exception($"参数“{parameter.Key}”({parameter.Name})未设置:方案中此数待定,须由年度设置;用于{parameter.Needs}")
{
    public Parameter Parameter { get; } = parameter;
}

/// <summary>Parameters as of a day: what the programme set goes before the default in force.</summary>
public sealed class ParameterValues(ParameterBook book, IReadOnlyDictionary<string, string> programme, DateOnly day)
{
    public DateOnly Day { get; } = day;

    /// <summary>The text in force, or null when it is unset.</summary>
    public string? Find(string key)
    {
        if (programme.TryGetValue(key, out var set))
            return set;
        if (!book.IsKnown(key))
            throw new ArgumentException($"参数“{key}”不在 law/parameters 中", nameof(key));
        return book.Find(key, Day)?.Value;
    }

    /// <exception cref="ParameterUnsetException">Nobody set it.</exception>
    public string Text(string key) => Find(key) ?? throw new ParameterUnsetException(
        book.Find(key, Day) ?? book.All.First(parameter => parameter.Key == key));

    /// <inheritdoc cref="Text"/>
    public double Number(string key) => double.Parse(Text(key), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Text"/>
    public bool YesNo(string key) => Text(key) == "是";

    /// <inheritdoc cref="Text"/>
    public IReadOnlyList<string> List(string key) =>
        Text(key).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
