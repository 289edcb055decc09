using System.Diagnostics;

namespace Weipian.Tests;

/// <summary>A PostgreSQL with PostGIS in a folder of its own, on a socket of its own, gone when disposed. Started as the user postgres when we are root.</summary>
internal sealed class PostgisServer : IDisposable
{
    private const string Memory = "/dev/shm";
    private const string Programs = "/usr/lib/postgresql/15/bin";
    private readonly string _folder;
    private readonly string _settings;

    /// <param name="durable">As an office runs it: fsync on. In memory where the machine has room there, since a test asks only that it is on.</param>
    public PostgisServer(bool durable = false)
    {
        _folder = durable && Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > 2L << 30
            ? Directory.CreateDirectory(Path.Combine(Memory, $"weipian-pg-{Path.GetRandomFileName()}")).FullName : Directory.CreateTempSubdirectory("weipian-pg-").FullName;
        _settings = durable ? "-c max_connections=300 -c shared_buffers=128MB -c wal_level=minimal -c max_wal_senders=0" : "-c fsync=off -c shared_buffers=1GB -c work_mem=256MB";
        Run("chmod", "777", _folder);
        AsPostgres($"{Programs}/initdb", "-D", $"{_folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C");
        Start();
    }

    /// <summary>Whether tools/install-debian.sh was run here.</summary>
    public static bool Installed => File.Exists($"{Programs}/initdb") && File.Exists("/usr/share/postgresql/15/extension/postgis.control");

    public string ConnectionString => $"Host={_folder};Username=postgres;Database=postgres;Command Timeout=0;Include Error Detail=true";

    /// <summary>Stops it as a power cut would.</summary>
    public void Kill() => AsPostgres($"{Programs}/pg_ctl", "-D", $"{_folder}/data", "-m", "immediate", "stop");

    public void Start() => AsPostgres($"{Programs}/pg_ctl", "-D", $"{_folder}/data", "-w", "-l", $"{_folder}/log", "-o", $"-k {_folder} -c listen_addresses='' {_settings}", "start");

    public void Dispose()
    {
        Kill();
        Run("rm", "-rf", _folder);
    }

    private static void AsPostgres(string program, params string[] arguments)
    {
        if (Environment.UserName == "root")
            Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments]);
        else
            Run(program, arguments);
    }

    private static void Run(string program, params string[] arguments)
    {
        // The server outlives pg_ctl and would hold its pipes open.
        var start = new ProcessStartInfo(program) { WorkingDirectory = "/", UseShellExecute = false };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.RedirectStandardOutput = !program.Contains("setpriv", StringComparison.Ordinal) || !arguments.Contains("start");
        using var process = Process.Start(start)!;
        if (start.RedirectStandardOutput)
            process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: exit {process.ExitCode}");
    }
}
