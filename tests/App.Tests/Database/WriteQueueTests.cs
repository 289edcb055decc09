using System.Data.Common;
using AwesomeAssertions;
using Npgsql;
using Weipian.App.Database;
using Xunit;

namespace Weipian.App.Tests.Database;

public sealed class WriteQueueTests
{
    /// <summary>More statements than are sent at once, of several texts by turns, values missing first and later: in order, each once, in either database.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_added_is_done_in_order_when_it_is_sent(bool server)
    {
        using var connection = Opened(server);
        using var transaction = connection.BeginTransaction();
        using var queue = new WriteQueue(connection);
        for (var row = 0; row < 1300; row++)
        {
            queue.Add("INSERT INTO q VALUES ($1,$2,$3)", (long)row, row % 3 == 0 ? null : $"第{row}", row % 2 == 0 ? null : row / 4.0);
            queue.Add("UPDATE q SET t=$2 WHERE k=$1", (long)row - 1, row % 5 == 0 ? null : "后来");
        }

        queue.Send();
        queue.Send();
        transaction.Commit();

        connection.Query("SELECT k, t, d FROM q ORDER BY k", row => (row.GetInt64(0), row.Text(1), row.IsDBNull(2) ? (double?)null : row.GetDouble(2)))
            .Should().Equal(Enumerable.Range(0, 1300).Select(row => ((long)row, row == 1299 ? (row % 3 == 0 ? null : $"第{row}") : (row + 1) % 5 == 0 ? null : "后来", row % 2 == 0 ? (double?)null : row / 4.0)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_refused_statement_is_heard_of_at_the_latest_when_it_is_sent(bool server)
    {
        using var connection = Opened(server);
        using var transaction = connection.BeginTransaction();
        using var queue = new WriteQueue(connection);
        ((Action)(() =>
        {
            queue.Add("INSERT INTO q VALUES ($1,NULL,NULL)", 1L);
            queue.Add("INSERT INTO q VALUES ($1,NULL,NULL)", 1L);
            queue.Send();
        })).Should().Throw<DbException>();
        transaction.Rollback();
        connection.Scalar("SELECT count(*) FROM q").Should().Be(0L);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Keys_are_found_however_many_are_asked_for(bool server)
    {
        using var connection = Opened(server);
        for (var row = 0; row < 200; row += 2)
            connection.Execute("INSERT INTO q VALUES ($1,NULL,NULL)", (long)row);
        foreach (var asked in new[] { 0, 1, 63, 64, 65, 200 })
            connection.QueryAmong("SELECT k FROM q WHERE k", row => row.GetInt64(0), Enumerable.Range(0, asked).Select(key => (object)(long)key))
                .Should().BeEquivalentTo(Enumerable.Range(0, asked).Where(key => key % 2 == 0).Select(key => (long)key));
    }

    /// <summary>A connection with one empty table.</summary>
    private static DbConnection Opened(bool server)
    {
        var connection = server ? (DbConnection)new NpgsqlConnection(TestStore.Postgres + ";Pooling=false;Max Auto Prepare=20;Auto Prepare Min Usages=2") : new Microsoft.Data.Sqlite.SqliteConnection("Data Source=:memory:");
        connection.Open();
        connection.Execute($"CREATE {(server ? "TEMPORARY " : "")}TABLE q (k BIGINT PRIMARY KEY, t TEXT, d DOUBLE PRECISION)");
        return connection;
    }
}
