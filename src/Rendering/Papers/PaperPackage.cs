using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Weipian.Rendering.Papers;

/// <summary>A docx as its parts; those that are changed are held as XML and written back in one fixed way.</summary>
internal sealed class PaperPackage
{
    public const string Document = "word/document.xml";
    private const string Types = "[Content_Types].xml";
    private readonly SortedDictionary<string, byte[]> _parts;
    private readonly SortedDictionary<string, XDocument> _opened = new(StringComparer.Ordinal);

    private PaperPackage(SortedDictionary<string, byte[]> parts) => _parts = parts;

    /// <exception cref="PaperException"><c>template.unreadable</c>.</exception>
    public static PaperPackage Read(byte[] docx)
    {
        try
        {
            var package = new PaperPackage(SettledZip.Read(docx));
            if (!package._parts.ContainsKey(Document) || !package._parts.ContainsKey(Types))
                throw new PaperException("template.unreadable", "不是 docx 文件(缺少正文部分)");
            package.Xml(Document);
            return package;
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or IOException)
        {
            throw new PaperException("template.unreadable", $"docx 文件无法读取:{exception.Message}");
        }
    }

    /// <summary>Body, headers and footers: where controls may stand, in a fixed order.</summary>
    public IReadOnlyList<string> Stories => [.. _parts.Keys.Where(name => name == Document || (name.EndsWith(".xml", StringComparison.Ordinal)
        && (name.StartsWith("word/header", StringComparison.Ordinal) || name.StartsWith("word/footer", StringComparison.Ordinal)))).OrderBy(name => name != Document).ThenBy(name => name, StringComparer.Ordinal)];

    public bool Has(string part) => _parts.ContainsKey(part) || _opened.ContainsKey(part);

    public XDocument Xml(string part)
    {
        if (_opened.TryGetValue(part, out var opened))
            return opened;
        using var reader = XmlReader.Create(new MemoryStream(_parts[part]), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return _opened[part] = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>Adds a part of its own content type.</summary>
    public void Add(string part, XDocument content, string contentType)
    {
        _opened[part] = content;
        Xml(Types).Root!.Add(new XElement(W.ContentTypes + "Override", new XAttribute("PartName", "/" + part), new XAttribute("ContentType", contentType)));
    }

    /// <summary>Adds a picture; its extension says its content type.</summary>
    public void Add(string part, byte[] bytes, string contentType)
    {
        _parts[part] = bytes;
        var extension = part[(part.LastIndexOf('.') + 1)..];
        var types = Xml(Types).Root!;
        if (types.Elements(W.ContentTypes + "Default").All(type => !string.Equals((string?)type.Attribute("Extension"), extension, StringComparison.OrdinalIgnoreCase)))
            types.AddFirst(new XElement(W.ContentTypes + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", contentType)));
    }

    /// <summary>Makes one part refer to another; the id is the caller's and must be new in that part.</summary>
    public void Relate(string from, string id, string type, string target)
    {
        var slash = from.LastIndexOf('/') + 1;
        var part = $"{from[..slash]}_rels/{from[slash..]}.rels";
        if (!Has(part))
            _opened[part] = new XDocument(new XElement(W.PackageRelations + "Relationships"));
        Xml(part).Root!.Add(new XElement(
            W.PackageRelations + "Relationship", new XAttribute("Id", id), new XAttribute("Type", type), new XAttribute("Target", target)));
    }

    public byte[] Write()
    {
        foreach (var (part, document) in _opened)
            _parts[part] = Write(document);
        return SettledZip.Write(_parts);
    }

    private static byte[] Write(XDocument document)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None }))
        {
            document.Declaration = new XDeclaration("1.0", "utf-8", "yes");
            document.Save(writer);
        }

        return stream.ToArray();
    }
}
