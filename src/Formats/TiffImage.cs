namespace Weipian.Formats;

/// <summary>One picture of a TIFF as its directory lays it out: blocks (strips or tiles), samples, compression.</summary>
internal sealed class TiffImage
{
    private const int LongestSide = 1_000_000;
    private const int MostBlocks = 4_000_000;
    private const int MostSamples = 16;

    /// <summary>Pixels of one block; a larger one could not be decoded in bounded memory.</summary>
    private const long LargestBlock = 16L << 20;
    private const long MostBlockBytes = 128L << 20;

    private static readonly Dictionary<long, string> Unknown = new()
    {
        [2] = "CCITT",
        [3] = "CCITT G3",
        [4] = "CCITT G4",
        [6] = "旧式 JPEG",
        [34712] = "JPEG 2000",
        [34887] = "LERC",
        [34925] = "LZMA",
        [50000] = "ZSTD",
        [50001] = "WebP",
        [50002] = "JPEG XL",
    };

    private readonly TiffFile _file;
    private readonly long[] _offsets;
    private readonly long[] _counts;

    /// <summary>Uncompressed strips that lie one after another are cut anew into blocks of a handy size.</summary>
    private readonly bool _flowing;

    /// <exception cref="UnreadableFileException"><c>geotiff.size</c>, <c>geotiff.samples</c>, <c>geotiff.compression</c>, <c>geotiff.block</c>, <c>geotiff.truncated</c>.</exception>
    public TiffImage(TiffFile file, TiffDirectory directory)
    {
        _file = file;
        (Width, Height) = (Side(directory, 256), Side(directory, 257));
        Kind = (int)(directory.Integer(254) ?? 0);
        Samples = (int)Math.Min(directory.Integer(277) ?? 1, int.MaxValue);
        var bits = directory.Integers(258, MostSamples);
        Bits = bits.Length == 0 ? 1 : (int)bits[0];
        Photometric = (int)(directory.Integer(262) ?? 1);
        if (Samples is < 1 or > MostSamples || bits.Any(one => one != Bits) || Bits is not (8 or 16 or 1) || directory.Integers(339, MostSamples).Any(format => format != 1))
            throw file.Refuse("geotiff.samples", $"影像为 {Samples} 波段、每样本 {string.Join('/', bits.Distinct())} 位;可读取 8 位或 16 位无符号整数,请转换后再登记");
        Compression = (int)(directory.Integer(259) ?? 1);
        if (Compression is not (1 or 5 or 7 or 8 or 32773 or 32946))
            throw file.Refuse("geotiff.compression", $"压缩方式 {Unknown.GetValueOrDefault(Compression, Compression.ToString(System.Globalization.CultureInfo.InvariantCulture))} 不能读取;可读取不压缩、LZW、Deflate、PackBits、JPEG,请用 gdal_translate -co COMPRESS=DEFLATE 转换");
        Predictor = (int)(directory.Integer(317) ?? 1);
        if (Predictor is not (1 or 2))
            throw file.Refuse("geotiff.compression", $"预测方式 {Predictor} 不能读取");
        Planes = directory.Integer(284) == 2 ? Samples : 1;
        Extra = directory.Integers(338, MostSamples);
        Tables = directory.Bytes(347, 1 << 16);
        Colours = directory.Integers(320, 3 * 65536);
        Nodata = double.TryParse(directory.Text(42113, 64), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var nodata) ? nodata : null;
        Tiled = directory.Has(322);
        var rows = Tiled ? Side(directory, 323) : (int)Math.Min(Height, Math.Max(1, directory.Integer(278) ?? Height));
        (BlockWidth, BlockHeight) = (Tiled ? Side(directory, 322) : Width, rows);
        var blocks = (long)Across * Down * Planes;
        if (blocks > MostBlocks)
            throw file.Refuse("geotiff.size", $"影像分成 {blocks} 块,过多");
        (_offsets, _counts) = (directory.Integers(Tiled ? 324 : 273, blocks), directory.Integers(Tiled ? 325 : 279, blocks));
        if (_offsets.Length != blocks || _counts.Length != blocks)
            throw file.Refuse("geotiff.block", $"影像应有 {blocks} 块,目录中有 {_offsets.Length} 块");
        for (var block = 0; block < blocks; block++)
            if (_counts[block] < 0 || _offsets[block] < 0 || _offsets[block] > file.Length - _counts[block])
                throw file.Refuse("geotiff.truncated", $"文件不完整:第 {block + 1} 块影像在文件之外");
        _flowing = !Tiled && Compression == 1 && Planes == 1 && Bits != 1 && Flows();
        if (_flowing)
            BlockHeight = Math.Clamp((1 << 18) / Width, 1, Height);
        if ((long)BlockWidth * BlockHeight > LargestBlock || (long)BlockWidth * BlockHeight * Samples * Bits / 8 > MostBlockBytes)
            throw file.Refuse("geotiff.size", $"影像每块 {BlockWidth}×{BlockHeight},过大;请用 gdal_translate -co TILED=YES 转换");
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Bits of NewSubfileType: 1 a smaller copy, 4 a mask.</summary>
    public int Kind { get; }

    public int Samples { get; }

    public int Bits { get; }

    public int Photometric { get; }

    public int Compression { get; }

    public int Predictor { get; }

    /// <summary>1, or one for every sample where each lies apart.</summary>
    public int Planes { get; }

    public long[] Extra { get; }

    public byte[] Tables { get; }

    public long[] Colours { get; }

    public double? Nodata { get; }

    public bool Tiled { get; }

    public int BlockWidth { get; }

    public int BlockHeight { get; }

    public int Across => (Width + BlockWidth - 1) / BlockWidth;

    public int Down => (Height + BlockHeight - 1) / BlockHeight;

    public bool LittleEndian => _file.LittleEndian;

    /// <summary>Rows of a block that hold a picture; the last strip is shorter, a tile never is.</summary>
    public int RowsOf(int block) => Tiled ? BlockHeight : Math.Min(BlockHeight, Height - (block / Across * BlockHeight));

    /// <summary>Samples of a block, decoded, numbers of 16 bits in this machine's order; null where nothing was stored.</summary>
    /// <exception cref="UnreadableFileException"><c>geotiff.block</c>.</exception>
    public byte[]? Decode(int block, int plane)
    {
        var (rows, samples) = (RowsOf(block), Planes == 1 ? Samples : 1);
        if (_flowing)
        {
            var row = (long)Width * Samples * (Bits / 8);
            return TiffCodec.Swapped(this, _file.Bytes(_offsets[0] + (block * row * BlockHeight), (int)(rows * row)));
        }

        var at = (plane * Across * Down) + block;
        if (_counts[at] == 0)
            return null;
        if (_counts[at] > MostBlockBytes)
            throw _file.Refuse("geotiff.block", $"第 {block + 1} 块影像过大");
        return TiffCodec.Decode(this, _file.Bytes(_offsets[at], (int)_counts[at]), rows, samples) ?? throw _file.Refuse("geotiff.block", $"第 {block + 1} 块影像损坏,不能解码");
    }

    private bool Flows()
    {
        var row = (long)Width * Samples * (Bits / 8);
        for (var strip = 0; strip < _offsets.Length; strip++)
        {
            var rows = Math.Min(BlockHeight, Height - (strip * BlockHeight));
            if (_counts[strip] != rows * row || strip > 0 && _offsets[strip] != _offsets[strip - 1] + _counts[strip - 1])
                return false;
        }

        return true;
    }

    private int Side(TiffDirectory directory, int tag) => directory.Integer(tag) is { } side and > 0 and <= LongestSide
        ? (int)side : throw _file.Refuse("geotiff.size", $"影像尺寸(标签 {tag})为 {directory.Integer(tag)},应在 1 至 {LongestSide} 之间");
}
