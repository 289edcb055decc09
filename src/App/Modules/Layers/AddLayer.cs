using Weipian.App.Database;
using Weipian.App.Intake;
using Weipian.App.Platform;
using Weipian.Formats;
using Weipian.Law;
using Weipian.Law.Layers;
using Weipian.Spatial;

namespace Weipian.App.Modules.Layers;

/// <summary>What a person says of a layer beside the file itself.</summary>
/// <param name="Scheme">Land-class scheme, by name or by file name of <c>law/land-classes</c>.</param>
/// <param name="Date">Day the content is of.</param>
/// <param name="Replaces">Numbers of the layers it takes the place of; null: by the kind's rule.</param>
public sealed record LayerStatement(string Kind, string? Scheme, string? Date, string Secrecy, IReadOnlyList<int>? Replaces);

/// <summary><c>weipian layer add</c>: one immutable layer version, all or nothing.</summary>
public static class AddLayer
{
    public const string NotSecret = "非涉密";

    /// <exception cref="ProblemException">Nothing was registered.</exception>
    public static RegisteredLayer Run(Workspace workspace, LayerStatement statement, IntakeOptions options, RulePack pack, Actor actor)
    {
        var kind = KindOf(statement.Kind, pack);
        var scheme = SchemeOf(kind, statement.Scheme, pack);
        if (statement.Secrecy != NotSecret)
            throw new ProblemException("layer.secrecy", $"密级标注为“{statement.Secrecy}”;本系统部署于非涉密网,只接收{NotSecret}数据", field: "--secrecy");
        var date = statement.Date is null ? null : Days.Write(Days.Read(statement.Date));
        using var source = SourceDoor.Open(options.File, options.Layer);
        var mapping = Map(kind, source, options, pack);
        var reading = SourceDoor.Judge(source.Crs, options);
        var crs = reading.Crs ?? throw new ProblemException(reading.Code!, reading.Message!, source.File, field: "--crs");
        var rows = new LayerReading(
            source, crs, RowFilter.Parse(options.Where, source.Fields.Select(field => field.Name).ToList()), kind, mapping, options);
        var incoming = Path.Combine(workspace.LayerDirectory, "incoming.part");
        using var side = LayerPackWriter.Begin(incoming + ".pack");
        var hash = Write(incoming, side, new LayerHead(kind.Key, crs.Epsg, options.AcceptWgs84, scheme, date, mapping.Keys.Order(StringComparer.Ordinal).ToList()), kind, crs, rows);
        SourceDoor.RefuseUnless(source, crs, rows.Extent, options);
        if (rows.Kept == 0)
            throw new ProblemException("layer.empty", $"没有可登记的图形(记录 {rows.Account.Read} 条,筛选后为零)", source.File, field: "--where");
        if (LayerShelf.Current(workspace).FirstOrDefault(layer => layer.Description.Hash == hash) is { } same)
            return same;
        var path = LayerShelf.PathOf(workspace, hash);
        // The three long steps that are left touch different files; the side file is the longest and uses all hands itself.
        var kept = Task.Run(() => KeptSource.Put(workspace.Files, options.File));
        var stored = Task.Run(() =>
        {
            // Hashed while the disk takes it.
            var moved = Task.Run(() => Durable.FlushFile(incoming));
            var sha256 = ContentStore.HashOfFile(incoming);
            moved.GetAwaiter().GetResult();
            Durable.MoveInto(incoming, path);
            return sha256;
        });
        side.Finish(hash, OverlayLayer.PackPathOf(path));
        Task.WaitAll(kept, stored);
        using var packed = LayerPack.Open(OverlayLayer.PackPathOf(path), hash, _ => throw new InvalidOperationException("no overlay here"))!;
        var description = new LayerDescription(
            kind.Key, hash, stored.Result, crs.Epsg, options.AcceptWgs84, scheme, date, statement.Secrecy, source.File,
            kept.Result, source.Layer, options.Where, source.Format, source.Encoding, source.EncodingReason,
            new SortedDictionary<string, string>(mapping.ToDictionary(), StringComparer.Ordinal), rows.Account, rows.Kept, packed.OverlappingPairs, rows.AreaM2,
            rows.Quarantined, [.. rows.Warnings, .. SourceDoor.WarningsOf(source, crs, rows.Extent, options)]);
        workspace.Append(actor, new Happening(LayerFolds.Registered, kind.Key, new LayerRegistered(description, Replaced(workspace, kind, statement.Replaces))));
        return LayerShelf.All(workspace).Last(layer => layer.Description.Hash == hash && layer.Current);
    }

    private static LayerKind KindOf(string key, RulePack pack) =>
        pack.LayerKinds.Find(key) is { } kind && !key.StartsWith("patch-", StringComparison.Ordinal) ? kind
            : throw new ProblemException("layer.kind",
                $"没有图层种类“{key}”;可用:{string.Join('、', pack.LayerKinds.All.Where(known => !known.Key.StartsWith("patch-", StringComparison.Ordinal)).Select(known => $"{known.Key}({known.Name})"))}", field: "--kind");

    private static string? SchemeOf(LayerKind kind, string? given, RulePack pack)
    {
        if (given is null)
            return kind.NeedsScheme
                ? throw new ProblemException("layer.scheme-missing", $"{kind.Name}须注明地类体系(同一编码在不同体系中含义不同):{string.Join('、', pack.LandClasses.Schemes)}", field: "--scheme")
                : null;
        return pack.LandClasses.FindScheme(given)
            ?? throw new ProblemException("layer.scheme", $"没有地类体系“{given}”;可用:{string.Join('、', pack.LandClasses.Schemes)}", field: "--scheme");
    }

    private static IReadOnlyDictionary<string, string> Map(LayerKind kind, FeatureSource source, IntakeOptions options, RulePack pack)
    {
        var names = source.Fields.Select(field => field.Name).ToList();
        foreach (var target in (options.Map ?? new Dictionary<string, string>()).Keys.Where(target => kind.Fields.All(field => field.Target != target)))
            throw new ProblemException("layer.target", $"{kind.Name}没有目标字段“{target}”;可用:{string.Join('、', kind.Fields.Select(field => $"{field.Target}({field.Name})"))}", source.File, field: "--map");
        var proposal = pack.FieldDetection.Propose(kind.Key, names, options.Map);
        if (proposal.Mapping.Values.FirstOrDefault(column => !names.Contains(column)) is { } absent)
            throw new ProblemException("import.map", $"指定的源字段“{absent}”不在文件中;现有:{string.Join('、', names)}", source.File, field: "--map");
        if (proposal.MissingRequired.Count > 0)
            throw new ProblemException(proposal.MissingRequired.Select(field => new Problem(
                "layer.field-missing", $"没有找到必需字段 {field.Name};已知的源字段名:{string.Join('、', field.KnownNames)};现有:{string.Join('、', names)};请用 --map {field.Target}=源字段 指明",
                source.File, Field: field.Target)).ToList());
        return proposal.Mapping;
    }

    private static string Write(string path, LayerPackWriter side, LayerHead head, LayerKind kind, Crs crs, LayerReading rows)
    {
        using var file = new LayerFile(path, head, kind, crs);
        foreach (var chunk in rows.ReadAll())
        {
            file.Write(chunk);
            side.Add(chunk.Packed);
        }

        return file.Close();
    }

    /// <summary>Named by a person; else every current version, where the kind knows only one at a time.</summary>
    private static List<int> Replaced(Workspace workspace, LayerKind kind, IReadOnlyList<int>? named)
    {
        var current = LayerShelf.Current(workspace).Where(layer => layer.Description.Kind == kind.Key).Select(layer => layer.Number).ToList();
        if (named?.FirstOrDefault(number => !current.Contains(number)) is { } wrong and not 0)
            throw new ProblemException("layer.replace", $"第 {wrong} 号不是现行的{kind.Name}图层", field: "--replace");
        return named?.ToList() ?? (kind.Several ? [] : current);
    }
}
