using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.Security;
using Weipian.App;
using Weipian.App.Database;
using Weipian.App.Intake;
using Weipian.App.Modules.Accounts;
using Weipian.App.Modules.Determinations;
using Weipian.App.Modules.Layers;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.App.Server;
using Weipian.Tests;

namespace Weipian.Bench;

/// <summary>
/// A county of 38 by 38 km to be served: twelve towns, layers of every kind, patches of seeded size and outline scattered over it and judged by the
/// rules, and people at their posts. What a screen shows of it is as mixed as the real thing.
/// </summary>
internal static class ServedCounty
{
    public const int Year = 2024;
    public const string Password = "Cedar-Moss-27!x";
    private const double West = 36_560_000, South = 3_770_000, Pitch = 120, Parcel = 480;
    private static readonly Actor Office = new("测量", "县卫片办");
    private static readonly string[] Classes = ["0102", "0103", "0301", "0702", "0201", "1101"];

    /// <summary>Twelve towns, four by three; odd numbers of <see cref="Staff"/> sit in them.</summary>
    public static string TownCode(int number) => Text($"6199011{number % 12 + 1:00}");

    /// <summary>Does the work on a county of its own, which is gone afterwards; or on the one kept in a folder, made there when it is not.</summary>
    /// <param name="database">Connection to a PostgreSQL database for the tables of a county that is made; <c>own</c>: to a server started for it alone; null: files.</param>
    public static int With(int patches, string? kept, string? database, Func<string, int> work)
    {
        using var server = database == "own" ? new PostgisServer(durable: true) : null;
        var directory = kept ?? Directory.CreateTempSubdirectory("weipian-serve-").FullName;
        try
        {
            if (!File.Exists(Path.Combine(directory, "head.json")))
                Make(directory, patches, server?.ConnectionString ?? database);
            return work(directory);
        }
        finally
        {
            if (kept is null)
                Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Makes the workspace and says how long it took.</summary>
    private static void Make(string directory, int patches, string? database)
    {
        Directory.CreateDirectory(directory);
        var pack = LawLibrary.Load(Path.Combine(AppContext.BaseDirectory, "law"));
        CreateWorkspace.Run(directory, new App.Modules.Programmes.County("619901", "示例县"), Office, TimeProvider.System, database);
        using var workspace = Workspace.OpenToWrite(directory, TimeProvider.System);
        SetProgramme.Run(workspace, Year, new Dictionary<string, string>(), pack, Office);
        var side = (int)Math.Ceiling(Math.Sqrt(patches));
        var towns = Path.Combine(directory, "units.csv");
        File.WriteAllText(towns, "代码,名称,类别,生效日,失效日\n" + string.Concat(Enumerable.Range(0, 12).Select(number => $"{TownCode(number)},第{number + 1}镇,镇,2020-01-01,\n")));
        SetUnits.Run(workspace, Year, towns, Office);
        foreach (var (kind, features) in Layers(side))
        {
            var file = Write(directory, kind, features);
            AddLayer.Run(workspace, new LayerStatement(kind, kind == "land-use" ? "三调" : null, "2023-12-31", AddLayer.NotSecret, null), new IntakeOptions(file), pack, Office);
        }

        var clock = Stopwatch.StartNew();
        ImportPatches.Run(workspace, Year, Lines.Land, new IntakeOptions(Write(directory, "patches", Patches(patches, side))), null, null, pack, Office);
        var imported = clock.Elapsed.TotalSeconds;
        var run = JudgePatches.Run(workspace, Year, null, null, pack, Office);
        Console.WriteLine(Text($"{patches:N0} patches imported in {imported:F1} s, judged in {clock.Elapsed.TotalSeconds - imported:F1} s: {string.Join(", ", run.Patches.CountBy(patch => patch.Verdict.Code).OrderByDescending(pair => pair.Value).Select(pair => Text($"{pair.Key} {pair.Value:N0}")))}"));
    }

    /// <summary>Three of four sit in the county's office, every fourth in a town.</summary>
    public static void Staff(OfficeHall hall, int people)
    {
        var by = new Actor("安全", Administrators.Security);
        hall.Gate.Write(workspace =>
        {
            SetAccountPolicy.Run(workspace, new Dictionary<string, int> { ["second_factor"] = 0 }, by);
            for (var number = 0; number < people; number++)
            {
                if (AccountShelf.Find(workspace, Login(number)) is not null)
                    continue;
                OpenAccount.Run(workspace, Login(number), $"职员{number}", by);
                GrantPost.Run(workspace, Login(number), InTown(number) ? "镇街办事员" : "县卫片办", InTown(number) ? TownCode(number / 4) : null, null, null, hall.Pack, by);
            }

            return true;
        }, CancellationToken.None).GetAwaiter().GetResult();
        for (var number = 0; number < people; number++)
        {
            hall.Passwords.Issue(Login(number));
            hall.Passwords.Change(new Account(Login(number), $"职员{number}", true), Password, new AccountPolicy(PasswordHistory: 0));
        }
    }

    public static bool InTown(int number) => number % 4 == 3;

    public static string Login(int number) => Text($"officer{number}");

    public static HttpClient SignedIn(string url, int number)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 1 };
        // The certificate is the one the server has just made for itself.
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, faults) => (faults & SslPolicyErrors.RemoteCertificateNotAvailable) == 0;
        var client = new HttpClient(handler) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(60) };
        using var answer = client.PostAsJsonAsync("/api/session", new { login = Login(number), password = Password }).GetAwaiter().GetResult();
        client.DefaultRequestHeaders.Add("Cookie", answer.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return client;
    }

    private static IEnumerable<(string Kind, IEnumerable<string> Features)> Layers(int side)
    {
        var (width, many) = (side * Pitch, (int)Math.Ceiling(side * Pitch / Parcel));
        var parcels = Enumerable.Range(0, many * many).Select(index => (Column: index % many, Row: index / many)).ToList();
        string Ground((int Column, int Row) parcel, string values) => Box(values, parcel.Column * Parcel, parcel.Row * Parcel, (parcel.Column + 1) * Parcel, (parcel.Row + 1) * Parcel);
        var none = new[] { Box("\"PZWH\":\"无\",\"BAH\":\"无\",\"PZRQ\":\"2000-01-01\",\"MC\":\"无\"", -5000, -5000, -4990, -4990) };
        yield return ("county", [Box("\"XZQDM\":\"619901\",\"XZQMC\":\"示例县\"", -500, -500, width + 500, width + 500)]);
        yield return ("town", Enumerable.Range(0, 12).Select(number => Box(
            $"\"XZQDM\":\"{TownCode(number)}\",\"XZQMC\":\"第{number + 1}镇\"", Cut(number % 4, 4), Cut(number / 4, 3), Cut(number % 4 + 1, 4), Cut(number / 4 + 1, 3))));
        yield return ("land-use", parcels.Select(parcel => Ground(parcel, $"\"DLBM\":\"{Classes[((parcel.Column * 7) + (parcel.Row * 13) + (parcel.Column * parcel.Row % 5)) % Classes.Length]}\"")));
        yield return ("permanent-farmland", parcels.Where(parcel => (parcel.Column + parcel.Row) % 5 == 0).Select((parcel, index) => Ground(parcel, $"\"YJJBNTTBBH\":\"YN{index}\"")));
        yield return ("plan", parcels.Select(parcel => Ground(parcel, $"\"GHFQDM\":\"{(parcel.Row % 8 < 3 ? "010" : "030")}\"")));
        yield return ("approval", parcels.Where(parcel => ((parcel.Column * 3) + (parcel.Row * 5)) % 11 < 3).Select((parcel, index) => Ground(parcel, $"\"PZWH\":\"示例政土批〔2023〕{index}号\",\"PZRQ\":\"2023-05-01\"")));
        foreach (var kind in new[] { "temporary-land", "facility-record", "rural-road" })
            yield return (kind, none);

        double Cut(int part, int parts) => part == 0 ? -500 : part == parts ? width + 500 : width * part / parts;
    }

    /// <summary>Radii of 8 to 55 m, small ones far more often; five to thirty corners.</summary>
    private static IEnumerable<string> Patches(int patches, int side)
    {
        var random = new Random(20241120);
        for (var index = 0; index < patches; index++)
        {
            var radius = 8 + (47 * Math.Pow(random.NextDouble(), 3));
            var room = (Pitch / 2) - radius;
            var (x, y) = ((index % side * Pitch) + 60 + (room * ((2 * random.NextDouble()) - 1)), (index / side * Pitch) + 60 + (room * ((2 * random.NextDouble()) - 1)));
            var corners = random.Next(5, 31);
            var ring = Enumerable.Range(0, corners).Select(corner => (Angle: 2 * Math.PI * corner / corners, Reach: radius * (0.7 + (0.3 * random.NextDouble()))))
                .Select(corner => (x + (corner.Reach * Math.Cos(corner.Angle)), y + (corner.Reach * Math.Sin(corner.Angle)))).ToList();
            yield return Feature(Text($"\"JCBH\":\"P{index:000000}\",\"TBLX\":\"20\",\"QSX\":\"20240301\",\"HSX\":\"20241001\""), [.. ring, ring[0]]);
        }
    }

    private static string Box(string values, double x1, double y1, double x2, double y2) => Feature(values, [(x1, y1), (x2, y1), (x2, y2), (x1, y2), (x1, y1)]);

    private static string Feature(string values, IEnumerable<(double X, double Y)> ring) =>
        $"{{\"type\":\"Feature\",\"properties\":{{{values}}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{string.Join(',', ring.Select(point => Text($"[{West + point.X:F3},{South + point.Y:F3}]")))}]]}}}}";

    private static string Write(string directory, string name, IEnumerable<string> features)
    {
        var file = Path.Combine(directory, name + ".geojson");
        using var writer = new StreamWriter(file);
        writer.Write("{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4524\"}},\"features\":[");
        var first = true;
        foreach (var feature in features)
        {
            writer.Write(first ? "\n" : ",\n");
            writer.Write(feature);
            first = false;
        }

        writer.Write("]}");
        return file;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
