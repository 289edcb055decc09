using Weipian.Law;

namespace Weipian.App.Platform;

/// <summary>The law tables that came with the program, or those of a folder an office keeps itself.</summary>
public static class LawLibrary
{
    /// <summary>Where the tables lie: the folder given, or the one beside the program.</summary>
    public static string DirectoryOf(string? given) => given ?? Path.Combine(AppContext.BaseDirectory, "law");

    /// <exception cref="ProblemException">Every fault of the tables, by file, row and column.</exception>
    public static RulePack Load(string? directory)
    {
        try
        {
            return RulePack.Load(DirectoryOf(directory));
        }
        catch (LawException exception)
        {
            throw new ProblemException(exception.Problems
                .Select(problem => new Problem(problem.Code, problem.Message, problem.File, problem.Row == 0 ? null : problem.Row, problem.Column))
                .ToList());
        }
    }
}
