using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BondResolution.Application.Audit;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Reporting;

/// <summary>What the exposure report of one date says otherwise as known at two sequences, and the commands recorded between.</summary>
/// <param name="From">The earlier state as known.</param>
/// <param name="To">The later.</param>
public sealed record ExposureDiff(string Case, DateOnly AsOf, AsKnown From, AsKnown To, IReadOnlyList<ExposureDiff.Change> Figures,
    IReadOnlyList<ExposureDiff.Act> Acts)
{
    /// <summary>Members of the report that are no figures of it.</summary>
    private static readonly string[] Beside = ["case", "asOf", "asKnown", "facts"];

    /// <param name="Figure">Its path, e.g. <c>outstanding.units</c>.</param>
    /// <param name="From">Null: there is no such figure, or it is unknown.</param>
    /// <param name="Difference">Of numbers and money what was added; else null.</param>
    public sealed record Change(string Figure, JsonNode? From, JsonNode? To, JsonNode? Difference);

    /// <param name="Reverses">The command it takes back; null: none.</param>
    /// <param name="ReversedBy">The sequence by which it was itself taken back, as known at the later state; null: none.</param>
    public sealed record Act(
        long Sequence, long LastSequence, string RecordedAt, string By, string On, string Do, string Command, string? Source,
            string? Label, string? Reverses, long? ReversedBy);

    /// <summary>Compares two states.</summary>
    /// <param name="ledger">The ledger, its read models caught up.</param>
    /// <param name="scope">Case and date; known is the later state.</param>
    /// <param name="from">The earlier state as known: a sequence.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Outcome<ExposureDiff>> OfAsync(Ledger ledger, Scope scope, long from, CancellationToken cancel)
    {
        if (!(await ledger.Reports.ExposureAsync(scope with { AsKnown = from }, cancel)).Try(out var before, out var problem)
            || !(await ledger.Reports.ExposureAsync(scope, cancel)).Try(out var after, out problem))
            return problem;
        var events = await EventListing.ReadAsync(ledger.Store, null, scope.AsKnown, e =>
            e.Sequence > from && e.Metadata.Case == scope.Code, cancel);
        return new ExposureDiff(scope.Code, scope.AsOf, before.AsKnown, after.AsKnown, Changes(before, after),
        [
            .. events.GroupBy(e => e.Command, StringComparer.Ordinal).Select(command =>
            {
                var first = command.First();
                return new Act(first.Sequence, command.Last().Sequence, first.RecordedAt, first.Metadata.By, first.On, first.Metadata.Do,
                    first.Command, first.Metadata.Source,
                    first.Metadata.Label, first.Reverses, first.ReversedBy);
            })
        ]);
    }

    private static List<Change> Changes(ExposureReport before, ExposureReport after)
    {
        var (then, now) = (FiguresOf(before), FiguresOf(after));
        return
        [
            .. then.Keys.Concat(now.Keys.Where(figure => !then.ContainsKey(figure))).Select(figure =>
                (figure, then.GetValueOrDefault(figure), now.GetValueOrDefault(figure)))
                .Where(f => !JsonNode.DeepEquals(f.Item2, f.Item3)).Select(f =>
                    new Change(f.figure, f.Item2?.DeepClone(), f.Item3?.DeepClone(), Difference(f.Item2, f.Item3)))
        ];
    }

    private static Dictionary<string, JsonNode?> FiguresOf(ExposureReport report)
    {
        var figures = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (name, value) in ReportJson.Of(report).AsObject().Where(member => !Beside.Contains(member.Key)))
            Add(name, value);
        return figures;

        void Add(string path, JsonNode? node)
        {
            if (node is JsonObject members)
            {
                foreach (var (name, value) in members)
                    Add($"{path}.{name}", value);
            }
            else if (node is JsonArray items)
            {
                for (var i = 0; i < items.Count; i++)
                    Add(string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), items[i]);
            }
            else
            {
                figures[path] = node;
            }
        }
    }

    private static JsonNode? Difference(JsonNode? from, JsonNode? to)
    {
        if (Number(from) is { } before && Number(to) is { } after)
            return JsonValue.Create(after - before);
        return Money(from) is { } then && Money(to) is { } now ? JsonValue.Create((now - then).ToString()) : null;
    }

    private static long? Number(JsonNode? node) => node?.GetValueKind() == JsonValueKind.Number ? node.GetValue<long>() : null;

    private static Fen? Money(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String && Fen.TryParse(node.GetValue<string>(), out var amount) ? amount : null;
}
