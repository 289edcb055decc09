using System.ComponentModel;
using System.Diagnostics;
using Weipian.App.Platform;

namespace Weipian.App.Modules.Documents;

/// <summary>PDF of a docx by LibreOffice, where one is installed. Each run has a profile of its own: nothing of the user's is touched, runs do not meet.</summary>
public static class LibreOffice
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(15);

    /// <summary>The program: <c>WEIPIAN_SOFFICE</c>, the path, or where installers put it; null when there is none.</summary>
    public static string? Find()
    {
        string[] names = OperatingSystem.IsWindows() ? ["soffice.com", "soffice.exe"] : ["soffice", "libreoffice"];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat([Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "LibreOffice", "program"), "/opt/libreoffice/program", "/Applications/LibreOffice.app/Contents/MacOS"]);
        return Environment.GetEnvironmentVariable("WEIPIAN_SOFFICE") is { Length: > 0 } named && File.Exists(named) ? named
            : folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    /// <summary>Writes a PDF beside every docx, of the same name.</summary>
    /// <param name="folder">Where the docx lie.</param>
    /// <exception cref="ProblemException"><c>pdf.no-libreoffice</c>, <c>pdf.failed</c>.</exception>
    public static void Convert(string folder, IReadOnlyList<string> names) => Convert(Find(), folder, names);

    /// <inheritdoc cref="Convert(string, IReadOnlyList{string})"/>
    /// <param name="found">The program, as <see cref="Find"/> found it.</param>
    public static void Convert(string? found, string folder, IReadOnlyList<string> names)
    {
        var program = found ?? throw new ProblemException("pdf.no-libreoffice", "本机没有 LibreOffice,不能生成 PDF;请用 Word 或 WPS 打开 docx 另存为 PDF,或安装 LibreOffice(也可用环境变量 WEIPIAN_SOFFICE 指明)");
        var profile = Directory.CreateTempSubdirectory("weipian-soffice-").FullName;
        try
        {
            var start = new ProcessStartInfo(program, [$"-env:UserInstallation={new Uri(profile).AbsoluteUri}", "--headless", "--norestore", "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, .. names.Select(name => Path.Combine(folder, name))])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start) ?? throw new ProblemException("pdf.failed", "LibreOffice 无法启动");
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (!process.WaitForExit(Start + (Each * names.Count)))
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                throw new ProblemException("pdf.failed", "LibreOffice 超时未完成");
            }
        }
        catch (Win32Exception exception)
        {
            throw new ProblemException("pdf.failed", $"LibreOffice 无法启动:{exception.Message}");
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }

        foreach (var name in names.Where(name => !File.Exists(Path.Combine(folder, Path.ChangeExtension(name, ".pdf")))))
            throw new ProblemException("pdf.failed", "LibreOffice 没有生成 PDF", name);
    }

    /// <summary>PDF bytes of one docx.</summary>
    /// <exception cref="ProblemException">As <see cref="Convert(string, IReadOnlyList{string})"/>.</exception>
    public static byte[] Pdf(byte[] docx)
    {
        var folder = Directory.CreateTempSubdirectory("weipian-pdf-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "paper.docx"), docx);
            Convert(folder, ["paper.docx"]);
            return File.ReadAllBytes(Path.Combine(folder, "paper.pdf"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
