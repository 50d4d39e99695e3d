using BondResolution.Domain;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Lawsuits;

namespace BondResolution.Views.Tests.Refold;

/// <content>What suits brought in, and what went along with bonds.</content>
public sealed partial class Book
{
    public long CancelledByRecoveries { get; private set; }

    public long RecoveredFen { get; private set; }

    /// <summary>Costs that holders bore, by suit.</summary>
    public Dictionary<string, long> BorneFen { get; } = [];

    /// <summary>What each suit claims and for whom, by stream; an account that left with everything is gone.</summary>
    public SortedDictionary<string, (string Suit, long ClaimedFen, SortedDictionary<string, long> Holders)> Suits { get; } = new(StringComparer.Ordinal);

    private void File(Act act)
    {
        var terms = ((Lawsuit.Event.Filed)act.Opening!).Terms;
        var holders = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var lines in act.Lines.Cast<Lawsuit.Event.HoldersListed>().Select(l => l.Rows))
        {
            for (var i = 0; i < lines.Count; i++)
                holders.Add(lines.Accounts[i], lines.Units[i]);
        }

        Suits.Add(act.Stream, (terms.Suit, terms.Claims.Sum(c => c.Amount.Value), holders));
    }

    private void InSuit(Act act, string account, long units)
    {
        var holders = Suits[act.Stream].Holders;
        if ((holders[account] = holders.GetValueOrDefault(account) + units) == 0)
            holders.Remove(account);
    }

    private void Recover(Act act)
    {
        var opened = (HoldingsEvent.RecoveryOpened)act.Opening!;
        var (receipt, given) = (opened.Receipt, 0L);
        foreach (var lines in act.Lines.Cast<HoldingsEvent.Recovered>().Select(l => l.Rows))
        {
            for (var i = 0; i < lines.Count; i++)
            {
                long Of(System.Collections.Immutable.ImmutableArray<long> column) => column.IsDefault ? 0 : column[i];
                var holder = At(lines.Accounts[i].ToString());
                var (units, principal) = (Of(lines.UnitsCancelled), Of(lines.PrincipalFen));
                var gross = principal + Of(lines.InterestFen) + Of(lines.CostsFen) + Of(lines.LateFen);
                holder.Units -= units;
                holder.PaidDownFen += principal - (FaceFen * units);
                CancelledByRecoveries += units;
                var borne = Of(lines.BorneFen);
                BorneFen[opened.Suit] = BorneFen.GetValueOrDefault(opened.Suit) + borne;
                RecoveredFen += gross - borne;
                given += gross - borne;
                Assert.InRange(borne + Of(lines.TaxFen), 0, gross);
                Repay(act, principal);
                holder.Recoveries.Add(With(act, new()
                {
                    ["on"] = Date(act.On), ["suit"] = opened.Suit, ["no"] = opened.Receipt.No, ["units"] = Of(lines.Units), ["unitsCancelled"] = units,
                    ["principal"] = Yuan(principal), ["interest"] = Yuan(Of(lines.InterestFen)), ["costs"] = Yuan(Of(lines.CostsFen)), ["late"] = Yuan(Of(lines.LateFen)),
                    ["gross"] = Yuan(gross), ["borne"] = Yuan(borne), ["tax"] = Yuan(Of(lines.TaxFen)), ["net"] = Yuan(gross - borne - Of(lines.TaxFen)), ["prepaid"] = Yuan(Of(lines.PrepaidFen))
                }));
            }
        }

        // Nothing that came in is lost: it went back, was given, or stays.
        Assert.Equal(receipt.Amount.Value, receipt.Advanced.Value + receipt.Prepaid.Value + given + ((HoldingsEvent.RecoverySealed)act.Last).Totals.Surplus.Value);
    }

    private void PassOn(Act act, HoldingsEvent.UnitsPassedOn e)
    {
        var deferrals = e.Deferrals.IsDefault ? [] : e.Deferrals;
        var (units, fen) = (deferrals.Sum(d => d.Units), deferrals.Sum(d => (d.Principal + d.Interest).Value));
        var heldBack = deferrals.Where(d => d.Units == 0).Sum(d => d.Principal.Value);
        Carry(e.From, e.To, e.Units, units, heldBack);
        At(e.From).HeldBackFen -= heldBack;
        At(e.To).HeldBackFen += heldBack;
        At(e.From).DeferredUnits -= units;
        At(e.From).DeferredFen -= fen;
        At(e.To).DeferredUnits += units;
        At(e.To).DeferredFen += fen;
        foreach (var account in new[] { e.From, e.To })
        {
            At(account).Successions.Add(With(act, new()
            {
                ["on"] = Date(act.On), ["from"] = e.From, ["to"] = e.To, ["units"] = e.Units, ["reason"] = Words.Of(e.Reason), ["deferredUnits"] = units, ["deferred"] = Yuan(fen),
                ["estate"] = e.Estate?.Net.ToString(), ["estateStated"] = e.Estate?.IsStated, ["smallEstate"] = e.Estate?.IsSmall
            }));
        }
    }
}
