// Made the templates of law/documents once; they are edited there in Word or WPS since. Run again only for new papers: the argument is the
// folder, further ones the papers to write; an existing file is kept unless it is named.
using Weipian.PaperTemplates;

if (args.Length == 0)
{
    Console.Error.WriteLine("dotnet run --project tools/PaperTemplates -- law/documents [文书代号]…");
    return 2;
}

var made = 0;
foreach (var (code, write) in StopPapers.All.Concat(PenaltyPapers.All).Concat(ReferralPapers.All).Concat(OfficePapers.All).Concat(CaseForms.All).Concat(RecordPapers.All).Concat(PatchForms.All).Concat(DossierForms.All))
{
    var path = Path.Combine(args[0], code + ".docx");
    if (File.Exists(path) ? !args.Skip(1).Contains(code) : args.Length > 1 && !args.Skip(1).Contains(code))
        continue;
    File.WriteAllBytes(path, write());
    Console.WriteLine(path);
    made++;
}

Console.WriteLine($"{made} templates written");
return 0;
