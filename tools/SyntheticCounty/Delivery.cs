using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using MiniExcelLibs;
using NetTopologySuite.Geometries;
using Weipian.Formats;
using Weipian.Spatial;

namespace Weipian.SyntheticCounty;

/// <summary>Writes a county as the real thing comes: GBK shapefiles with short names, a spreadsheet of mineral points, boundary text, lists as CSV.</summary>
public static partial class Delivery
{
    private static readonly Crs Zone36 = Crs.FromEpsg(4524)!;
    private static readonly DateOnly Day = new(2024, 11, 20);

    /// <summary>Files by what they are: land-use, county, town …, patches, supplement, minerals, units, findings, truth.</summary>
    public static IReadOnlyDictionary<string, string> Write(County county, string folder)
    {
        Directory.CreateDirectory(folder);
        string At(string name) => Path.Combine(folder, name);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["land-use"] = At("DLTB.shp"),
            ["permanent-farmland"] = At("YJJBNTBHTB.shp"),
            ["plan"] = At("GHFQ.shp"),
            ["county"] = At("XZQXJ.shp"),
            ["town"] = At("XZQZJ.shp"),
            ["village"] = At("XZQCJ.shp"),
            ["approval"] = At("ZZSPW.shp"),
            ["temporary-land"] = At("LSYD.shp"),
            ["facility-record"] = At("SSNYD.shp"),
            ["rural-road"] = At("NCDL.shp"),
            ["mining-right"] = At("KYQ.shp"),
            ["patches"] = At("WPTB2024.shp"),
            ["supplement"] = At("补充图斑.txt"),
            ["minerals"] = At("矿产图斑.xlsx"),
            ["units"] = At("单位名单.csv"),
            ["findings"] = At("核查记录.csv"),
            ["truth"] = At("truth.csv"),
        };
        LandUse(county, files["land-use"]);
        Outlined(files["permanent-farmland"], [Field("YJJBNTTBBH", 14)], county.Parcels.Where(parcel => county.IsPermanent(parcel.Column, parcel.Row))
            .Select((parcel, index) => (county.Lattice.Parcel(parcel.Column, parcel.Row), new object?[] { $"YN{index + 1:D6}" })));
        Outlined(files["plan"], [Field("GHFQDM", 3), Field("GHFQMC", 20)], county.Parcels
            .Select(parcel => (county.Lattice.Parcel(parcel.Column, parcel.Row), parcel.Row % 8 < 3 ? new object?[] { "010", "允许建设区" } : ["030", "限制建设区"])));
        Outlined(files["county"], [Field("XZQDM", 6), Field("XZQMC", 20)], [(county.Outline, [County.Code, County.Name])]);
        Outlined(files["town"], [Field("XZQDM", 9), Field("XZQMC", 20)], county.Towns.Select(unit => (unit.Outline, new object?[] { unit.Code, unit.Name })));
        Outlined(files["village"], [Field("XZQDM", 12), Field("XZQMC", 20)], county.Villages.Select(unit => (unit.Outline, new object?[] { unit.Code, unit.Name })));
        foreach (var layer in new[] { "approval", "temporary-land", "facility-record", "rural-road" })
            Papers(county, layer, files[layer]);
        Rights(county, files["mining-right"]);
        Patches(county, files["patches"]);
        File.WriteAllBytes(files["supplement"], TextEncoding.Gb18030.GetBytes(Supplement(county)));
        Minerals(county, files["minerals"]);
        File.WriteAllText(files["units"], "代码,名称,类别,生效日,失效日\n" + string.Concat(county.Towns.Select(town => $"{town.Code},{town.Name},{(town.Name.EndsWith('镇') ? "镇" : "街道")},2020-01-01,\n")), new UTF8Encoding(false));
        File.WriteAllText(files["findings"], Findings(county), new UTF8Encoding(false));
        File.WriteAllText(files["truth"], "图斑,情形,判定\n" + string.Concat(Truth(county).Select(truth => $"{truth.Number},{truth.Story},{string.Join('|', truth.Codes)}\n")), new UTF8Encoding(false));
        return files;
    }

    /// <summary>What every patch is; codes of the parts where it must be split.</summary>
    public static IEnumerable<(string Number, string Story, IReadOnlyList<string> Codes)> Truth(County county) =>
        county.Patches.Select(patch => (patch.Number, patch.Story.Name, patch.Story.Truth))
            .Concat(county.Minerals.Select(patch => (patch.Number, patch.Story.Name, (IReadOnlyList<string>)[patch.Story.Truth])));

    private static void LandUse(County county, string path)
    {
        SourceField[] fields =
        [
            Field("BSM", 18), Field("TBBH", 8), Field("DLBM", 5), Field("DLMC", 20), Field("QSDWDM", 19), Field("ZLDWMC", 40),
            Number("TBMJ", 15, 2), Number("KCXS", 6, 4), Number("KCMJ", 15, 2), Number("TBDLMJ", 15, 2), Field("图斑细化名", 20),
        ];
        var names = new Dictionary<string, string> { ["0101"] = "水田", ["0102"] = "水浇地", ["0103"] = "旱地", ["0201"] = "果园", ["0301"] = "乔木林地", ["0401"] = "天然牧草地", ["0702"] = "农村宅基地", ["1101"] = "河流水面" };
        ShapefileWriter.Write(path, Zone36, fields, county.Parcels.Select((parcel, index) =>
        {
            var shape = county.Lattice.Parcel(parcel.Column, parcel.Row);
            var area = Math.Round(OfficialArea.Of(shape, Zone36), 2);
            var share = parcel.Class == "0103" ? 0.12 : 0;
            var deducted = Math.Round(area * share, 2);
            return ((Geometry?)shape, (IReadOnlyList<object?>)[
                $"{County.Code}2110000{index + 1:D5}", $"{index + 1:D5}", parcel.Class, names[parcel.Class], County.Code + "101201", "示例县", area, share, deducted, area - deducted, null]);
        }), Day);
    }

    private static void Papers(County county, string layer, string path)
    {
        SourceField[] fields = layer switch
        {
            "approval" => [Field("PZWH", 40), Day8("PZRQ"), Field("PZJG", 40), Field("XMMC", 60), Field("PZYT", 20)],
            "temporary-land" => [Field("PZWH", 40), Day8("PZRQ"), Day8("DQRQ")],
            "facility-record" => [Field("BAH", 40), Day8("BARQ")],
            _ => [Field("MC", 40)],
        };
        Outlined(path, fields, county.Patches.Where(patch => patch.Story.Paper?.Layer == layer).Select((patch, index) =>
        {
            var paper = patch.Story.Paper!;
            var year = paper.Date?[..4];
            object?[] values = layer switch
            {
                "approval" => [$"示例政土批〔{year}〕{index + 1}号", Read(paper.Date), "示例省人民政府", $"{patch.Story.Name}项目", "工业用地"],
                "temporary-land" => [$"示例自然资临〔{year}〕{index + 1}号", Read(paper.Date), Read(paper.Until)],
                "facility-record" => [$"示例设施备〔{year}〕{index + 1}号", Read(paper.Date)],
                _ => [$"示例村道 {index + 1}"],
            };
            return (Outlines.Paper(patch.Site, patch.Story.Shape, paper.From), values);
        }));
    }

    private static void Rights(County county, string path) => Outlined(
        path, [Field("XKZH", 30), Field("KYQR", 40), Field("KZ", 20), Field("XKLX", 20), Day8("YXQQ"), Day8("YXQZ"), Day8("XQSLRQ")],
        county.Minerals.Where(patch => patch.Story.Right is not null).Select((patch, index) =>
        {
            var right = patch.Story.Right!;
            return (Outlines.Right(patch.Site, right.Aside), new object?[]
            {
                $"C6199012020{index + 1:D4}", $"示例矿业{index + 1}公司", right.Mineral, right.Stage, Read(right.From), Read(right.Until), Read(right.Renewal),
            });
        }));

    private static void Patches(County county, string path)
    {
        SourceField[] fields =
        [
            Number("OBJECTID", 9, 0), Field("XZQDM", 6), Field("XMC", 20), Field("JCBH", 20), Field("TBLX", 4), Field("TZ", 10), Field("QSX", 8), Field("HSX", 8),
            Number("XZB", 16, 3), Number("YZB", 16, 3), Number("JCMJ", 12, 2), Field("BZ", 40),
        ];
        ShapefileWriter.Write(path, Zone36, fields, county.Patches.Where(patch => !patch.Supplement).Select((patch, index) =>
        {
            var (shape, centre) = (patch.Outline, patch.Outline.EnvelopeInternal.Centre);
            var mu = patch.Story.Shape == Shape.BowTie ? 0 : OfficialArea.Of(shape, Zone36) * 3 / 2000;
            return ((Geometry?)shape, (IReadOnlyList<object?>)[
                (long)index + 1, County.Code, County.Name, patch.Number, patch.Story.ChangeType, "XZ", Stories.EarlierImage, Stories.LaterImage, centre.X, centre.Y, Math.Round(mu, 2), null]);
        }), Day);
    }

    /// <summary>Northing first, ring closed, GBK and CRLF, hectares: the official form.</summary>
    private static string Supplement(County county)
    {
        var text = new StringBuilder("[属性描述]\r\n格式版本号=1.01版本\r\n数据产生单位=示例县自然资源局\r\n数据产生日期=2024-11-20\r\n坐标系=2000国家大地坐标系\r\n几度分带=3\r\n投影类型=高斯克吕格\r\n计量单位=米\r\n带号=36\r\n精度=0.001\r\n转换参数=,,,,,,\r\n[地块坐标]\r\n");
        foreach (var patch in county.Patches.Where(patch => patch.Supplement))
        {
            var points = patch.Outline.Coordinates;
            var hectares = OfficialArea.Of(patch.Outline, Zone36) / 10_000;
            text.Append(CultureInfo.InvariantCulture, $"{points.Length},{hectares:F4},{patch.Number},{patch.Story.Name},面,,,,@\r\n");
            for (var index = 0; index < points.Length; index++)
                text.Append(CultureInfo.InvariantCulture, $"J{(index == points.Length - 1 ? 1 : index + 1)},1,{points[index].Y:F3},{points[index].X:F3}\r\n");
        }

        return text.ToString();
    }

    /// <summary>A spreadsheet as offices make them: a title across, headings on two rows, numbers typed as text.</summary>
    private static void Minerals(County county, string path)
    {
        var rows = new List<object[]>
        {
            new object[] { "示例县矿产卫片疑似违法图斑表", "", "", "", "", "" },
            new object[] { "图斑编号", "矿种", "疑似类型", "中心坐标", "中心坐标", "备注" },
            new object[] { "", "", "", "X", "Y", "" },
        };
        rows.AddRange(county.Minerals.Select(patch =>
        {
            var centre = patch.Site.Centre(Shape.Blob);
            return new object[] { patch.Number, patch.Story.Mineral, patch.Story.SuspectedType, centre.Y.ToString("F3", CultureInfo.InvariantCulture), centre.X.ToString("F3", CultureInfo.InvariantCulture), "" };
        }));
        File.Delete(path);
        using var written = new MemoryStream();
        written.SaveAs(rows.Select(row => row.Select((cell, index) => ($"c{index}", cell)).ToDictionary(pair => pair.Item1, pair => pair.cell)), printHeader: false);
        File.WriteAllBytes(path, Settled(written.ToArray()));
    }

    /// <summary>The library gives its relationships random names and the parts the time of day; a county is the same bytes every time.</summary>
    private static byte[] Settled(byte[] workbook)
    {
        using var target = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(workbook)))
        using (var to = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            var names = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var part in from.Entries.OrderBy(part => part.FullName, StringComparer.Ordinal))
            {
                using var reader = new StreamReader(part.Open(), Encoding.UTF8);
                var text = RandomName().Replace(reader.ReadToEnd(), match => names.TryGetValue(match.Value, out var known) ? known : names[match.Value] = $"R{names.Count + 1}");
                var copy = to.CreateEntry(part.FullName);
                copy.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var writer = new StreamWriter(copy.Open(), new UTF8Encoding(false));
                writer.Write(text);
            }
        }

        return target.ToArray();
    }

    [GeneratedRegex("R[0-9a-f]{32}")]
    private static partial Regex RandomName();

    private static string Findings(County county)
    {
        var told = county.Patches.Where(patch => patch.Story.Findings is not null).Select(patch => (patch.Number, patch.Story.Findings!))
            .Concat(county.Minerals.Where(patch => patch.Story.Findings is not null).Select(patch => (patch.Number, patch.Story.Findings!))).ToList();
        var columns = told.SelectMany(found => found.Item2.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        var text = new StringBuilder($"图斑,核查人,核查日,{string.Join(',', columns)}\n");
        foreach (var (number, cells) in told)
            text.Append(CultureInfo.InvariantCulture, $"{number},李明,2024-11-25,{string.Join(',', columns.Select(column => cells.GetValueOrDefault(column) ?? ""))}\n");
        return text.ToString();
    }

    private static void Outlined(string path, SourceField[] fields, IEnumerable<(Polygon Shape, object?[] Values)> rows) =>
        ShapefileWriter.Write(path, Zone36, fields, rows.Select(row => ((Geometry?)row.Shape, (IReadOnlyList<object?>)row.Values)), Day);

    private static SourceField Field(string name, int length) => new(name, FieldKind.Text, length);

    private static SourceField Number(string name, int length, int decimals) => new(name, decimals == 0 ? FieldKind.Integer : FieldKind.Real, length, decimals);

    private static SourceField Day8(string name) => new(name, FieldKind.Date, 8);

    private static DateOnly? Read(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture);
}
