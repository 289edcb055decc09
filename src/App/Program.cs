using System.CommandLine;
using Weipian.App.Commands;

Console.OutputEncoding = System.Text.Encoding.UTF8;
var common = new Invocation(TimeProvider.System);
var root = new RootCommand("卫片:县级土地矿产卫片执法监督检查")
{
    ProgrammeVerbs.Init(common),
    ProgrammeVerbs.Programme(common),
    InspectVerb.Inspect(common),
    LayerVerbs.Layer(common),
    ImageryVerbs.Imagery(common),
    ImportVerb.Import(common),
    FieldworkVerbs.Fieldwork(common),
    EvidenceVerbs.Evidence(common),
    RectifyVerbs.Rectify(common),
    RectifyVerbs.Watch(common),
    StatementVerbs.Statement(common),
    JudgeVerbs.Judge(common),
    JudgeVerbs.Explain(common),
    JudgeVerbs.Opinion(common),
    JudgeVerbs.Split(common),
    JudgeVerbs.Conclude(common),
    StatisticsVerbs.Ledger(common),
    StatisticsVerbs.Tables(common),
    StatisticsVerbs.Ratio(common),
    StatisticsVerbs.Trace(common),
    ExportVerb.Export(common),
    DossierVerbs.Act(common),
    DossierVerbs.Show(common),
    DossierVerbs.List(common),
    DossierVerbs.Due(common),
    CaseVerbs.Violation(common),
    CaseVerbs.Penalty(common),
    CaseVerbs.CrimeWatch(common),
    AcceptanceVerbs.Patches(common),
    AcceptanceVerbs.Acceptance(common),
    SupervisionVerbs.Select(common),
    SupervisionVerbs.Draw(common),
    SupervisionVerbs.Finding(common),
    SupervisionVerbs.Exposures(common),
    SupervisionVerbs.PublicText(common),
    SubmissionVerbs.Submission(common),
    PackVerbs.Pack(common),
    PackVerbs.Archive(common),
    PackVerbs.VerifyPack(common),
    DeadlineVerb.Deadline(common),
    PaperVerbs.Paper(common),
    VerifyVerb.Verify(common),
    DemoVerb.Demo(common),
    ReplayVerb.Replay(common),
    ServeVerb.Serve(common),
    BackupVerbs.Backup(common),
    BackupVerbs.Restore(common),
    BackupVerbs.Upgrade(common),
};
ChineseHelp.Install(root);
var parsed = root.Parse(args);
if (parsed.Errors.Count == 0 || parsed.Action is ChineseHelp)
    return parsed.Invoke();
foreach (var error in parsed.Errors)
    Console.Error.WriteLine($"[option.misused] {ChineseHelp.Translate(error.Message)}");
return 2;
