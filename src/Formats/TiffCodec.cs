using System.Buffers.Binary;
using BitMiracle.LibTiff.Classic;

namespace Weipian.Formats;

/// <summary>
/// The codecs of LibTiff.NET behind a bounded door: the library never sees the file's own directory, only a small TIFF of one strip
/// written here around the bytes of one block, whose size is known before it begins.
/// </summary>
internal static class TiffCodec
{
    private const string Mode = "r";
    private static readonly TiffErrorHandler Quiet = new Silence();

    static TiffCodec() => Tiff.SetErrorHandler(Quiet);

    /// <returns>Exactly the samples of the block; null when the bytes are damaged.</returns>
    public static byte[]? Decode(TiffImage image, byte[] bytes, int rows, int samples)
    {
        var row = ((image.BlockWidth * samples * image.Bits) + 7) / 8;
        var decoded = new byte[row * rows];
        if (image.Compression == 1)
            return bytes.Length < decoded.Length ? null : Swapped(image, bytes[..decoded.Length]);
        try
        {
            using var stream = new MemoryStream(Wrapped(image, bytes, rows, samples), writable: false);
            using var tiff = Tiff.ClientOpen("block", Mode, stream, new TiffStream());
            if (tiff is null)
                return null;
            if (image.Compression == 7 && image.Photometric == 6)
                tiff.SetField(TiffTag.JPEGCOLORMODE, JpegColorMode.RGB);
            return tiff.ReadEncodedStrip(0, decoded, 0, decoded.Length) == decoded.Length ? decoded : null;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // What a codec throws over damaged bytes is of every kind; it means one thing.
            return null;
        }
    }

    /// <summary>Samples of 16 bits from the file's order into this machine's.</summary>
    public static byte[] Swapped(TiffImage image, byte[] samples)
    {
        if (image.Bits == 16 && image.LittleEndian != BitConverter.IsLittleEndian)
        {
            var numbers = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ushort>(samples.AsSpan());
            BinaryPrimitives.ReverseEndianness(numbers, numbers);
        }

        return samples;
    }

    /// <summary>A TIFF of one strip in the byte order of the file it comes from.</summary>
    private static byte[] Wrapped(TiffImage image, byte[] bytes, int rows, int samples)
    {
        var entries = new List<(int Tag, int Type, int Count, byte[] Values)>
        {
            Long(image, 256, image.BlockWidth), Long(image, 257, rows), Shorts(image, 258, Enumerable.Repeat(image.Bits, samples)), Shorts(image, 259, [image.Compression]),
            // Colours of a palette are looked up afterwards; to the codec they are grey.
            Shorts(image, 262, [samples == 1 || image.Photometric == 3 ? 1 : image.Photometric]), Long(image, 273, 0), Shorts(image, 277, [samples]), Long(image, 278, rows), Long(image, 279, bytes.Length),
            Shorts(image, 284, [1]), Shorts(image, 317, [image.Predictor]),
        };
        var colours = image.Photometric is 2 or 6 ? 3 : 1;
        if (samples > colours)
            entries.Add(Shorts(image, 338, Enumerable.Repeat(0, samples - colours)));
        if (image.Tables.Length > 0)
            entries.Add((347, 7, image.Tables.Length, image.Tables));
        if (image.Compression != 5 && image.Compression != 8 && image.Compression != 32946)
            entries.RemoveAll(entry => entry.Tag == 317);
        const int Head = 8;
        var after = Head + 2 + (entries.Count * 12) + 4;
        var data = after + entries.Where(entry => entry.Values.Length > 4).Sum(entry => entry.Values.Length + (entry.Values.Length & 1));
        entries[entries.FindIndex(entry => entry.Tag == 273)] = Long(image, 273, data);
        var tiff = new byte[data + bytes.Length];
        tiff[0] = tiff[1] = (byte)(image.LittleEndian ? 'I' : 'M');
        U16(image, 42).CopyTo(tiff, 2);
        U32(image, Head).CopyTo(tiff, 4);
        U16(image, entries.Count).CopyTo(tiff, Head);
        for (var index = 0; index < entries.Count; index++)
        {
            var (tag, type, count, values) = entries[index];
            var at = Head + 2 + (index * 12);
            U16(image, tag).CopyTo(tiff, at);
            U16(image, type).CopyTo(tiff, at + 2);
            U32(image, count).CopyTo(tiff, at + 4);
            if (values.Length <= 4)
            {
                values.CopyTo(tiff, at + 8);
                continue;
            }

            U32(image, after).CopyTo(tiff, at + 8);
            values.CopyTo(tiff, after);
            after += values.Length + (values.Length & 1);
        }

        bytes.CopyTo(tiff, data);
        return tiff;
    }

    private static (int, int, int, byte[]) Long(TiffImage image, int tag, int value) => (tag, 4, 1, U32(image, value));

    private static (int, int, int, byte[]) Shorts(TiffImage image, int tag, IEnumerable<int> values)
    {
        var list = values.ToList();
        return (tag, 3, list.Count, list.SelectMany(value => U16(image, value)).ToArray());
    }

    private static byte[] U16(TiffImage image, int value)
    {
        var bytes = new byte[2];
        if (image.LittleEndian)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        else
            BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        return bytes;
    }

    private static byte[] U32(TiffImage image, int value)
    {
        var bytes = new byte[4];
        if (image.LittleEndian)
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        else
            BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>The library would print to the console.</summary>
    private sealed class Silence : TiffErrorHandler
    {
        public override void WarningHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void WarningHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args)
        {
        }

        public override void ErrorHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void ErrorHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args)
        {
        }
    }
}
