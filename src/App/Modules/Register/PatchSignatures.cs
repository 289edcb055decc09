namespace Weipian.App.Modules.Register;

/// <summary>Departments that signed for a patch, kept in one text so that a list of 100,000 asks no second table.</summary>
public static class PatchSignatures
{
    /// <summary>One department as it stands in the text: between bars, so that no name is found inside another.</summary>
    public static string Mark(string department) => $"|{department}|";
}
