using System.Globalization;
using System.Text;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Recording;
using BondResolution.EventStore.Codec;
using Dapper;

namespace BondResolution.Views.Reports;

/// <summary>The payments of an instalment and what followed them, in a scope: also what was taken back by then.</summary>
internal static class InstalmentActs
{
    private static readonly Type[] Kinds =
        [typeof(HoldingsEvent.PaymentOpened), typeof(HoldingsEvent.DeferredPaid), typeof(HoldingsEvent.PaymentReturned), typeof(HoldingsEvent.PaymentRepaid)];

    /// <summary>Names of their events, as a list in SQL; they are the program's own.</summary>
    private static readonly string Types = string.Join(", ", EventCatalogue.All.Where(e => Kinds.Contains(e.Type)).Select(e => $"'{e.Name}'"));

    public static IReadOnlyList<InstalmentAct> Read(ViewsDatabase views, Scope scope, int no)
    {
        var rows = views.Connection.Query<(long CountsFrom, string On, long? UndoneBy, string Type, string Payload)>(
            $"""
            SELECT f.counts_from, f.effective_on, f.undone_by, f.type, f.payload FROM fact f
            WHERE f.case_code = @code AND f.effective_on <= @asOf AND f.counts_from <= @asKnown AND f.type IN ({Types})
            """, scope.Parameters());
        return
        [
            .. rows.Select(r => new InstalmentAct(r.CountsFrom, DateOnly.ParseExact(r.On, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                    r.UndoneBy <= scope.AsKnown ? r.UndoneBy : null, (HoldingsEvent)EventJson.Decode(r.Type, Encoding.UTF8.GetBytes(r.Payload))))
                .Where(a => InstalmentAct.NoOf(a.Event) == no).OrderBy(a => a.Sequence)
        ];
    }
}
