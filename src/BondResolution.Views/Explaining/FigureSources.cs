using BondResolution.Domain.Money;
using BondResolution.Views.Lines;
using BondResolution.Views.Reports;

namespace BondResolution.Views.Explaining;

/// <summary>What figures are computed from, as the reports read it; each read when it is first asked for.</summary>
internal sealed class FigureSources(ViewsDatabase views, Scope scope, AsKnown asKnown, CaseFacts facts) : IDisposable
{
    private StandingLines? _lines;

    public Scope Scope => scope;

    public AsKnown AsKnown => asKnown;

    public CaseFacts Facts => facts;

    public Fen Face => facts.Case.Terms!.Face;

    public IssuerBook Book => field ??= IssuerBook.Read(views, scope);

    public StandingLines Lines => _lines ??= StandingLines.Read(views, scope);

    public IReadOnlyList<InstalmentTotals> Totals => field ??= InstalmentTotals.Read(views, scope);

    public Positions Positions => field ??= Positions.Fold(Lines, facts);

    /// <summary>The report of one account, or null where the ledger does not know it.</summary>
    public HolderReport? Holder(string account) => new HolderQuery(views, scope, asKnown).Run(facts, account);

    /// <summary>The event that opened the payment of an instalment, the latest in the scope.</summary>
    public Domain.Holdings.HoldingsEvent.PaymentOpened? PaymentOf(long no) =>
        facts.EventsOf<Domain.Holdings.HoldingsEvent.PaymentOpened>().Select(e => e.Event).LastOrDefault(e => e.No == no);

    public void Dispose() => _lines?.Dispose();
}
