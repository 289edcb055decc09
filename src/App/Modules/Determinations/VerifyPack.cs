using System.IO.Compression;
using System.Text.Json;
using Weipian.App.Modules.Layers;
using Weipian.App.Modules.Patches;
using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Determination;
using Weipian.Law.Parameters;

namespace Weipian.App.Modules.Determinations;

/// <summary>
/// <c>weipian verify-pack</c>: every file of an evidence pack against the manifest, then the verdict computed again from nothing but the pack.
/// A forger who also mends the manifest is found by the second.
/// </summary>
public static class VerifyPack
{
    private const long Largest = 1L << 30;

    /// <returns>What is wrong; empty when the pack holds.</returns>
    public static List<Problem> Run(string path)
    {
        if (!File.Exists(path))
            return [new Problem("file.missing", "文件不存在", path)];
        var folder = Directory.CreateTempSubdirectory("weipian-verify-").FullName;
        var problems = new List<Problem>();
        try
        {
            Unzip(path, folder);
            var text = Path.Combine(folder, EvidencePack.Manifest);
            if (!File.Exists(text))
                return [new Problem("pack.manifest", "证据包没有清单 manifest.json", path)];
            var manifest = CanonicalJson.Read<PackManifest>(File.ReadAllText(text));
            problems.AddRange(Hashes(folder, manifest));
            if (!problems.Exists(problem => problem.Code == "pack.file-missing"))
                problems.AddRange(Recompute(folder, manifest));
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or ProblemException or LawException or IOException or ArgumentException or Formats.UnreadableFileException)
        {
            problems.Add(new Problem("pack.unreadable", $"证据包无法读取:{exception.Message}", path));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return problems;
    }

    /// <summary>Judges the patch again from the unpacked folder and compares to the letter.</summary>
    internal static List<Problem> Recompute(string folder, PackManifest manifest)
    {
        string Text(string name) => File.ReadAllText(Path.Combine(folder, name));
        var context = CanonicalJson.Read<PackContext>(Text("context.json"));
        var patch = CanonicalJson.Read<Patch>(Text("patch.json"));
        var law = RulePack.Load(Path.Combine(folder, "law"));
        if (law.Hash != manifest.RulePack)
            return [new Problem("pack.law", $"包内规则表的哈希 {law.Hash[..12]} 与清单 {manifest.RulePack[..12]} 不符")];
        var day = Days.Read(manifest.AsOf);
        using var layers = LayerSet.Of(context.Layers.Select((layer, index) =>
            new OverlayLayer(new RegisteredLayer(index + 1, true, layer), Path.Combine(folder, "layers", layer.Hash + ".gpkg"))).ToList());
        var judged = new DeterminePatch(layers, new DeterminationContext(manifest.Year, day, law, new ParameterValues(law.Parameters, context.Parameters, day)))
            .Judge(patch, context.Record, offline: false);
        foreach (var side in Directory.EnumerateFiles(Path.Combine(folder, "layers"), "*.pack").ToList())
            File.Delete(side);
        var (expected, actual) = (Text("judged.json"), CanonicalJson.Write(judged));
        return expected == actual ? [] : [new Problem("pack.differs", $"重算结果与包内判定不同:{Difference(expected, actual)}")];
    }

    private static IEnumerable<Problem> Hashes(string folder, PackManifest manifest)
    {
        foreach (var (name, hash) in manifest.Files)
        {
            var file = Path.Combine(folder, name);
            if (!File.Exists(file))
                yield return new Problem("pack.file-missing", $"缺少清单所列文件 {name}");
            else if (ContentStore.HashOfFile(file) != hash)
                yield return new Problem("pack.file-altered", $"文件 {name} 与清单的哈希不符");
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')))
            if (file != EvidencePack.Manifest && !manifest.Files.ContainsKey(file))
                yield return new Problem("pack.file-added", $"清单之外的文件 {file}");
    }

    private static string Difference(string expected, string actual)
    {
        var at = expected.AsSpan().CommonPrefixLength(actual);
        return $"包内“…{Around(expected, at)}…”,重算“…{Around(actual, at)}…”";
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 30)..Math.Min(text.Length, at + 40)];

    /// <summary>Names are only used below the folder, and what is unpacked is bounded.</summary>
    private static void Unzip(string path, string folder)
    {
        using var archive = ZipFile.OpenRead(path);
        if (archive.Entries.Sum(entry => entry.Length) > Largest)
            throw new InvalidDataException("证据包过大");
        foreach (var entry in archive.Entries)
        {
            var target = Path.GetFullPath(Path.Combine(folder, entry.FullName));
            if (!target.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || entry.Name.Length == 0)
                throw new InvalidDataException($"证据包内文件名不当:{entry.FullName}");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            entry.ExtractToFile(target);
        }
    }
}
