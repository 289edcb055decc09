using Npgsql;
using Weipian.App.Database;
using Weipian.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(Weipian.App.Tests.TestStore))]

namespace Weipian.App.Tests;

/// <summary>
/// Where workspaces of this run of the tests keep their tables: files, or – with WEIPIAN_TEST_STORE=postgres – a PostgreSQL of the
/// tests' own. Tests of the file itself bear the trait store=sqlite and are left out of such a run.
/// </summary>
public sealed class TestStore : IDisposable
{
    private static readonly Lazy<PostgisServer> Server = new(Started);

    public TestStore()
    {
        if (Environment.GetEnvironmentVariable("WEIPIAN_TEST_STORE") == "postgres")
            Environment.SetEnvironmentVariable(DatabaseSetting.Variable, Postgres);
    }

    /// <summary>Connection to the PostgreSQL of this run, started when first asked for; the test is skipped where none is installed.</summary>
    public static string Postgres
    {
        get
        {
            Assert.SkipUnless(PostgisServer.Installed, "没有安装 PostGIS(tools/install-debian.sh)");
            return Server.Value.ConnectionString;
        }
    }

    public void Dispose()
    {
        if (Server.IsValueCreated)
            Server.Value.Dispose();
    }

    private static PostgisServer Started()
    {
        var server = new PostgisServer(durable: true);
        using var connection = new NpgsqlConnection(server.ConnectionString);
        connection.Open();
        connection.Execute("CREATE EXTENSION postgis");
        return server;
    }
}
