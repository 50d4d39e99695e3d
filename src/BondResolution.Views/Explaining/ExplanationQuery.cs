using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.Views.Reports;
using Dapper;

namespace BondResolution.Views.Explaining;

/// <summary>Answers why a figure is what it is, from what the reports sum.</summary>
internal sealed class ExplanationQuery(ViewsDatabase views, IEventStore store, Scope scope, AsKnown asKnown, CaseFacts facts)
{
    /// <summary>Commands of one kind that are named one by one where they add nothing themselves.</summary>
    private const int NamedOfAKind = 20;

    private static readonly Said NoDefault = new(
        "no default is recorded in this scope: what was owed at default, and all that is counted from it, is not known", "查询范围内没有违约记录：违约时所欠以及由此计算的数字均为未知");

    /// <summary>The explanation, or null where there is no such figure in the scope.</summary>
    public async Task<Explanation?> RunAsync(FigurePlace place, CancellationToken cancel)
    {
        if (FigureTable.Find(place) is not { } figure)
            return null;
        using var sources = new FigureSources(views, scope, asKnown, facts);
        var isUnknown = figure.NeedsDefault && facts.Case.Default is null;
        if (figure.Parts(sources, place)?.ToList() is not { } parts || (place.Name == "atDefault" && !isUnknown))
            return null;
        var text = figure.Text?.Invoke(sources, place);
        if (figure.Unit == FigureUnit.Text && text is null)
            return null;

        var isHolders = place.Name.StartsWith("holder.", StringComparison.Ordinal);
        var rows = facts.All.ToDictionary(f => f.Sequence);
        var (behind, label) = FigureLabels.Behind(facts, place.Name, isHolders ? -1 : place.Index(0));
        var steps = isUnknown ? [] : await StepsAsync(parts, rows, isHolders ? place.Keys[0] : null, cancel);
        var (named, others) = Silent(behind, [.. steps.Select(s => s.Fact.Command)]);
        var policies = Policies.Of(facts, [.. steps.Select(s => s.Fact), .. behind]);
        return new Explanation(
            scope.Code, scope.AsOf, asKnown, place, figure.Unit, isUnknown || figure.Unit == FigureUnit.Text ? null : steps.LastOrDefault(s => s.Sum is not null)?.Sum ?? 0, text,
            isHolders ? FigureLabels.OfHolder(facts, steps.Select(s => s.Fact), policies.Select(p => p.Label)) : label, figure.Meaning, isUnknown ? NoDefault : null,
            Merged(steps, named), policies, others, isHolders ? null : figure.Deeper);
    }

    /// <summary>Parts of one act together, in order, with the sum as it grows.</summary>
    private async Task<List<Explanation.Step>> StepsAsync(List<Part> parts, Dictionary<long, FactRow> rows, string? account, CancellationToken cancel)
    {
        var steps = new List<Explanation.Step>();
        var sum = 0L;
        foreach (var act in parts.GroupBy(p => (p.On, p.Sequence)).OrderBy(a => a.Key.On, StringComparer.Ordinal).ThenBy(a => a.Key.Sequence))
        {
            var change = act.Any(p => p.Amount is not null) ? act.Aggregate(0L, (total, p) => checked(total + (p.Amount ?? 0))) : (long?)null;
            sum = checked(sum + (change ?? 0));
            var first = act.First();
            var lines = act.Any(p => p.Lines is not null) ? act.Max(p => p.Lines) : null;
            var step = new Explanation.Step(rows[act.Key.Sequence], How([.. act.Select(p => p.How).Distinct()]), change, change is null ? null : sum, lines,
                first.Register is { } register ? FileOf(register) : null, null);
            steps.Add(account is not null && first is { Register: { } opened, LinesSequence: { } chunk } ? await WithLineAsync(step, opened, chunk, account, cancel) : step);
        }

        return steps;
    }

    private static Said How(List<Said> all) => new(string.Join("; ", all.Select(s => s.English)), string.Join("；", all.Select(s => s.Chinese)));

    private string? FileOf(long register) =>
        views.Connection.QueryFirstOrDefault<string>("SELECT file_digest FROM register WHERE opened_sequence = @register", new { register });

    /// <summary>
    /// The step with the physical line of an account in a register's file, from the event that holds it; of a register in several files
    /// with the part and its file.
    /// </summary>
    private async Task<Explanation.Step> WithLineAsync(Explanation.Step step, long opened, long chunk, string account, CancellationToken cancel)
    {
        if (await EventAsync(chunk, cancel) is not Register.Event.Lines { Rows: var rows })
            return step;
        var at = rows.Accounts.IndexOf(account);
        if (at < 0 || rows.LineNumbers.IsDefault)
            return step;
        var line = rows.LineNumbers[at];
        if (await EventAsync(opened, cancel) is not Register.Event.PartsOpened several)
            return step with { Line = line };
        var (part, own) = RegisterOrigin.Of(several)!.PartOf(line);
        return step with { File = several.Parts[part - 1].FileDigest, Line = own, Part = part };
    }

    private async Task<IDomainEvent?> EventAsync(long sequence, CancellationToken cancel)
    {
        await foreach (var stored in store.ReadAllAsync(sequence - 1, cancel))
            return stored.DecodedPayload();
        return null;
    }

    /// <summary>What the figure stands on without a step: named one by one, or where there are many of a kind, together.</summary>
    private static (List<Explanation.Step> Named, List<Explanation.Group> Others) Silent(IReadOnlyList<FactRow> behind, HashSet<string> told)
    {
        var (named, others) = (new List<Explanation.Step>(), new List<Explanation.Group>());
        var silent = behind.Where(f => !told.Contains(f.Command)).GroupBy(f => f.Command).Select(c => c.Last());
        foreach (var kind in silent.GroupBy(f => f.Do))
        {
            if (kind.Count() <= NamedOfAKind)
                named.AddRange(kind.Select(f => new Explanation.Step(f, null, null, null, null, null, null)));
            else
                others.Add(new(kind.Key, kind.Count(), kind.Min(f => f.Sequence), kind.Max(f => f.Sequence), FigureLabels.Weakest(kind)));
        }

        return (named, others);
    }

    /// <summary>Silent events in their places; the last step stays last.</summary>
    private static List<Explanation.Step> Merged(List<Explanation.Step> steps, List<Explanation.Step> named)
    {
        var merged = new List<Explanation.Step>(steps);
        foreach (var step in named)
        {
            var at = merged.FindIndex(s => (string.CompareOrdinal(s.Fact.On, step.Fact.On), s.Fact.Sequence.CompareTo(step.Fact.Sequence)) is ( > 0, _) or (0, > 0));
            merged.Insert(at >= 0 ? at : int.Max(0, merged.Count - (steps.Count > 0 ? 1 : 0)), step);
        }

        return merged;
    }
}
