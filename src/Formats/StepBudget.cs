using Microsoft.Data.Sqlite;

namespace Weipian.Formats;

/// <summary>A view may ask for work without end. What SQLite may do for one row is bounded; a county's table is counted in far less.</summary>
internal sealed class StepBudget
{
    private const int StepsACall = 100_000;
    private const int MostCalls = 2_000;
    private int _calls;

    public StepBudget(SqliteConnection connection) =>
        SQLitePCL.raw.sqlite3_progress_handler(connection.Handle!, StepsACall, _ => ++_calls > MostCalls ? 1 : 0, null);

    public void Renew() => _calls = 0;
}
