using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Weipian.Rendering;

/// <summary>
/// Writes sheets as .xlsx ready to print: the same sheets give the same bytes. Text is stored as text, so a cell that begins with = is never a formula.
/// </summary>
public static class Workbook
{
    public static byte[] Write(IReadOnlyList<Sheet> sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            document.ChangeIdOfPart(workbook, "workbook");
            var styles = workbook.AddNewPart<WorkbookStylesPart>("styles");
            styles.Stylesheet = SheetStyles.Stylesheet(sheets.SelectMany(sheet => sheet.Columns).Select(column => column.Decimals).Distinct().Order().ToList());
            var list = new Sheets();
            var names = new DefinedNames();
            for (var index = 0; index < sheets.Count; index++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"sheet{index + 1}");
                workbook.AddNewPart<WorksheetPart>(id).Worksheet = SheetPage.Worksheet(sheets[index]);
                list.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheets[index].Name, SheetId = (uint)index + 1, Id = id });
                names.Append(SheetPage.RepeatedRows(sheets[index], (uint)index));
            }

            workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(list, names);
        }

        return SettledZip.Write(SettledZip.Read(stream.ToArray()));
    }
}
