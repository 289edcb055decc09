namespace Weipian.Law.Tests.Offences;

/// <summary>Problem codes of the law with one place changed.</summary>
internal static class Planted
{
    public static IReadOnlyList<string> Codes(string file, string find, string replace)
    {
        try
        {
            RulePack.Load(LawFolder.With(file, text => text.Replace(find, replace, StringComparison.Ordinal)));
            return [];
        }
        catch (LawException wrong)
        {
            return [.. wrong.Problems.Select(problem => problem.Code).Distinct()];
        }
    }
}
