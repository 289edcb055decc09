namespace Weipian.Law;

/// <summary>The official Chinese term of a type or member; defined once in <c>law/glossary.csv</c> and shown wherever people read.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Enum | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Struct)]
public sealed class OfficialAttribute(string term) : Attribute
{
    public string Term { get; } = term;
}
