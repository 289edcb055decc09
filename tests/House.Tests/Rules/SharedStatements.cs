using System.Text.RegularExpressions;

namespace Weipian.House.Tests.Rules;

/// <summary>Statements of the application are read by SQLite and PostgreSQL alike (ADR 0015): what only one of them knows stands in its store.</summary>
internal static partial class SharedStatements
{
    private static readonly string[] Stores = ["SqliteStore.cs", "PostgresStore.cs"];

    public static List<string> Violations(IEnumerable<SourceFile> files) => files
        .Where(file => !Stores.Contains(Path.GetFileName(file.Path)))
        .SelectMany(file => OneSided().Matches(file.Text).Select(match => $"{file.Path}: \"{match.Value}\" is known to one database only"))
        .ToList();

    [GeneratedRegex(@"INSERT OR (?:IGNORE|REPLACE)|\bjson_(?:each|extract|group_array)\(|\bgroup_concat\(|\bstring_agg\(|\bifnull\(|\binstr\(|\btotal\((?=[a-z])|\bjulianday\(|\bstrftime\(|\$\d+ (?:IS NULL OR|IS NOT NULL AND|GLOB)| GLOB \{|\browid\b|PRAGMA |::(?:text|int|jsonb)\b")]
    private static partial Regex OneSided();
}
