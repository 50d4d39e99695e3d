using System.Text;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.EventStore.Codec;
using BondResolution.Views.Lines;

namespace BondResolution.Views.Reports;

/// <summary>Answers what one account holds and how it came to it.</summary>
internal sealed class HolderQuery(ViewsDatabase views, Scope scope, AsKnown asKnown)
{
    /// <summary>A line that changes the account's position.</summary>
    private sealed record Change(StandingRow Row, long Units, long Freeze);

    /// <summary>The report, or null where the account is not in the ledger in this scope.</summary>
    public HolderReport? Run(CaseFacts facts, string account)
    {
        using var lines = StandingLines.Read(views, scope);
        var face = facts.Case.Terms!.Face;
        if (Positions.Fold(lines, facts).Find(account) is not { } position)
            return null;
        var changes = Changes(lines, face, account);
        return new HolderReport(
            scope.Code, scope.AsOf, asKnown, account, Words.Of(position.Class), facts.Purchasers.Contains(account), position.Units,
            position.Frozen, position.DeferredUnits, new Fen(position.DeferredFen), face * position.Units - new Fen(position.PaidDownFen),
            Freezes(account, changes), Movements(changes), Purchases(lines, account), Payments(lines, account), Claims(facts, account),
            Recoveries(lines, account), Successions(facts, account));
    }

    private static List<Change> Changes(StandingLines lines, Fen face, AccountNumber account)
    {
        var own = new List<Change>();
        foreach (var changes in lines.Changes(face))
        {
            var at = Array.IndexOf(changes.Accounts, account);
            if (at >= 0)
                own.Add(new(changes.Row, AccountChanges.At(changes.Units, at), AccountChanges.At(changes.Freeze, at)));
        }

        return own;
    }

    /// <summary>Freezes that stand: those recorded by number, less what was released of each, and what registers brought.</summary>
    private static List<HolderReport.Freeze> Freezes(string account, List<Change> changes)
    {
        var freezes = new SortedDictionary<string, HolderReport.Freeze>(StringComparer.Ordinal);
        foreach (var (row, _, units) in changes.Where(c => c.Freeze != 0))
        {
            var happened = row.Payload is null ? null : EventJson.Decode(row.Type, Encoding.UTF8.GetBytes(row.Payload));
            var number = happened switch
            {
                HoldingsEvent.UnitsFrozen e => e.Number,
                HoldingsEvent.UnitsReleased e => e.Number,
                _ => HoldingsBook.RegisterFreezeNumber(account)
            };
            var standing = happened is HoldingsEvent.UnitsFrozen frozen
                ? new HolderReport.Freeze(number, 0, Words.Of(frozen.Kind), frozen.Authority, frozen.Until?.ToString("yyyy-MM-dd"))
                : freezes.GetValueOrDefault(number) ?? new HolderReport.Freeze(number, 0, null, null, null);
            freezes[number] = standing with { Units = standing.Units + units };
        }

        return [.. freezes.Values.Where(f => f.Units > 0)];
    }

    /// <summary>What each act changed; lines of one act together.</summary>
    private static List<HolderReport.Movement> Movements(List<Change> changes) =>
    [
        .. changes.GroupBy(c => (c.Row.On, c.Row.CountsFrom)).Select(act => (act.First().Row, Units: act.Sum(c => c.Units), Freeze: act.Sum(c => c.Freeze)))
            .Where(m => m.Units != 0 || m.Freeze != 0)
            .Select(m => new HolderReport.Movement(m.Row.On, m.Row.Do, m.Units, m.Freeze, m.Row.CountsFrom, m.Row.Source, m.Row.Label))
    ];

    private static List<HolderReport.Purchase> Purchases(StandingLines lines, AccountNumber account)
    {
        var purchases = new List<HolderReport.Purchase>();
        foreach (var row in lines.Rows.Where(row => row.Kind == LineKind.Purchase))
        {
            var packed = new PackedReader(lines.Content(row.Id), row.Count);
            var at = Array.IndexOf(packed.Accounts(), account);
            if (at >= 0)
                purchases.Add(new(row.On, row.Subject!, packed.Numbers()[at], new Fen(packed.Numbers()[at]), row.CountsFrom, row.Source, row.Label));
        }

        return purchases;
    }

    private static List<HolderReport.Payment> Payments(StandingLines lines, AccountNumber account)
    {
        var payments = new List<HolderReport.Payment>();
        foreach (var row in lines.Rows.Where(row => row.Kind is LineKind.Payment or LineKind.Release or LineKind.Return or LineKind.Repay))
        {
            var p = PaymentColumns.Read(lines.Content(row.Id), row.Count);
            var at = Array.IndexOf(p.Accounts, account);
            if (at < 0)
                continue;
            var (principal, interest, tax) = (new Fen(p.PrincipalFen[at]), new Fen(p.InterestFen[at]), new Fen(p.TaxFen[at]));
            payments.Add(new(row.On, row.No, KindOf(row.Kind), p.Units[at], p.Base[at], p.UnitsPaid[at], p.UnitsDeferred[at], principal, interest,
                principal + interest, tax, principal + interest - tax, new Fen(p.DeferredFen[at]), row.CountsFrom, row.Source, row.Label));
        }

        return payments;
    }

    private static List<HolderReport.Recovery> Recoveries(StandingLines lines, AccountNumber account)
    {
        var recoveries = new List<HolderReport.Recovery>();
        foreach (var row in lines.Rows.Where(row => row.Kind == LineKind.Recovery))
        {
            var r = RecoveryColumns.Read(lines.Content(row.Id), row.Count);
            var at = Array.IndexOf(r.Accounts, account);
            if (at < 0)
                continue;
            var (gross, borne, tax) = (new Fen(r.GrossFen(at)), new Fen(r.BorneFen[at]), new Fen(r.TaxFen[at]));
            recoveries.Add(new(row.On, row.Recovery.Suit, row.Recovery.No, r.Units[at], r.UnitsCancelled[at], new Fen(r.PrincipalFen[at]), new Fen(r.InterestFen[at]),
                new Fen(r.CostsFen[at]), new Fen(r.LateFen[at]), gross, borne, tax, gross - borne - tax, new Fen(r.PrepaidFen[at]), row.CountsFrom, row.Source, row.Label));
        }

        return recoveries;
    }

    private static List<HolderReport.Succession> Successions(CaseFacts facts, string account) =>
    [
        .. facts.PassedOn.Where(p => p.Event.From == account || p.Event.To == account).Select(p => new HolderReport.Succession(
            p.Row.On, p.Event.From, p.Event.To, p.Event.Units, Words.Of(p.Event.Reason),
            p.Event.Deferrals.IsDefault ? 0 : p.Event.Deferrals.Sum(d => d.Units),
            p.Event.Deferrals.IsDefault ? Fen.Zero : Fen.Sum(p.Event.Deferrals.Select(d => d.Principal + d.Interest)),
            p.Event.Estate?.Net, p.Event.Estate?.IsStated, p.Event.Estate?.IsSmall, p.Row.Sequence, p.Row.Source, p.Row.Label))
    ];

    private static string KindOf(LineKind kind) => kind switch
    {
        LineKind.Payment => "pay",
        LineKind.Release => "release",
        LineKind.Return => "return",
        LineKind.Repay => "repay",
        _ => throw new ArgumentOutOfRangeException(nameof(kind))
    };

    private List<HolderReport.Claim> Claims(CaseFacts facts, string account)
    {
        var claims = new List<HolderReport.Claim>();
        foreach (var suit in facts.Lawsuits.Where(s => s.Holders.ContainsKey(account)))
        {
            var filed = facts.All.First(f => f.Do == "lawsuit.file" && f.Stream == Lawsuit.StreamName(scope.Code, suit.Terms!.Suit));
            claims.Add(new(suit.Terms!.Suit, suit.Holders[account], filed.On, filed.Sequence, filed.Source, filed.Label));
        }

        return claims;
    }
}
