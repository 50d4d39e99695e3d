using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using BondResolution.EventStore.Codec;

namespace BondResolution.Views.Reports;

/// <summary>Answers what was taken back, and what was recorded in its place.</summary>
internal sealed class CorrectionsQuery(ViewsDatabase views, Scope scope, AsKnown known)
{
    /// <summary>Fields of an event that say what it is about: where they are the same, it is of the same subject.</summary>
    private static readonly string[] Subject = ["account", "from", "no", "offer", "suit", "plan", "number", "kind", "instance",
        "recordDate"];

    public CorrectionReport Run(CaseFacts facts)
    {
        var standing = facts.Events.GroupBy(f => f.Row.Command, StringComparer.Ordinal)
            .Select(command => SaidBy([.. command.Select(f => (f.Row,
                (string?)Encoding.UTF8.GetString(EventJson.Encode(f.Event))))])).OrderBy(said => said.Sequence).ToList();
        return new CorrectionReport(scope.Code, scope.AsOf, known,
        [
            .. TakenBack.Read(views, scope).GroupBy(t => (Reversal: t.Reversal.Command, t.Row.Command)).Select(taken =>
            {
                var (first, before) = (taken.MinBy(t => t.Reversal.Sequence)!, SaidBy([.. taken.Select(t => (t.Row, t.Payload))]));
                return new CorrectionReport.Correction(first.Reversal.Sequence, Instant(first.Reversal), first.Reversal.Metadata.By,
                    first.Reversal.Do, first.Reversal.Command, first.Reason,
                    before, standing.Find(said => said.Sequence > first.Reversal.Sequence && IsOfTheSame(said, before)));
            }).OrderBy(c => c.Sequence).ThenBy(c => c.Before.Sequence)
        ]);
    }

    private static CorrectionReport.Said SaidBy(IReadOnlyList<(FactRow Row, string? Payload)> events)
    {
        var first = events[0].Row;
        return new(first.Do, first.Command, first.On, events.Min(e => e.Row.Sequence), events.Max(e => e.Row.Sequence), Instant(first),
            first.Metadata.By, first.Source, first.Label,
            [.. events.Where(e => e.Payload is not null).Select(e =>
                new CorrectionReport.Content(e.Row.Sequence, e.Row.Stream, e.Row.Type, JsonNode.Parse(e.Payload!)!))]);
    }

    /// <summary>RFC 3339, UTC, microseconds.</summary>
    private static string Instant(FactRow row) =>
        DateTimeOffset.Parse(row.RecordedAt, CultureInfo.InvariantCulture).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'",
            CultureInfo.InvariantCulture);

    private static bool IsOfTheSame(CorrectionReport.Said after, CorrectionReport.Said before) =>
        after.Do == before.Do && after.Content.FirstOrDefault() is { } now && before.Content.FirstOrDefault() is { } then
            && now.Stream == then.Stream
        && Subject.All(field => now.Payload[field]?.ToJsonString() == then.Payload[field]?.ToJsonString());
}
