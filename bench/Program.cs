using Weipian.Bench;

var arguments = args.ToList();
int Number(string name, int otherwise)
{
    var at = arguments.IndexOf(name);
    return at >= 0 && at + 1 < arguments.Count ? int.Parse(arguments[at + 1], System.Globalization.CultureInfo.InvariantCulture) : otherwise;
}

string? Text(string name)
{
    var at = arguments.IndexOf(name);
    return at >= 0 && at + 1 < arguments.Count ? arguments[at + 1] : null;
}

switch (arguments.FirstOrDefault() ?? "overlay")
{
    case "overlay":
        return OverlayBench.Run(Number("--patches", 20_000), Number("--side", 400), Number("--points", 15));
    case "import":
        return ImportBench.Run(Number("--side", 400), Number("--points", 15), Number("--runs", 7), Text("--program"));
    case "serve":
        return ServeBench.Run(Number("--patches", 100_000), Number("--clients", 200), Number("--seconds", 60), Text("--county"), Text("--database"), arguments.Contains("--https"));
    case "office":
        return OfficeBench.Run(Number("--patches", 100_000), Number("--opens", 5), Text("--county"), Text("--database"));
    case "crash":
        return CrashBench.Run(Number("--patches", 2000), Number("--kills", 25), Number("--seed", 1), Text("--county"));
    default:
        Console.Error.WriteLine("bench crash [--kills N] [--seed N] [--patches N] [--county FOLDER]");
        Console.Error.WriteLine("bench office [--patches N] [--opens N] [--county FOLDER] [--database own|CONNECTION]");
        Console.Error.WriteLine("  a county kept in a folder is made once; its tables are files, or in a PostgreSQL: one started for it alone (own, gone afterwards), or the one named");
        Console.Error.WriteLine("bench serve [--patches N] [--clients N] [--seconds N] [--county FOLDER] [--database own|CONNECTION] [--https]");
        Console.Error.WriteLine("bench import [--side cells] [--points per edge] [--runs N] [--program published weipian]");
        Console.Error.WriteLine("bench overlay [--patches N] [--side cells] [--points per edge]");
        return 2;
}
