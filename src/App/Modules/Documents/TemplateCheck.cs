using Weipian.App.Platform;
using Weipian.Law;
using Weipian.Law.Documents;
using Weipian.Rendering.Papers;

namespace Weipian.App.Modules.Documents;

/// <summary><c>weipian paper check-template</c>: whether a template may be used for a paper.</summary>
public static class TemplateCheck
{
    /// <summary>Fields unknown to the paper, required ones without a place, and fields printed as what they are not.</summary>
    public static IReadOnlyList<Problem> Of(PaperDocument document, byte[] template)
    {
        try
        {
            var read = PaperTemplate.Read(template);
            var known = document.Fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
            var required = document.Fields.Where(field => field.Required).Select(field => field.Name).ToList();
            return [.. read.Check(known, required).Concat(Shapes(document, read)).Select(problem => new Problem(problem.Code, problem.Message, document.Template, Field: problem.Field))];
        }
        catch (PaperException exception)
        {
            return [.. exception.Problems.Select(problem => new Problem(problem.Code, problem.Message, document.Template))];
        }
    }

    /// <summary>The template of the law folder itself; a missing file is a problem like any other.</summary>
    public static IReadOnlyList<Problem> OfFile(RulePack pack, PaperDocument document)
    {
        try
        {
            return Of(document, pack.Documents.ReadTemplate(document));
        }
        catch (LawException exception)
        {
            return [.. exception.Problems.Select(problem => new Problem(problem.Code, problem.Message, problem.File))];
        }
    }

    private static IEnumerable<PaperProblem> Shapes(PaperDocument document, PaperTemplate template)
    {
        foreach (var field in template.Fields)
        {
            var wanted = document.Find(field.Name)?.Kind switch
            {
                null => field.Kind,
                DocumentFieldKind.Rows => TemplateFieldKind.Rows,
                DocumentFieldKind.Picture => TemplateFieldKind.Picture,
                _ => TemplateFieldKind.Text,
            };
            if (field.Kind != wanted && !(field.Kind == TemplateFieldKind.Text && wanted == TemplateFieldKind.Rows && template.Fields.All(other => !other.Name.StartsWith(field.Name + ".", StringComparison.Ordinal))))
                yield return new PaperProblem("template.field-shape", $"字段“{field.Name}”在字段表中是{Name(wanted)},在模板中是{Name(field.Kind)}", field.Name);
        }
    }

    private static string Name(TemplateFieldKind kind) => kind switch { TemplateFieldKind.Rows => "表", TemplateFieldKind.Picture => "图片", _ => "文字" };
}
