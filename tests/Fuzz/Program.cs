using System.Globalization;
using SharpFuzz;
using Weipian.Fuzz;

const string Usage = """
    weipian-fuzz afl READER                  one run on the standard input, under afl-fuzz
    weipian-fuzz libfuzzer READER            under libfuzzer-dotnet
    weipian-fuzz corpus [READER] [FOLDER]    every file of a folder once; without one, the corpus of the house
    weipian-fuzz mutants [READER] [--files N]   N damaged files a reader (10,000), with their figures
    """;

var reader = args.Length > 1 && !args[1].StartsWith("--", StringComparison.Ordinal) ? args[1] : null;
var targets = FuzzTarget.All.Where(target => reader is null || target.Name == reader).ToList();
if (targets.Count == 0 || args is not ["afl" or "libfuzzer" or "corpus" or "mutants", ..] || (reader is null && args[0] is "afl" or "libfuzzer"))
{
    Console.Error.WriteLine(Usage);
    Console.Error.WriteLine($"readers: {string.Join(", ", FuzzTarget.All.Select(target => target.Name))}");
    return 2;
}

switch (args[0])
{
    case "afl":
        Fuzzer.OutOfProcess.Run(stream =>
        {
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            targets[0].Read(copy.ToArray());
        });
        return 0;
    case "libfuzzer":
        Fuzzer.LibFuzzer.Run(bytes => targets[0].Read(bytes.ToArray()));
        return 0;
    case "corpus":
        foreach (var target in targets)
            foreach (var file in args.Length > 2 ? Directory.EnumerateFiles(args[2]).Order(StringComparer.Ordinal) : target.Seeds())
                Console.WriteLine($"{target.Name,-18} {Path.GetFileName(file),-24} {target.Read(File.ReadAllBytes(file))}");
        return 0;
    default:
        var at = Array.IndexOf(args, "--files");
        return MutantRun.All(targets, at > 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 10_000);
}
