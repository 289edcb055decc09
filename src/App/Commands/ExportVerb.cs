using System.CommandLine;
using Weipian.App.Modules.Determinations;
using Weipian.App.Platform;

namespace Weipian.App.Commands;

/// <summary><c>export</c>.</summary>
public static class ExportVerb
{
    public static Command Export(Invocation common)
    {
        var year = new Option<int>("--year") { Description = "年度", Required = true };
        var format = new Option<string>("--format") { Description = "shp、geojson、txt(图斑);gpkg(图斑与全部现行图层的快照,带样式,QGIS 可直接打开)", Required = true };
        var output = new Option<string>("--out") { Description = "写到此文件", Required = true };
        var pieces = new Option<bool>("--pieces") { Description = "导出图斑与各图层图形的套合块(shp、geojson);gpkg 则一并写入" };
        return common.Verb("export", "导出图斑及其判定;线下处理的不在其中", parsed =>
        {
            var pack = LawLibrary.Load(parsed.GetValue(common.Law));
            using var workspace = Workspace.OpenToRead(parsed.GetValue(common.Workspace)!, common.Clock);
            var exported = ExportPatches.Run(workspace, parsed.GetValue(year), parsed.GetValue(format)!, parsed.GetValue(output)!, pack, parsed.GetValue(pieces));
            common.Said(parsed, exported, $"已写入 {exported.Path}:{exported.Written} 个图斑{(exported.Pieces > 0 ? $",{exported.Pieces} 个套合块" : "")}{string.Concat(exported.LeftOut.Select(left => "\n  未写入 " + left))}");
            return 0;
        }, common.Workspace, year, format, pieces, output, common.Json, common.Law);
    }
}
