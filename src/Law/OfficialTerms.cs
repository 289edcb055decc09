using System.Reflection;

namespace Weipian.Law;

/// <summary>Reads <see cref="OfficialAttribute"/>: the Chinese a person sees for a code member.</summary>
public static class OfficialTerms
{
    /// <exception cref="InvalidOperationException">The member carries no official term.</exception>
    public static string Of<T>(T member)
        where T : struct, Enum => typeof(T).GetField(member.ToString())!.GetCustomAttribute<OfficialAttribute>()?.Term
        ?? throw new InvalidOperationException($"{typeof(T).Name}.{member} has no official term");

    /// <summary>The member that carries a term; null when none does.</summary>
    public static T? Find<T>(string term)
        where T : struct, Enum => Enum.GetValues<T>().Where(member => Of(member) == term).Select(member => (T?)member).FirstOrDefault();
}
