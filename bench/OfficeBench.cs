using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Weipian.App.Server;

namespace Weipian.Bench;

/// <summary>图斑台账 in a real browser over a served county: first table and map, moves of the map, filter to result. Server and browser share the machine.</summary>
internal static class OfficeBench
{
    /// <returns>1 when a figure is over its budget (<c>web/e2e/measure.mjs</c>) or something failed.</returns>
    public static int Run(int patches, int opens, string? kept, string? database)
    {
        var web = Path.Combine(Root(), "web");
        if (!Directory.Exists(Path.Combine(web, "node_modules")) && Shown("npm", web, "ci", "--loglevel=error") != 0)
            return 1;
        // The production pages, as they are published.
        if (Shown("npm", web, "run", "build", "--silent", "--", "--logLevel", "warn") != 0)
            return 1;
        return ServedCounty.With(patches, kept, database, directory =>
        {
            using var app = OfficeServer.Build(new ServeOptions(directory, "http://127.0.0.1:0", TimeProvider.System, Web: Path.Combine(web, "dist"), PasswordIterations: 1000, Quiet: true));
            ServedCounty.Staff(app.Services.GetRequiredService<OfficeHall>(), 1);
            app.Start();
            var exit = Shown("node", web, Path.Combine("e2e", "measure.mjs"), app.Urls.First(), ServedCounty.Login(0), ServedCounty.Password, opens.ToString(CultureInfo.InvariantCulture));
            app.StopAsync().GetAwaiter().GetResult();
            return exit;
        });
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Weipian.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("bench office is run from a source tree");
    }

    private static int Shown(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
