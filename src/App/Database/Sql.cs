using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Weipian.App.Database;

/// <summary>
/// Plain ADO.NET in one line: a statement with its values by position (<c>$1</c>, <c>$2</c> …), in the words SQLite and PostgreSQL
/// share. A value that may be null and is asked about by itself is written <c>CAST($1 AS TEXT) IS NULL</c>: PostgreSQL wants its type.
/// </summary>
public static class Sql
{
    private const int KeysAtOnce = 64;

    public static int Execute(this DbConnection connection, string statement, params ReadOnlySpan<object?> values)
    {
        using var command = Prepare(connection, statement, values);
        return command.ExecuteNonQuery();
    }

    public static object? Scalar(this DbConnection connection, string statement, params ReadOnlySpan<object?> values)
    {
        using var command = Prepare(connection, statement, values);
        var value = command.ExecuteScalar();
        return value is DBNull ? null : value;
    }

    public static List<T> Query<T>(
        this DbConnection connection, string statement, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var command = Prepare(connection, statement, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>What a statement that ends in <c>IN</c> finds for many keys. They are asked for by so many at a time that the statement is always the same.</summary>
    /// <param name="statement">Up to the column the keys are looked for in.</param>
    public static IEnumerable<T> QueryAmong<T>(this DbConnection connection, string statement, Func<DbDataReader, T> read, IEnumerable<object> keys)
    {
        var places = string.Join(',', Enumerable.Range(1, KeysAtOnce).Select(place => $"${place}"));
        foreach (var some in keys.Chunk(KeysAtOnce))
            foreach (var found in connection.Query($"{statement} IN ({places})", read, [.. some, .. Enumerable.Repeat(some[^1], KeysAtOnce - some.Length)]))
                yield return found;
    }

    public static string? Text(this DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>Gives a command its next value by position.</summary>
    internal static void Add(this DbCommand command, object? value)
    {
        var parameter = command.CreateParameter();
        // SQLite goes by name; to Npgsql a parameter without a name is one by position.
        if (command is SqliteCommand)
            parameter.ParameterName = "$" + (command.Parameters.Count + 1);
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    private static DbCommand Prepare(DbConnection connection, string statement, ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement;
        foreach (var value in values)
            command.Add(value);
        return command;
    }
}
