using System.Text;
using System.Xml;

namespace Weipian.Rendering;

/// <summary>XML knows no control characters and no half of a surrogate pair; they come in by broken tables and are shown as U+FFFD.</summary>
internal static class PlainXml
{
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                clean.Append(text[index]).Append(text[++index]);
            else
                clean.Append(XmlConvert.IsXmlChar(text[index]) ? text[index] : '\uFFFD');
        }

        return clean.ToString();
    }
}
