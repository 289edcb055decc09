using System.Buffers.Binary;
using System.Diagnostics;
using AwesomeAssertions;
using NetTopologySuite.Geometries;
using Xunit;

namespace Weipian.Formats.Tests;

public class ShapefileSourceTests
{
    private static readonly double[][] Shell = [[0, 0], [0, 10], [10, 10], [10, 0], [0, 0]];
    private static readonly double[][] Hole = [[2, 2], [4, 2], [4, 4], [2, 4], [2, 2]];

    [Fact]
    public void Chinese_without_a_code_page_is_read_by_its_language_byte_and_cut_names_lose_their_half_character()
    {
        using var source = Write([[Shell, Hole]], [("监测编号甲乙", 'C', "示例001"), ("JCMJ", 'N', "  12.50")], language: 0x4D);

        var feature = source.Read().Single();

        source.Encoding.Should().Be("GB18030");
        source.Fields.Select(field => field.Name).Should().Equal("监测编号甲", "JCMJ");
        feature.Values.Should().Equal("示例001", 12.5);
        feature.Geometry!.Area.Should().Be(96);
        source.Problems.Where(problem => problem.Fatal).Should().BeEmpty();
    }

    [Fact]
    public void A_number_that_burst_its_field_is_unknown_and_named()
    {
        using var source = Write([[Shell]], [("JCMJ", 'N', "*******")], language: 0x4D);

        source.Read().Single().Values.Should().Equal([null]);
        source.Problems.Should().ContainSingle(problem => problem.Code == "dbf.overflow" && problem.Record == 1 && problem.Field == "JCMJ");
    }

    [Theory]
    [InlineData("B8FBB5D8B8", "耕地")]
    [InlineData("FFFF41", "\uFFFD\uFFFDA")]
    public void A_text_cut_inside_a_character_or_of_another_encoding_is_told_of(string bytes, string read)
    {
        var raw = Convert.FromHexString(bytes);
        var table = Table([("MC", 'C', new string('x', raw.Length))], 1, 0x4D);
        raw.CopyTo(table, table.Length - 1 - raw.Length);
        using var source = Open(Bytes([[Shell]]), table);

        source.Read().Single().Values.Should().Equal(read);
        source.Problems.Should().Contain(problem => problem.Code == "dbf.text" && problem.Record == 1 && problem.Field == "MC");
    }

    [Fact]
    public void Text_that_is_UTF8_is_read_as_that_whatever_the_table_is_marked()
    {
        var name = "示例县某某镇土地";
        var raw = System.Text.Encoding.UTF8.GetBytes(name);
        var table = Table([("MC", 'C', new string('x', raw.Length))], 1, 0x4D);
        raw.CopyTo(table, table.Length - 1 - raw.Length);
        using var source = Open(Bytes([[Shell]]), table);

        source.Read().Single().Values.Should().Equal(name);
        source.EncodingReason.Should().Contain("不实");
    }

    [Fact]
    public void Chinese_far_behind_Western_text_decides_the_encoding_too()
    {
        var (raw, count) = (System.Text.Encoding.UTF8.GetBytes("图斑"), 20_000);
        var table = Table([("MC", 'C', "xxxxxx")], count, 0);
        raw.CopyTo(table, table.Length - 1 - raw.Length);
        using var source = Open(Bytes([.. Enumerable.Repeat(new[] { Shell }, count)]), table);

        source.Read().Last().Values.Should().Equal("图斑");
        source.Encoding.Should().Be("UTF-8");
    }

    [Theory]
    [InlineData("未", "未", "GB18030")]
    [InlineData("图斑", "图斑", "GB18030")]
    public void A_few_letters_of_GBK_that_would_be_Greek_in_UTF8_are_Chinese(string text, string read, string encoding)
    {
        using var source = Write([[Shell]], [("MC", 'C', text)], language: 0);

        source.Read().Single().Values.Should().Equal(read);
        source.Encoding.Should().Be(encoding);
    }

    [Fact]
    public void Attributes_that_end_before_the_shapes_are_told()
    {
        using var source = Open(Bytes([[Shell], [Shell], [Shell]]), Table([("N", 'C', "1")], 3, 0, records: 1));

        source.Read().Should().HaveCount(3);
        source.Problems.Should().ContainSingle(problem => problem.Code == "dbf.truncated" && problem.Record == 2 && problem.Fatal);
    }

    [Fact]
    public void A_record_marked_as_deleted_is_refused_by_name()
    {
        var table = Table([("N", 'C', "1")], 2, 0);
        table[^5] = (byte)'*';
        using var source = Open(Bytes([[Shell], [Shell]]), table);

        source.Read().Select(feature => feature.Geometry is null).Should().Equal(true, false);
        source.Problems.Should().ContainSingle(problem => problem.Fatal).Which.Should().Match<SourceProblem>(problem => problem.Code == "dbf.deleted" && problem.Record == 1);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_point_nowhere_is_no_point(double x)
    {
        byte[] content = [1, 0, 0, 0, .. BitConverter.GetBytes(x), .. BitConverter.GetBytes(1.0)];
        byte[] shapes = [.. Bytes([]), .. Big(1), .. Big(content.Length / 2), .. content];
        Big(shapes.Length / 2).CopyTo(shapes, 24);
        using var source = Open(shapes, Table([("N", 'C', "1")], 1, 0));

        source.Read().Single().Geometry.Should().BeNull();
        source.Problems.Should().ContainSingle(problem => problem.Code == "shapefile.record" && problem.Record == 1);
    }

    [Fact]
    public void Rings_drawn_the_wrong_way_round_are_read_and_said()
    {
        using var source = Write([[Hole]], [("N", 'C', "1")], language: 0);

        source.Read().Single().Geometry.Should().BeOfType<Polygon>().Which.Area.Should().Be(4);
        source.Problems.Should().Contain(problem => problem.Code == "shapefile.note" && !problem.Fatal);
    }

    [Fact]
    public void A_missing_record_is_a_problem_not_a_shorter_list()
    {
        using var source = Write([[Shell], [Shell]], [("N", 'C', "1")], language: 0, declared: 3);

        source.Read().Should().HaveCount(2);
        source.Problems.Should().Contain(problem => problem.Code == "shapefile.count" && problem.Fatal);
    }

    [Fact]
    public void Mutilated_files_end_soon_with_a_problem_or_a_whole_reading()
    {
        var sound = Bytes([[Shell, Hole], [Shell], [Hole]]);
        var random = 12345u;
        for (var turn = 0; turn < 600; turn++)
        {
            var bytes = (byte[])sound.Clone();
            random = (random * 1664525) + 1013904223;
            if (turn % 3 == 0)
                bytes = bytes[..(int)(random % bytes.Length)];
            else
                bytes[random % bytes.Length] = (byte)(random >> 24);
            var clock = Stopwatch.StartNew();
            try
            {
                using var source = Open(bytes, Table([("N", 'C', "1")], 3, 0));
                var read = source.Read().Count();
                (read == 3 || source.Problems.Any(problem => problem.Fatal)).Should().BeTrue("turn {0} read {1} of 3 without a word", turn, read);
            }
            catch (UnreadableFileException exception)
            {
                exception.Problem.Code.Should().NotBeEmpty();
            }

            clock.Elapsed.TotalSeconds.Should().BeLessThan(5);
        }
    }

    private static FeatureSource Write(double[][][][] shapes, (string Name, char Kind, string Value)[] fields, byte language, int? declared = null) =>
        Open(Bytes(shapes), Table(fields, declared ?? shapes.Length, language, shapes.Length));

    private static ShapefileSource Open(byte[] shapes, byte[] table)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("shp-").FullName, "图斑.shp");
        File.WriteAllBytes(path, shapes);
        File.WriteAllBytes(Path.ChangeExtension(path, ".DBF"), table);
        return ShapefileSource.Open(path);
    }

    private static byte[] Bytes(double[][][][] shapes)
    {
        var body = new MemoryStream();
        var number = 0;
        foreach (var rings in shapes)
        {
            var content = Content(rings);
            body.Write(Big(++number));
            body.Write(Big(content.Length / 2));
            body.Write(content);
        }

        var header = new byte[100];
        Big(9994).CopyTo(header, 0);
        Big((100 + (int)body.Length) / 2).CopyTo(header, 24);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), 1000);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(32), 5);
        return [.. header, .. body.ToArray()];
    }

    private static byte[] Content(double[][][] rings)
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(5);
        writer.Write(new byte[32]);
        writer.Write(rings.Length);
        writer.Write(rings.Sum(ring => ring.Length));
        var start = 0;
        foreach (var ring in rings)
        {
            writer.Write(start);
            start += ring.Length;
        }

        foreach (var point in rings.SelectMany(ring => ring))
            Array.ForEach(point, writer.Write);
        writer.Flush();
        return stream.ToArray();
    }

    private static byte[] Table((string Name, char Kind, string Value)[] fields, int declared, byte language, int? records = null)
    {
        var gbk = TextEncoding.Gb18030;
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write((byte)3);
        writer.Write(new byte[] { 124, 1, 1 });
        writer.Write(declared);
        writer.Write((short)(33 + (32 * fields.Length)));
        writer.Write((short)(1 + fields.Sum(field => gbk.GetByteCount(field.Value))));
        writer.Write(new byte[17]);
        writer.Write(language);
        writer.Write(new byte[2]);
        foreach (var (name, kind, value) in fields)
        {
            var bytes = new byte[11];
            gbk.GetBytes(name).Take(name.Length > 5 && name[0] > 0x80 ? 10 : 11).ToArray().AsSpan(0, Math.Min(10, gbk.GetByteCount(name))).CopyTo(bytes);
            writer.Write(bytes);
            writer.Write((byte)kind);
            writer.Write(new byte[4]);
            writer.Write((byte)gbk.GetByteCount(value));
            writer.Write((byte)(value.Contains('.', StringComparison.Ordinal) || value[0] == '*' ? 2 : 0));
            writer.Write(new byte[14]);
        }

        writer.Write((byte)0x0D);
        for (var record = 0; record < (records ?? declared); record++)
        {
            writer.Write((byte)' ');
            foreach (var field in fields)
                writer.Write(gbk.GetBytes(field.Value));
        }

        writer.Write((byte)0x1A);
        writer.Flush();
        return stream.ToArray();
    }

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
