using Weipian.App.Platform;

namespace Weipian.App.Intake;

/// <summary>Keeps what was handed in, byte for byte. A shapefile or a FileGDB is several files: all are kept, under a list of their names.</summary>
public static class KeptSource
{
    private static readonly string[] Companions = [".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx", ".shp.xml"];

    /// <summary>Hash of the file, or of the list of files and their hashes where there are several.</summary>
    public static string Put(ContentStore files, string path)
    {
        // Locks in a FileGDB say who has it open; they are none of its data.
        if (Directory.Exists(path))
            return PutAll(files, Directory.EnumerateFiles(path).Where(file => !file.EndsWith(".lock", StringComparison.OrdinalIgnoreCase)));
        if (!path.EndsWith(".shp", StringComparison.OrdinalIgnoreCase))
            return files.PutFile(path);
        var stem = Path.GetFileNameWithoutExtension(path);
        return PutAll(files, Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(path))!)
            .Where(file => file == Path.GetFullPath(path) || Companions.Any(companion => string.Equals(Path.GetFileName(file), stem + companion, StringComparison.OrdinalIgnoreCase))));
    }

    private static string PutAll(ContentStore files, IEnumerable<string> paths)
    {
        var kept = paths.Order(StringComparer.Ordinal).ToDictionary(file => Path.GetFileName(file), files.PutFile, StringComparer.Ordinal);
        return files.Put(CanonicalJson.WriteBytes(new SortedDictionary<string, string>(kept, StringComparer.Ordinal)));
    }
}
