using Weipian.App.Platform;
using Weipian.Formats;
using Weipian.Spatial;

namespace Weipian.App.Intake;

/// <summary>How every file comes in: opened by what it holds, its coordinate system judged.</summary>
public static class SourceDoor
{
    /// <exception cref="ProblemException">The file cannot be read at all.</exception>
    public static FeatureSource Open(string file)
    {
        try
        {
            return FormatCatalogue.Open(file);
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
        if (declared is { Epsg: null, Wkt: null })
            return options.Epsg is { } given ? CrsReading.FromEpsg(given, options.AcceptWgs84) : CrsReading.FromWkt(null);
        var reading = declared.Epsg is { } epsg ? CrsReading.FromEpsg(epsg, options.AcceptWgs84) : CrsReading.FromWkt(declared.Wkt, options.AcceptWgs84);
        return options.Epsg is { } contrary && reading.Crs is { } crs && contrary != crs.Epsg
            ? new CrsReading(null, "crs.contradiction", $"文件注明 EPSG:{crs.Epsg},--crs 却给出 EPSG:{contrary}") : reading;
    }
}
