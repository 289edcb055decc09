using NetTopologySuite.Geometries;
using Weipian.App.Platform;
using Weipian.Formats;
using Weipian.Spatial;

namespace Weipian.App.Intake;

/// <summary>How every file comes in: opened by what it holds, its coordinate system judged.</summary>
public static class SourceDoor
{
    /// <exception cref="ProblemException">The file cannot be read at all.</exception>
    public static FeatureSource Open(string file, string? layer = null)
    {
        try
        {
            return FormatCatalogue.Open(file, layer);
        }
        catch (UnreadableFileException exception)
        {
            var problem = exception.Problem;
            throw new ProblemException(problem.Code, problem.Message, problem.File, problem.Record, problem.Field);
        }
    }

    /// <summary>The file speaks first; the option only where the file is silent, or says the same.</summary>
    public static CrsReading Judge(DeclaredCrs declared, IntakeOptions options)
    {
        if (declared is { Epsg: null, Wkt: null, Words: { } words } && words.StartsWith("坐标系=", StringComparison.Ordinal))
        {
            var said = CrsReading.FromWords(words);
            return said.Code is "crs.missing" or "crs.zone" && options.Epsg is { } told ? CrsReading.FromEpsg(told, options.AcceptWgs84) : Agreeing(said, options);
        }

        if (declared is { Epsg: null, Wkt: null })
            return options.Epsg is { } given ? CrsReading.FromEpsg(given, options.AcceptWgs84) : CrsReading.FromWkt(null);
        var reading = declared.Epsg is { } epsg ? CrsReading.FromEpsg(epsg, options.AcceptWgs84) : CrsReading.FromWkt(declared.Wkt, options.AcceptWgs84);
        return Agreeing(reading, options);
    }

    private static CrsReading Agreeing(CrsReading reading, IntakeOptions options) =>
        options.Epsg is { } contrary && reading.Crs is { } crs && contrary != crs.Epsg
            ? new CrsReading(null, "crs.contradiction", $"文件注明 EPSG:{crs.Epsg},--crs 却给出 EPSG:{contrary}") : reading;

    /// <summary>Refuses a file that was cut off, or whose coordinates do not fit its system.</summary>
    public static void RefuseUnless(FeatureSource source, Crs crs, Envelope extent, IntakeOptions options)
    {
        var problems = source.Problems.Where(problem => problem is { Fatal: true, Record: null } || problem.Code.EndsWith(".truncated", StringComparison.Ordinal))
            .Select(problem => new Problem(problem.Code, problem.Message, problem.File, problem.Record))
            .Concat(CoordinateTest.Check(crs, extent, options.AcceptWgs84).Where(found => found.Blocking)
                .Select(found => new Problem(found.Code, found.Message, source.File)))
            .ToList();
        if (problems.Count > 0)
            throw new ProblemException(problems);
    }

    /// <summary>What a person should look at, though the file can be used.</summary>
    public static IEnumerable<Problem> WarningsOf(FeatureSource source, Crs crs, Envelope extent, IntakeOptions options) =>
        source.Problems.Where(problem => !problem.Fatal)
            .Select(problem => new Problem(problem.Code, problem.Message, problem.File, problem.Record, problem.Field))
            .Concat(CoordinateTest.Check(crs, extent, options.AcceptWgs84).Where(found => !found.Blocking)
                .Select(found => new Problem(found.Code, found.Message, source.File)));
}
