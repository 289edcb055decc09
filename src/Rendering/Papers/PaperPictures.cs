using System.Buffers.Binary;
using System.Globalization;
using System.Xml.Linq;

namespace Weipian.Rendering.Papers;

/// <summary>Pictures of one paper: each stored once, each printed inside the box the template drew.</summary>
internal sealed class PaperPictures(PaperPackage package)
{
    private const string ImageRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
    private readonly List<(byte[] Bytes, string Part)> _stored = [];
    private readonly HashSet<(string Story, string Part)> _related = [];

    /// <exception cref="PaperException"><c>paper.picture</c>: neither PNG nor JPEG.</exception>
    public void Place(XElement content, PaperPicture picture, string story, string field)
    {
        var (width, height, extension) = Size(picture.Bytes) ?? throw new PaperException("paper.picture", $"字段“{field}”的图片既不是 PNG 也不是 JPEG,或已损坏", field);
        var part = Store(picture.Bytes, extension);
        var id = "paper" + Path.GetFileNameWithoutExtension(part);
        if (_related.Add((story, part)))
            package.Relate(story, id, ImageRelation, part["word/".Length..]);
        foreach (var drawing in content.Descendants(W.Main + "drawing"))
        {
            foreach (var blip in drawing.Descendants(W.Drawing + "blip").ToList())
                blip.ReplaceWith(new XElement(W.Drawing + "blip", new XAttribute(W.Relations + "embed", id)));
            Fit(drawing, width, height);
        }
    }

    /// <summary>Copies of a row carry the same drawing numbers; Word wants each once.</summary>
    public void NumberDrawings()
    {
        var number = 0;
        foreach (var properties in package.Stories.SelectMany(story => package.Xml(story).Descendants(W.WordDrawing + "docPr")))
            properties.SetAttributeValue("id", (++number).ToString(CultureInfo.InvariantCulture));
    }

    private string Store(byte[] bytes, string extension)
    {
        var known = _stored.Find(stored => stored.Bytes.AsSpan().SequenceEqual(bytes));
        if (known.Part is not null)
            return known.Part;
        var part = string.Create(CultureInfo.InvariantCulture, $"word/media/picture{_stored.Count + 1}.{extension}");
        package.Add(part, bytes, extension == "png" ? "image/png" : "image/jpeg");
        _stored.Add((bytes, part));
        return part;
    }

    /// <summary>As large as the box allows, in the picture's own proportions.</summary>
    private static void Fit(XElement drawing, int width, int height)
    {
        var box = drawing.Descendants(W.WordDrawing + "extent").First();
        var (boxWidth, boxHeight) = ((long)box.Attribute("cx")!, (long)box.Attribute("cy")!);
        var (cx, cy) = boxWidth * (double)height <= boxHeight * (double)width
            ? (boxWidth, (long)(boxWidth * (double)height / width))
            : ((long)(boxHeight * (double)width / height), boxHeight);
        foreach (var extent in drawing.Descendants().Where(element => element.Name == W.WordDrawing + "extent" || (element.Name == W.Drawing + "ext" && element.Attribute("cx") is not null)))
        {
            extent.SetAttributeValue("cx", cx.ToString(CultureInfo.InvariantCulture));
            extent.SetAttributeValue("cy", cy.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Pixels, read from the file's own head.</summary>
    private static (int Width, int Height, string Extension)? Size(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith<byte>([0x89, 0x50, 0x4E, 0x47]))
            return bytes.Length < 24 ? null : Positive(BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)), "png");
        if (bytes.Length < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8)
            return null;
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            // SOF0…SOF15 carry the size; C4, C8 and CC are tables and a reserved mark.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Positive(BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 7)), BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 5)), "jpeg");
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2));
        }

        return null;
    }

    private static (int Width, int Height, string Extension)? Positive(int width, int height, string extension) =>
        width > 0 && height > 0 ? (width, height, extension) : null;
}
