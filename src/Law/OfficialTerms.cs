using System.Reflection;

namespace Weipian.Law;

/// <summary>Reads <see cref="OfficialAttribute"/>: the Chinese a person sees for a code member.</summary>
public static class OfficialTerms
{
    /// <exception cref="InvalidOperationException">The member carries no official term.</exception>
    public static string Of<T>(T member)
        where T : struct, Enum => typeof(T).GetField(member.ToString())!.GetCustomAttribute<OfficialAttribute>()?.Term
        ?? throw new InvalidOperationException($"{typeof(T).Name}.{member} has no official term");
}
