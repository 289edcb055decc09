using System.Security.Cryptography;
using System.Text;
using Weipian.App.Platform;

namespace Weipian.App.Database;

/// <summary>Who acts: the person and the post he or she acts in. Printed beside every event.</summary>
public sealed record Actor(string Person, string Post);

/// <summary>
/// One line of the journal. Nothing in the workspace changes without one; none is ever edited or removed.
/// </summary>
/// <param name="Sequence">1, 2, 3 … without gaps.</param>
/// <param name="At">UTC, ISO 8601 to the millisecond. Order never comes from it.</param>
/// <param name="Type">Past-tense name, <c>module.what-happened</c>.</param>
/// <param name="Subject">What it is about: <c>workspace</c>, a year, a layer kind, a patch id.</param>
/// <param name="Body">Canonical JSON. Heavy matter lies in the content store and is named here by its hash.</param>
/// <param name="Previous">Hash of the event before; 64 zeros for the first.</param>
/// <param name="Hash">SHA-256 over all the fields above.</param>
public sealed record JournalEvent(
    long Sequence, string At, string Person, string Post, string Type, string Subject, string Body, string Previous, string Hash)
{
    public static readonly string Genesis = new('0', 64);

    public static JournalEvent Chain(
        long sequence, string at, Actor actor, string type, string subject, string body, string previous)
    {
        var unsealed = new JournalEvent(sequence, at, actor.Person, actor.Post, type, subject, body, previous, "");
        return unsealed with { Hash = unsealed.ComputeHash() };
    }

    /// <summary>The hash this event must carry. Fields travel as a JSON array, so no two different events share a text.</summary>
    public string ComputeHash()
    {
        var text = CanonicalJson.Write(new object[] { Sequence, At, Person, Post, Type, Subject, Body, Previous });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
