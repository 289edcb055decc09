using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace Weipian.App.Database;

/// <summary>
/// Statements nobody waits for one by one: a file runs each at once, prepared; a server is sent some hundred together, since every answer it is waited for
/// costs more than the row. They are done in order, in the transaction of the connection. Whoever reads in between calls <see cref="Send"/> first.
/// </summary>
public sealed class WriteQueue(DbConnection connection) : IDisposable
{
    private const int MostKept = 500;

    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NpgsqlDbType?[]> _types = new(StringComparer.Ordinal);
    private NpgsqlBatch? _kept;

    public void Add(string statement, params ReadOnlySpan<object?> values)
    {
        if (connection is NpgsqlConnection server)
            Keep(server, statement, values);
        else
            Run(statement, values);
    }

    /// <summary>All that was added is done.</summary>
    /// <exception cref="DbException">One of the statements was refused.</exception>
    public void Send()
    {
        if (_kept is not { } batch)
            return;
        _kept = null;
        using (batch)
            batch.ExecuteNonQuery();
    }

    public void Dispose()
    {
        _kept?.Dispose();
        foreach (var command in _prepared.Values)
            command.Dispose();
    }

    private void Keep(NpgsqlConnection server, string statement, ReadOnlySpan<object?> values)
    {
        if (!_types.TryGetValue(statement, out var types))
            _types[statement] = types = new NpgsqlDbType?[values.Length];
        var command = new NpgsqlBatchCommand(statement);
        for (var index = 0; index < values.Length; index++)
        {
            var parameter = new NpgsqlParameter { Value = values[index] ?? DBNull.Value };
            // A missing value takes the type of those before it: with another type the statement would count as another, and not as prepared.
            if (values[index] is not null)
                types[index] ??= parameter.NpgsqlDbType;
            else if (types[index] is { } type)
                parameter.NpgsqlDbType = type;
            command.Parameters.Add(parameter);
        }

        _kept ??= new NpgsqlBatch(server);
        _kept.BatchCommands.Add(command);
        if (_kept.BatchCommands.Count == MostKept)
            Send();
    }

    private void Run(string statement, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(statement, out var command))
        {
            _prepared[statement] = command = connection.CreateCommand();
            command.CommandText = statement;
            foreach (var value in values)
                command.Add(value);
        }

        for (var index = 0; index < values.Length; index++)
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }
}
