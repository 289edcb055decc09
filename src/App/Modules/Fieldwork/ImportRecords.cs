using System.Globalization;
using CsvHelper;
using Weipian.App.Database;
using Weipian.App.Modules.Patches;
using Weipian.App.Modules.Programmes;
using Weipian.App.Platform;
using Weipian.Law.Determination;

namespace Weipian.App.Modules.Fieldwork;

/// <summary><c>weipian fieldwork import</c>: a list of what was found on the ground, one row a patch, all or nothing. A blank cell says nothing.</summary>
public static class ImportRecords
{
    private static readonly string[] Required = ["图斑", "核查人", "核查日"];
    private static readonly string[] YesNo =
    [
        "实地已变化", "已拆除复耕", "变化后为建设用途", "有永久性建筑", "服务农业农村", "抢险救灾证明", "永久用地已申请", "已申报", "村民建住宅",
        "超出本主体批准", "用途一致", "国家和省级重点工程", "保障性安居工程", "共伴生矿", "在批准标高内",
    ];

    private static readonly string[] Others = ["特殊用途", "现状用途", "动工时间", "路宽", "用地主体", "勘查开采活动", "矿种", "行为时间"];
    internal static readonly string[] Activities = ["开采", "勘查", "非矿活动", "历史遗留", "无"];

    /// <summary>What may be said of a patch, by column.</summary>
    public static IReadOnlyList<string> FactColumns { get; } = [.. YesNo, .. Others];

    /// <exception cref="ProblemException">Every wrong cell by row and column; nothing is kept.</exception>
    public static FieldRecorded Run(Workspace workspace, int year, string file, Actor actor)
    {
        _ = ProgrammeYear.Load(workspace, year);
        if (!File.Exists(file))
            throw new ProblemException("file.missing", "文件不存在", file: file);
        var name = Path.GetFileName(file);
        var problems = new List<Problem>();
        var records = Read(file, name, problems).Select(row => Record(workspace, year, row, problems)).Where(record => record is not null).Select(record => record!).ToList();
        foreach (var twice in records.GroupBy(record => record.Patch).Where(group => group.Count() > 1))
            problems.Add(new Problem("fieldwork.twice", $"图斑 {twice.Key} 出现 {twice.Count()} 次", name));
        if (problems.Count > 0)
            throw new ProblemException(problems);
        if (records.Count == 0)
            throw new ProblemException("fieldwork.empty", "核查表没有记录", name);
        var recorded = new FieldRecorded(name, workspace.Files.PutFile(file), records);
        workspace.Append(actor, new Happening(FieldworkFolds.Recorded, Digits.Of(year), recorded));
        return recorded;
    }

    private static List<RecordRow> Read(string file, string name, List<Problem> problems)
    {
        using var reader = new StreamReader(file);
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        if (!csv.Read() || !csv.ReadHeader())
            throw new ProblemException("fieldwork.empty", "核查表为空", name);
        var columns = csv.HeaderRecord!.Select(column => column.Trim()).ToList();
        foreach (var missing in Required.Except(columns))
            problems.Add(new Problem("fieldwork.column-missing", $"缺少列“{missing}”", name));
        foreach (var strange in columns.Except([.. Required, .. YesNo, .. Others]))
            problems.Add(new Problem("fieldwork.column-unknown", $"不认识的列“{strange}”;可用:{string.Join('、', Required.Concat(YesNo).Concat(Others))}", name));
        if (problems.Count > 0)
            throw new ProblemException(problems);
        var rows = new List<RecordRow>();
        while (csv.Read())
            rows.Add(new RecordRow(name, csv.Parser.RawRow, columns.Select((column, index) => (column, Cell: csv.GetField(index)?.Trim() ?? "")).Where(pair => pair.Cell.Length > 0)
                .ToDictionary(pair => pair.column, pair => pair.Cell, StringComparer.Ordinal), problems));
        return rows;
    }

    private static FieldRecord? Record(Workspace workspace, int year, RecordRow row, List<Problem> problems)
    {
        var found = PatchShelf.Find(workspace, row.Text("图斑") ?? "", year);
        if (found.Count != 1)
        {
            problems.Add(new Problem(found.Count == 0 ? "patch.missing" : "patch.ambiguous", found.Count == 0 ? $"没有图斑“{row.Text("图斑")}”" : $"编号“{row.Text("图斑")}”对应 {found.Count} 个图斑,请用标识", row.File, row.Line, "图斑"));
            return null;
        }

        return Read(found[0].Id, row);
    }

    /// <summary>A row of facts as a record of a patch; wrong cells go to the row's problems.</summary>
    internal static FieldRecord Read(string patch, RecordRow row) => new(
        patch,
        new VerificationFacts(
            row.YesNo("实地已变化"), row.YesNo("已拆除复耕"), row.YesNo("变化后为建设用途"), row.OneOf("特殊用途", [.. SpecialUses.All, "无"]), row.Text("现状用途"),
            row.Day("动工时间"), row.YesNo("有永久性建筑"), row.Number("路宽"), row.YesNo("服务农业农村"), row.YesNo("抢险救灾证明"), row.YesNo("永久用地已申请"),
            row.YesNo("已申报"), row.YesNo("村民建住宅"), row.YesNo("超出本主体批准"), row.YesNo("用途一致"), row.YesNo("国家和省级重点工程") == true,
            row.YesNo("保障性安居工程") == true, row.Text("用地主体")),
        row.OneOf("勘查开采活动", Activities), row.Text("矿种"), row.YesNo("共伴生矿"), row.YesNo("在批准标高内"), row.Day("行为时间"),
        row.Needed("核查人"), row.Day("核查日") ?? row.MissingDay("核查日"));
}
