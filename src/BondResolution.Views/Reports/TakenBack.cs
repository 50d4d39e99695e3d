using System.Text;
using BondResolution.Domain.Recording;
using BondResolution.EventStore.Codec;
using Dapper;

namespace BondResolution.Views.Reports;

/// <summary>An event that counted once and was taken back, with what took it back and why.</summary>
/// <param name="Payload">Its content as JSON; null: lines, which stand between what opened and what sealed their act.</param>
/// <param name="Reversal">The event that took it back.</param>
/// <param name="Reason">Why, in the words of whoever corrected it.</param>
internal sealed record TakenBack(FactRow Row, string? Payload, FactRow Reversal, string Reason)
{
    /// <summary>All of a scope, by sequence.</summary>
    public static IReadOnlyList<TakenBack> Read(ViewsDatabase views, Scope scope)
    {
        var reversals = new Dictionary<long, (FactRow Row, string Payload)>();
        var facts = Facts($"{ViewsSchema.TakenBack}").ToList();
        foreach (var (row, payload, _) in Facts(
            "f.case_code = @code AND f.sequence IN (SELECT undone_by FROM fact WHERE case_code = @code AND undone_by <= @asKnown)"))
        {
            if (EventCatalogue.Find(row.Type) is { Role: EventRole.Reverses })
                reversals.Add(row.Sequence, (row, payload!));
        }

        return
        [
            .. facts.Where(f => reversals.ContainsKey(f.UndoneBy!.Value)).Select(f =>
            {
                var (reversal, payload) = reversals[f.UndoneBy!.Value];
                return new TakenBack(f.Row, f.Payload, reversal,
                    ((IReversal)EventJson.Decode(reversal.Type, Encoding.UTF8.GetBytes(payload))).Reason);
            })
        ];

        IEnumerable<(FactRow Row, string? Payload, long? UndoneBy)> Facts(string condition) =>
            views.Connection.Query<(long Sequence, long CountsFrom, string Stream, string Type, string On, string At, string Command,
                string Do, string? Source, string? Label, string Metadata, string? Payload, long? UndoneBy)>(
                $"""
                SELECT f.sequence, COALESCE(f.counts_from, f.sequence), f.stream, f.type, f.effective_on, f.recorded_at, f.command_id,
                    f.doing, f.source, f.label, f.metadata, f.payload,
                       f.undone_by
                FROM fact f WHERE {condition} ORDER BY f.sequence
                """, scope.Parameters()).Select(r => (new FactRow(
                    r.Sequence, r.CountsFrom, r.Stream, r.Type, r.On, r.At, r.Do, r.Command, r.Source, r.Label,
                        EventMetadata.Decode(Encoding.UTF8.GetBytes(r.Metadata))), r.Payload, r.UndoneBy));
    }
}
