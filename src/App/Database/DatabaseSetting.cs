using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using Weipian.App.Platform;

namespace Weipian.App.Database;

/// <summary><c>database.json</c> in a workspace's folder: its tables are in a PostgreSQL database. Without it they are files in the folder.</summary>
/// <param name="Connection">As Npgsql reads it. Best without a password: PostgreSQL's own password file or a certificate keeps that better.</param>
/// <param name="Schema">Of this workspace alone, so that one database holds several: a restored copy beside the one in use.</param>
public sealed record DatabaseSetting(string Connection, string Schema)
{
    public const string FileName = "database.json";

    /// <summary>What a new workspace uses when nothing is said: the connection of this environment variable, or files.</summary>
    public const string Variable = "WEIPIAN_DATABASE";

    /// <summary>The setting for a new workspace; null for files in its folder.</summary>
    /// <param name="connection">As said by <c>--database</c>; null or empty: the environment decides.</param>
    /// <exception cref="ProblemException"><c>database.setting</c>.</exception>
    public static DatabaseSetting? New(string? connection)
    {
        var chosen = string.IsNullOrWhiteSpace(connection) ? Environment.GetEnvironmentVariable(Variable) : connection;
        if (string.IsNullOrWhiteSpace(chosen))
            return null;
        Check(chosen, null);
        return new DatabaseSetting(chosen.Trim(), "weipian_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)));
    }

    public static DatabaseSetting? Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            var setting = CanonicalJson.Read<DatabaseSetting>(File.ReadAllText(path));
            Check(setting.Connection, path);
            return setting.Schema.Length is > 0 and < 50 && setting.Schema.All(one => char.IsAsciiLetterLower(one) || char.IsAsciiDigit(one) || one == '_')
                ? setting : throw new ProblemException("database.setting", "schema 只能由小写字母、数字和下划线组成", file: path);
        }
        catch (JsonException)
        {
            throw new ProblemException("database.setting", "数据库设置无法读取", file: path);
        }
    }

    public void Write(string directory)
    {
        var path = Path.Combine(directory, FileName);
        Durable.Write(path, CanonicalJson.WriteBytes(this));
        // It may hold a password.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static void Check(string connection, string? file)
    {
        try
        {
            if (string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(connection).Host))
                throw new ProblemException("database.setting", "数据库连接缺少 Host;应形如 Host=数据库服务器;Database=weipian;Username=weipian", file, field: "--database");
        }
        catch (ArgumentException exception)
        {
            throw new ProblemException("database.setting", $"数据库连接无法识别:{exception.Message};应形如 Host=数据库服务器;Database=weipian;Username=weipian", file, field: "--database");
        }
    }
}
