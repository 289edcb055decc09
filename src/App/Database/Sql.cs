using Microsoft.Data.Sqlite;

namespace Weipian.App.Database;

/// <summary>Plain ADO.NET in one line: a statement with its values by position (<c>$1</c>, <c>$2</c> …).</summary>
public static class Sql
{
    public static int Execute(this SqliteConnection connection, string statement, params ReadOnlySpan<object?> values)
    {
        using var command = Prepare(connection, statement, values);
        return command.ExecuteNonQuery();
    }

    public static object? Scalar(this SqliteConnection connection, string statement, params ReadOnlySpan<object?> values)
    {
        using var command = Prepare(connection, statement, values);
        var value = command.ExecuteScalar();
        return value is DBNull ? null : value;
    }

    public static List<T> Query<T>(
        this SqliteConnection connection, string statement, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var command = Prepare(connection, statement, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    public static string? Text(this SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    private static SqliteCommand Prepare(SqliteConnection connection, string statement, ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement;
        for (var index = 0; index < values.Length; index++)
            command.Parameters.AddWithValue("$" + (index + 1), values[index] ?? DBNull.Value);
        return command;
    }
}
