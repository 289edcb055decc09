using System.Text.RegularExpressions;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Imagery;

/// <summary>
/// Keys of other servers, by name, in a file of the workspace that only the server's own account reads. Not in the journal, which keeps for
/// ever and is read by auditors; not in backups, which are carried about; never told to a browser.
/// </summary>
public sealed partial class ImageryKeys(string directory)
{
    public const string FileName = "imagery-keys.json";
    private static readonly Lock One = new();
    private readonly string _path = Path.Combine(directory, FileName);

    /// <summary>Names that have a key.</summary>
    public IReadOnlyList<string> Names => [.. Read().Keys];

    public string? Find(string name) => Read().GetValueOrDefault(name);

    /// <summary>Sets a key in place of the one before; an empty one is forgotten.</summary>
    /// <exception cref="ProblemException"><c>imagery.key-name</c>, <c>imagery.key</c>.</exception>
    public void Set(string name, string key)
    {
        CheckName(name);
        key = key.Trim();
        if (key.Length > 200 || key.Any(sign => sign <= ' ' || sign >= 127))
            throw new ProblemException("imagery.key", "密钥应为 200 个以内的英文字母、数字与符号", field: "key");
        lock (One)
        {
            var keys = Read();
            if (key.Length == 0)
                keys.Remove(name);
            else
                keys[name] = key;
            var temporary = _path + ".part";
            File.Delete(temporary);
            // For its owner alone from the first byte on.
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var stream = new FileStream(temporary, options))
                stream.Write(CanonicalJson.WriteBytes(keys));
            Durable.MoveInto(temporary, _path);
        }
    }

    /// <exception cref="ProblemException"><c>imagery.key-name</c>.</exception>
    public static void CheckName(string name)
    {
        if (!Named().IsMatch(name))
            throw new ProblemException("imagery.key-name", $"密钥名称“{name}”应为小写字母、数字、短横,至多 40 个", field: "key");
    }

    private SortedDictionary<string, string> Read()
    {
        lock (One)
            return File.Exists(_path) && File.ReadAllText(_path) is { Length: > 0 } text ? CanonicalJson.Read<SortedDictionary<string, string>>(text) : new SortedDictionary<string, string>(StringComparer.Ordinal);
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex Named();
}
