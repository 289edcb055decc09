namespace Weipian.Rendering;

/// <summary>A column of a printed sheet. Columns next to each other with the same group share one heading above theirs.</summary>
/// <param name="Unit">Shown in brackets after the title; empty for none.</param>
/// <param name="Decimals">Digits after the point of its numbers.</param>
/// <param name="Width">In characters of the default font.</param>
/// <param name="Centred">Texts of the column stand in the middle.</param>
public sealed record SheetColumn(string Group, string Title, string Unit, int Decimals, double Width, bool Centred = false);

/// <summary>A row; cells are text, numbers (<see cref="decimal"/>) or null.</summary>
/// <param name="Total">Printed bold, as sums are.</param>
public sealed record SheetRow(IReadOnlyList<object?> Cells, bool Total = false);

/// <summary>One sheet: title, what is said under it, a table, what is said below.</summary>
public sealed record Sheet(
    string Name, string Title, IReadOnlyList<string> Subtitles, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<SheetRow> Rows, IReadOnlyList<string> Notes);
