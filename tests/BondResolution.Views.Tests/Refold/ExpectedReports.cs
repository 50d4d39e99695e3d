using System.Text.Json.Nodes;
using BondResolution.Domain.Holdings;
using static BondResolution.Views.Tests.Refold.Book;

namespace BondResolution.Views.Tests.Refold;

/// <summary>The reports a book must lead to, as JSON; sequence and root of the scope, labels, facts and suits left out.</summary>
public static class ExpectedReports
{
    public static JsonObject Exposure(Book book, DateOnly asOf)
    {
        var face = book.Terms!.Face.Value;
        var investors = book.Holders.Where(h => !book.Purchasers.Contains(h.Key)).Select(h => h.Value).ToList();
        var purchasers = book.Holders.Where(h => book.Purchasers.Contains(h.Key)).Select(h => h.Value).ToList();
        var all = book.Holders.Values.ToList();
        var owed = book.Default?.Units - book.CancelledUnits;
        return new JsonObject
        {
            ["case"] = book.Terms.Code, ["asOf"] = Date(asOf), ["face"] = Yuan(face),
            ["atDefault"] = book.Default is { } d ? new JsonObject { ["units"] = d.Units, ["principal"] = d.Principal.ToString(), ["interest"] = d.Interest.ToString() } : null,
            ["outstanding"] = new JsonObject { ["units"] = owed, ["principal"] = book.Default is null ? null : Yuan(book.Default.Principal.Value - book.RepaidFen) },
            ["investors"] = new JsonObject
            {
                ["holders"] = investors.Count(h => h.Units > 0), ["exited"] = investors.Count(h => h.WasRegistered && h.Units == 0),
                ["units"] = investors.Sum(h => h.Units), ["principal"] = Yuan(investors.Sum(h => (face * h.Units) - h.PaidDownFen))
            },
            ["purchasers"] = new JsonObject { ["units"] = purchasers.Sum(h => h.Units), ["principal"] = Yuan(purchasers.Sum(h => (face * h.Units) - h.PaidDownFen)) },
            ["unallocated"] = new JsonObject { ["units"] = owed - all.Sum(h => h.Units) },
            ["cancelled"] = new JsonObject { ["units"] = book.CancelledUnits, ["instalments"] = book.CancelledByInstalments, ["tender"] = book.CancelledByTender, ["recoveries"] = book.CancelledByRecoveries },
            ["repaid"] = new JsonObject { ["principal"] = Yuan(book.RepaidFen) },
            ["deferred"] = new JsonObject { ["accounts"] = all.Count(h => h.DeferredFen > 0), ["units"] = all.Sum(h => h.DeferredUnits), ["amount"] = Yuan(all.Sum(h => h.DeferredFen)) },
            ["frozen"] = new JsonObject { ["accounts"] = all.Count(h => h.Frozen > 0), ["units"] = all.Sum(h => h.Frozen) },
            ["reduction"] = new JsonObject
            {
                ["buyback"] = new JsonObject { ["holders"] = book.Sellers.Count, ["units"] = book.BoughtUnits, ["face"] = Yuan(face * book.BoughtUnits), ["cash"] = Yuan(book.BoughtFen) },
                ["instalments"] = new JsonObject
                {
                    ["count"] = book.Paid.Count, ["units"] = book.CancelledByInstalments, ["cash"] = Yuan(book.Paid.Values.Sum(p => p.CashFen)),
                    ["fee"] = Yuan(book.Paid.Values.Sum(p => p.FeeFen)),
                    ["toInvestors"] = Yuan(investors.Sum(h => h.ReceivedFen)), ["toPurchasers"] = Yuan(purchasers.Sum(h => h.ReceivedFen))
                },
                ["recoveries"] = new JsonObject { ["cash"] = Yuan(book.RecoveredFen) }
            },
            ["instalments"] = new JsonArray([.. book.Declared.Keys.Select(no => Instalment(book, no))]),
            ["interest"] = new JsonArray([.. book.Plans.Where(p => p.Interest is not null).Select(p => new JsonObject
            {
                ["basis"] = "plan " + p.Plan, ["accrued"] = Yuan(DayByDay.Interest(p.Interest!, book.PrincipalChanges, book.InterestUntil < asOf ? book.InterestUntil!.Value : asOf))
            })]),
            ["lawsuits"] = new JsonObject
            {
                ["count"] = book.Suits.Count, ["holders"] = book.Suits.Values.SelectMany(s => s.Holders.Keys).Distinct().Count(),
                ["units"] = book.Suits.Values.Sum(s => s.Holders.Values.Sum()), ["claimed"] = Yuan(book.Suits.Values.Sum(s => s.ClaimedFen))
            }
        };
    }

    /// <summary>Each suit with what it claims and for whom, as text.</summary>
    public static IEnumerable<string> Suits(Book book) =>
        book.Suits.Values.Select(s => $"{s.Suit} {s.Holders.Count} {s.Holders.Values.Sum()} {Yuan(s.ClaimedFen)} {Yuan(book.BorneFen.GetValueOrDefault(s.Suit))}");

    /// <summary>Who holds bonds and is in no suit, with his bonds; nobody before the default.</summary>
    public static IEnumerable<string> Outside(Book book) => book.Default is null ? [] : book.Holders
        .Where(h => h.Value.Units > 0 && !book.Suits.Values.Any(s => s.Holders.ContainsKey(h.Key))).Select(h => $"{h.Key} {h.Value.Units}");

    public static JsonObject? Holder(Book book, DateOnly asOf, string account) => !book.Holders.TryGetValue(account, out var holder) ? null : new JsonObject
    {
        ["case"] = book.Terms!.Code, ["asOf"] = Date(asOf), ["account"] = account, ["class"] = holder.Class, ["purchaser"] = book.Purchasers.Contains(account),
        ["units"] = holder.Units, ["frozen"] = holder.Frozen, ["deferredUnits"] = holder.DeferredUnits, ["deferredAmount"] = Yuan(holder.DeferredFen),
        ["principalOwed"] = Yuan((book.Terms.Face.Value * holder.Units) - holder.PaidDownFen),
        ["movements"] = new JsonArray([.. holder.Movements]), ["purchases"] = new JsonArray([.. holder.Purchases]), ["payments"] = new JsonArray([.. holder.Payments]),
        ["recoveries"] = new JsonArray([.. holder.Recoveries]), ["successions"] = new JsonArray([.. holder.Successions.Select(s => s.DeepClone())])
    };

    public static JsonObject Series(Book book, DateOnly asOf)
    {
        var rows = new JsonArray();
        var (owed, owedFen, investors, purchasers, isDefaulted) = (0L, 0L, 0L, 0L, false);
        foreach (var (act, issuer, fen, accounts) in book.Changes)
        {
            var toPurchasers = accounts.Where(a => book.Purchasers.Contains(a.Key)).Sum(a => a.Value);
            var toInvestors = accounts.Values.Sum() - toPurchasers;
            isDefaulted |= act.Last is Domain.Cases.Case.Event.Defaulted;
            (owed, owedFen, investors, purchasers) = (owed + issuer, owedFen + fen, investors + toInvestors, purchasers + toPurchasers);
            if (issuer != 0 || fen != 0 || toInvestors != 0 || toPurchasers != 0)
            {
                rows.Add(new JsonObject
                {
                    ["date"] = Date(act.On), ["outstanding"] = isDefaulted ? owed : null, ["principal"] = isDefaulted ? Yuan(owedFen) : null, ["investors"] = investors, ["purchasers"] = purchasers,
                    ["event"] = act.Metadata.Do, ["sequence"] = act.Sequence, ["source"] = act.Metadata.Source, ["label"] = act.Metadata.Label
                });
            }
        }

        return new JsonObject { ["case"] = book.Terms!.Code, ["asOf"] = Date(asOf), ["rows"] = rows };
    }

    /// <summary>The lines of an instalment's list as text: account and seven figures; null where it is not paid.</summary>
    public static List<string>? Payout(Book book, int no) => !book.Lists.TryGetValue(no, out var parts) ? null :
    [
        .. parts.SelectMany(p => Enumerable.Range(0, p.Count).Select(i => string.Join(' ', p.Accounts[i], p.Units[i], PaymentLines.At(p.UnitsPaid, i), PaymentLines.At(p.UnitsDeferred, i),
            PaymentLines.At(p.PrincipalFen, i), PaymentLines.At(p.InterestFen, i), PaymentLines.At(p.TaxFen, i),
            PaymentLines.At(p.DeferredPrincipalFen, i) + PaymentLines.At(p.DeferredInterestFen, i))))
    ];

    private static JsonObject Instalment(Book book, int no)
    {
        var paid = book.Paid.GetValueOrDefault(no) ?? new Paid();
        return new JsonObject
        {
            ["no"] = no, ["base"] = paid.Base, ["entitled"] = paid.Entitled, ["paid"] = paid.Units, ["deferred"] = paid.UnitsDeferred,
            ["principal"] = Yuan(paid.PrincipalFen), ["interest"] = Yuan(paid.InterestFen), ["tax"] = Yuan(paid.TaxFen), ["deferredAmount"] = Yuan(paid.DeferredFen),
            ["cash"] = Yuan(paid.CashFen), ["fee"] = Yuan(paid.FeeFen), ["funded"] = Yuan(book.FundedFen.GetValueOrDefault(no))
        };
    }
}
