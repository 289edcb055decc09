using System.Security.Cryptography;
using System.Text;
using Weipian.Law.Access;
using Weipian.Law.Determination;
using Weipian.Law.Documents;
using Weipian.Law.Fieldwork;
using Weipian.Law.LandClasses;
using Weipian.Law.Layers;
using Weipian.Law.Offences;
using Weipian.Law.Parameters;
using Weipian.Law.Procedures;
using Weipian.Law.Selection;
using Weipian.Law.Statistics;
using Weipian.Law.Submissions;
using Weipian.Law.TimeLimits;

namespace Weipian.Law;

/// <summary>The law as data, read whole from a <c>law/</c> folder and checked; immutable. Verdicts cite its <see cref="Hash"/>.</summary>
[Official("规则包")]
public sealed class RulePack
{
    private RulePack(string hash, List<LawProblem> problems, string root)
    {
        Hash = hash;
        // The large books are read on other hands meanwhile; what is wrong with them is told in the order of this list all the same.
        var land = new Ahead<DecisionTableSet<LandFacts>>(found => DecisionTableSet.Read(root, "land", LandQuestions.All, LandQuestions.Tables, found));
        var procedures = new Ahead<ProcedureBook>(found => ProcedureBook.Read(root, found));
        var documents = new Ahead<DocumentBook>(found => DocumentBook.Read(root, found));
        var offences = new Ahead<OffenceBook>(found => OffenceBook.Read(root, found));
        var mineral = new Ahead<DecisionTableSet<MineralFacts>>(found => DecisionTableSet.Read(root, "mineral", MineralQuestions.All, MineralQuestions.Tables, found));
        Glossary = Glossary.Read(root, problems);
        Articles = ArticleBook.Read(root, problems);
        Parameters = ParameterBook.Read(root, problems);
        LandClasses = LandClassBook.Read(root, problems);
        Codes = CodeBook.Read(root, problems);
        LayerKinds = LayerKindBook.Read(root, problems);
        FieldDetection = new FieldDetection(LayerKinds);
        Fieldwork = FieldworkBook.Read(root, problems);
        Tables = TableBook.Read(root, problems);
        Calendar = WorkCalendar.Read(root, problems);
        TimeLimits = LimitBook.Read(root, problems);
        Documents = documents.Take(problems);
        Land = land.Take(problems);
        Procedures = procedures.Take(problems);
        Access = AccessBook.Read(root, Procedures, problems);
        Offences = offences.Take(problems);
        Jurisdiction = JurisdictionBook.Read(root, problems);
        Discretion = DiscretionBook.Read(root, problems);
        Crimes = CrimeBook.Read(root, problems);
        Informing = InformBook.Read(root, problems);
        Selection = SelectionBook.Read(root, problems);
        Submissions = SubmissionBook.Read(root, problems);
        Mineral = mineral.Take(problems);
    }

    /// <summary>SHA-256 over the names and bytes of all law tables, in name order.</summary>
    public string Hash { get; }

    public Glossary Glossary { get; }

    public ArticleBook Articles { get; }

    public ParameterBook Parameters { get; }

    public LandClassBook LandClasses { get; }

    public CodeBook Codes { get; }

    public LayerKindBook LayerKinds { get; }

    public FieldDetection FieldDetection { get; }

    public FieldworkBook Fieldwork { get; }

    public TableBook Tables { get; }

    public ProcedureBook Procedures { get; }

    public AccessBook Access { get; }

    public OffenceBook Offences { get; }

    public WorkCalendar Calendar { get; }

    public LimitBook TimeLimits { get; }

    public JurisdictionBook Jurisdiction { get; }

    public DiscretionBook Discretion { get; }

    public CrimeBook Crimes { get; }

    public InformBook Informing { get; }

    public SelectionBook Selection { get; }

    public SubmissionBook Submissions { get; }

    public DocumentBook Documents { get; }

    public DecisionTableSet<LandFacts> Land { get; }

    public DecisionTableSet<MineralFacts> Mineral { get; }

    /// <exception cref="LawException">Any table is missing, malformed, incomplete, contradictory or cites what does not exist.</exception>
    public static RulePack Load(string directory)
    {
        var problems = new List<LawProblem>();
        var pack = new RulePack(HashOf(directory), problems, directory);
        problems.AddRange(RulePackChecks.Run(pack));
        return problems.Count == 0 ? pack : throw new LawException(problems);
    }

    private static string HashOf(string directory)
    {
        if (!Directory.Exists(directory))
            throw new LawException([new LawProblem("law.folder-missing", directory, 0, "", "规则目录不存在")]);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = Directory.EnumerateFiles(directory, "*.csv", SearchOption.AllDirectories)
            .Select(path => (Path: path, Name: Path.GetRelativePath(directory, path).Replace('\\', '/')))
            // Who may see a verdict does not change it.
            .Where(file => !file.Name.StartsWith("access/", StringComparison.Ordinal))
            .OrderBy(file => file.Name, StringComparer.Ordinal);
        foreach (var (path, name) in files)
        {
            var bytes = File.ReadAllBytes(path);
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{bytes.Length}\n"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A book being read on another hand, with what is wrong with it.</summary>
    private sealed class Ahead<T>(Func<List<LawProblem>, T> read)
    {
        private readonly Task<(T Book, List<LawProblem> Found)> _reading = Task.Run(() =>
        {
            var found = new List<LawProblem>();
            return (read(found), found);
        });

        public T Take(List<LawProblem> problems)
        {
            var (book, found) = _reading.GetAwaiter().GetResult();
            problems.AddRange(found);
            return book;
        }
    }
}
