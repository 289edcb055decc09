using System.Diagnostics;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Npgsql;
using Weipian.Tests;

namespace Weipian.Bench;

/// <summary>The equal query in PostGIS, on one worker, with a spatial index and warm buffers.</summary>
internal static class PostgisBench
{
    public static (double Seconds, double AreaM2) Run(List<Geometry> patches, List<Geometry> parcels)
    {
        using var server = new PostgisServer();
        using var connection = new NpgsqlConnection(server.ConnectionString);
        connection.Open();
        Execute(connection, "CREATE EXTENSION postgis");
        Load(connection, "patch", patches);
        Load(connection, "parcel", parcels);
        Execute(connection, "SET max_parallel_workers_per_gather=0");
        const string Query = "SELECT sum(ST_Area(ST_Intersection(p.g, l.g))) FROM patch p JOIN parcel l ON ST_Intersects(p.g, l.g)";
        var best = (Seconds: double.MaxValue, Area: 0.0);
        for (var run = 0; run < 2; run++)
        {
            var clock = Stopwatch.StartNew();
            using var command = new NpgsqlCommand(Query, connection);
            var area = (double)command.ExecuteScalar()!;
            if (clock.Elapsed.TotalSeconds < best.Seconds)
                best = (clock.Elapsed.TotalSeconds, area);
        }

        return best;
    }

    private static void Load(NpgsqlConnection connection, string table, List<Geometry> shapes)
    {
        Execute(connection, $"CREATE UNLOGGED TABLE {table}_raw (b bytea)");
        var writer = new WKBWriter();
        using (var copy = connection.BeginBinaryImport($"COPY {table}_raw FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var shape in shapes)
            {
                copy.StartRow();
                copy.Write(writer.Write(shape));
            }

            copy.Complete();
        }

        Execute(connection, $"CREATE UNLOGGED TABLE {table} AS SELECT ST_GeomFromWKB(b) AS g FROM {table}_raw");
        Execute(connection, $"CREATE INDEX ON {table} USING gist (g)");
        Execute(connection, $"ANALYZE {table}");
    }

    private static void Execute(NpgsqlConnection connection, string statement)
    {
        using var command = new NpgsqlCommand(statement, connection);
        command.ExecuteNonQuery();
    }
}
