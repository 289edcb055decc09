using Weipian.App.Platform;

namespace Weipian.App.Intake;

/// <summary>Keeps what was handed in, byte for byte. A shapefile is several files: all are kept, under a list of their names.</summary>
public static class KeptSource
{
    private static readonly string[] Companions = [".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx", ".shp.xml"];

    /// <summary>Hash of the file, or of the list of files and their hashes where there are several.</summary>
    public static string Put(ContentStore files, string path)
    {
        if (!path.EndsWith(".shp", StringComparison.OrdinalIgnoreCase))
            return files.PutFile(path);
        var stem = Path.GetFileNameWithoutExtension(path);
        var beside = Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(path))!)
            .Where(file => file == Path.GetFullPath(path) || Companions.Any(companion => string.Equals(Path.GetFileName(file), stem + companion, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileName(file), files.PutFile, StringComparer.Ordinal);
        return files.Put(CanonicalJson.WriteBytes(new SortedDictionary<string, string>(beside, StringComparer.Ordinal)));
    }
}
