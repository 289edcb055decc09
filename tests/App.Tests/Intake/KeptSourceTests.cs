using System.Text.Json;
using AwesomeAssertions;
using Weipian.App.Intake;
using Weipian.App.Platform;
using Xunit;

namespace Weipian.App.Tests.Intake;

public class KeptSourceTests
{
    [Fact]
    public void Of_a_folder_every_file_is_kept_but_locks()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Directory.CreateTempSubdirectory("kept-").FullName, "图斑.gdb")).FullName;
        foreach (var name in new[] { "a00000001.gdbtable", "gdb", "_gdb.PC.1.sr.lock" })
            File.WriteAllText(Path.Combine(folder, name), name);
        var store = new ContentStore(Directory.CreateTempSubdirectory("store-").FullName);

        var list = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(store.PathOf(KeptSource.Put(store, folder))))!;

        list.Keys.Should().Equal("a00000001.gdbtable", "gdb");
        list.Should().OnlyContain(file => File.ReadAllText(store.PathOf(file.Value)) == file.Key);
    }
}
