using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Weipian.App.Platform;

/// <summary>
/// Files that survive a power cut once the call returns: write, fsync, rename, fsync of the directory.
/// Without the last step the newest file was missing after 35 of 60 simulated cuts (docs/gotchas.md).
/// </summary>
public static partial class Durable
{
    /// <summary>Puts <paramref name="bytes"/> at <paramref name="path"/>; readers see the old file or the new one, never a part.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = path + ".part";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        MoveInto(temporary, path);
    }

    /// <summary>Moves a finished file to its final name and makes the name durable. The file itself is flushed first.</summary>
    public static void MoveInto(string temporary, string path)
    {
        FlushFile(temporary);
        File.Move(temporary, path, overwrite: true);
        FlushDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>fsync of a file somebody else wrote.</summary>
    public static void FlushFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>fsync of a directory; .NET offers none. Windows makes renames durable with the file system's own journal.</summary>
    public static void FlushDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = OpenDirectory(directory, ReadOnly);
        if (descriptor < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"无法打开目录 {directory}");
        try
        {
            if (FileSync(descriptor) != 0)
                throw new Win32Exception(Marshal.GetLastPInvokeError(), $"无法落盘目录 {directory}");
        }
        finally
        {
            _ = CloseDescriptor(descriptor);
        }
    }

    private const int ReadOnly = 0;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenDirectory(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FileSync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int CloseDescriptor(int descriptor);
}
