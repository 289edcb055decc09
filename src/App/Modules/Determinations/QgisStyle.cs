using System.Globalization;
using System.Security;
using System.Text;
using Weipian.Law.Determination;

namespace Weipian.App.Modules.Determinations;

/// <summary>How exported layers look in QGIS: verdicts by colour – suspected, lawful and open never alike –, layers as outlines.</summary>
public static class QgisStyle
{
    private static readonly (string Code, string Color)[] Verdicts =
    [
        (VerdictCodes.Unlawful, "214,40,40"), (VerdictCodes.UnlawfulMining, "157,2,8"), (VerdictCodes.Lawful, "56,142,60"), (VerdictCodes.LawfulMining, "27,94,32"),
        (VerdictCodes.ApprovedEarlier, "139,195,74"), (VerdictCodes.Temporary, "255,179,0"), (VerdictCodes.Facility, "121,85,72"), (VerdictCodes.RuralRoad, "84,110,122"),
        (VerdictCodes.Other, "144,164,174"), (VerdictCodes.PseudoChange, "189,189,189"), (VerdictCodes.Demolished, "0,151,167"), (VerdictCodes.OutsideCounty, "103,58,183"),
        (VerdictCodes.Pending, "255,235,59"), (VerdictCodes.Split, "255,138,101"),
    ];

    public static string ByVerdict(string field) => Document(
        $"<renderer-v2 type=\"categorizedSymbol\" attr=\"{field}\" enableorderby=\"0\" forceraster=\"0\" symbollevels=\"0\"><categories>"
        + string.Concat(Verdicts.Select((verdict, index) => $"<category symbol=\"{Number(index)}\" value=\"{verdict.Code}\" label=\"{SecurityElement.Escape(VerdictCodes.Term(verdict.Code))}\" render=\"true\"/>"))
        + "</categories><symbols>" + string.Concat(Verdicts.Select((verdict, index) => Symbol(Number(index), verdict.Color + ",170", "60,60,60,255", 0.3))) + "</symbols></renderer-v2>");

    public static string Outline(string color) => Document(
        $"<renderer-v2 type=\"singleSymbol\" enableorderby=\"0\" forceraster=\"0\" symbollevels=\"0\"><symbols>{Symbol("0", "0,0,0,0", color + ",255", 0.26)}</symbols></renderer-v2>");

    private static string Document(string renderer) =>
        $"<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis version=\"3.28.0\" styleCategories=\"Symbology\">{renderer}</qgis>";

    private static string Symbol(string name, string fill, string line, double width)
    {
        var text = new StringBuilder($"<symbol type=\"fill\" name=\"{name}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\"><layer class=\"SimpleFill\" enabled=\"1\" locked=\"0\" pass=\"0\"><Option type=\"Map\">");
        foreach (var (key, value) in new[] { ("color", fill), ("outline_color", line), ("outline_style", "solid"), ("outline_width", width.ToString(CultureInfo.InvariantCulture)), ("outline_width_unit", "MM"), ("style", fill.EndsWith(",0", StringComparison.Ordinal) ? "no" : "solid") })
            text.Append(CultureInfo.InvariantCulture, $"<Option type=\"QString\" name=\"{key}\" value=\"{value}\"/>");
        return text.Append("</Option></layer></symbol>").ToString();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
