using System.IO.Compression;
using Weipian.App.Platform;
using Weipian.Law;

namespace Weipian.App.Tests.Modules.Documents;

/// <summary>The law of the tree with one template edited, as an office edits it.</summary>
internal static class LawCopy
{
    public static RulePack With(string template, Func<string, string> change)
    {
        var copy = Directory.CreateTempSubdirectory("law-").FullName;
        var law = LawLibrary.DirectoryOf(null);
        foreach (var source in Directory.EnumerateFiles(law, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(law, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }

        using (var zip = ZipFile.Open(Path.Combine(copy, "documents", template + ".docx"), ZipArchiveMode.Update))
        {
            var entry = zip.GetEntry("word/document.xml")!;
            string before;
            using (var reader = new StreamReader(entry.Open()))
                before = reader.ReadToEnd();
            var after = change(before);
            if (before == after)
                throw new InvalidOperationException($"nothing was changed in {template}");
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            writer.Write(after);
        }

        return LawLibrary.Load(copy);
    }
}
