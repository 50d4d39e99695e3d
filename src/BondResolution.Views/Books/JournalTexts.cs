using System.Globalization;
using BondResolution.Domain.Recording;
using BondResolution.Domain;
using BondResolution.Domain.Books;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Lawsuits;
using BondResolution.EventStore.Codec;
using BondResolution.Views.Reports;

namespace BondResolution.Views.Books;

/// <summary>What a transaction says of itself; the same in every language, as it is read by programs.</summary>
internal static class JournalTexts
{
    private const int StreamParts = 3;

    /// <summary>What happened, as the announcement would call it.</summary>
    /// <param name="row">The event that completed it.</param>
    /// <param name="happened">The same.</param>
    /// <param name="opened">What opened the act, where it has lines.</param>
    public static string Description(FactRow row, IDomainEvent happened, IDomainEvent? opened) => (happened, opened) switch
    {
        (Case.Event.Defaulted, _) => "Default: bonds and principal owed 违约",
        (HoldingsEvent.RegisterAdopted e, _) => $"Register of {Text(e.RecordDate)} adopted 持有人名册采用",
        (HoldingsEvent.DifferencesSealed, HoldingsEvent.DifferencesOpened o) => $"Register of {Text(o.RecordDate)} adopted: its differences 名册差异",
        (Offer.Event.Opened e, _) => $"Offer {e.Terms.Offer}: the purchaser's account held bonds before 收购方原有持仓归类",
        (HoldingsEvent.PurchaseSealed, HoldingsEvent.PurchaseOpened { Kind: OfferKind.ThirdParty } o) => $"Offer {o.Offer}: a third party bought 第三方收购",
        (HoldingsEvent.PurchaseSealed, HoldingsEvent.PurchaseOpened o) => $"Offer {o.Offer}: the issuer bought and cancelled 发行人收购注销",
        (Instalment.Event.Funded, _) => $"Instalment {LastPart(row.Stream)}: funds received 偿付资金到账",
        (HoldingsEvent.PaymentSealed, HoldingsEvent.PaymentOpened o) => $"Instalment {Text(o.No)}: paid 分期偿付",
        (HoldingsEvent.DeferredPaid e, _) => $"Instalment {Text(e.No)}: a deferred payment made 递延偿付",
        (HoldingsEvent.PaymentReturned e, _) => $"Instalment {Text(e.No)}: a payment came back 退票",
        (HoldingsEvent.PaymentRepaid e, _) => $"Instalment {Text(e.No)}: a returned payment made again 再次支付",
        (HoldingsEvent.UnitsTransferred or HoldingsEvent.UnitsPassedOn, _) => "Bonds moved between an investor and a purchaser 非交易过户",
        (HoldingsEvent.RecoverySealed, HoldingsEvent.RecoveryOpened o) => $"Suit {o.Suit}: recovery {Text(o.Receipt.No)} shared out 回收款分配",
        (Lawsuit.Event.Recovered e, _) => $"Suit {Suit(row)}: recovery {Text(e.Receipt.No)} received 收到回收款",
        (Lawsuit.Event.CostAdvanced { By: AdvancedBy.Trustee }, _) => $"Suit {Suit(row)}: costs advanced by the trustee 受托管理人垫付",
        (Lawsuit.Event.CostAdvanced, _) => $"Suit {Suit(row)}: costs prepaid by holders 持有人预付",
        (Lawsuit.Event.FeePaid e, _) => $"Suit {Suit(row)}: {Words.Of(e.Kind)} fee paid 交纳诉讼费用",
        (Lawsuit.Event.FeeRefunded e, _) => $"Suit {Suit(row)}: {Words.Of(e.Kind)} fee refunded 退还诉讼费用",
        _ => row.Do
    };

    /// <summary>Where it is recorded and from which source; those it has none of are left out.</summary>
    public static IReadOnlyList<(string Name, string Value)> Tags(FactRow row, IDomainEvent happened)
    {
        var between = row.Metadata.Between is { Length: 2 } days ? $"{Text(days[0])} to {Text(days[1])}" : null;
        var labels = row.Metadata.Labels is { Count: > 0 } own ? string.Join(' ', own.Select(l => $"{l.Key}={l.Value}")) : null;
        string?[] values =
        [
            row.Sequence.ToString(CultureInfo.InvariantCulture), row.Stream, row.Type, row.Command, row.Do,
            row.Source, row.Label, labels, between, Note(happened)
        ];
        return [.. Journal.TagNames.Zip(values).Where(t => !string.IsNullOrEmpty(t.Second)).Select(t => (t.First, t.Second!))];
    }

    /// <summary>Of the money an event names and no account holds.</summary>
    private static string? Note(IDomainEvent happened) => happened switch
    {
        Case.Event.Defaulted e => $"interest due at default {e.Interest} CNY is recorded and not posted: what of it is paid follows from plan and suits",
        HoldingsEvent.RecoverySealed { Totals.Surplus: { Value: > 0 } surplus } => $"nobody is owed {surplus} CNY of it: it stays",
        Lawsuit.Event.CostAdvanced e => "for " + e.For,
        _ => null
    };

    /// <summary>The suit's name: what follows case and kind in the stream's.</summary>
    private static string Suit(FactRow row) => LastPart(row.Stream);

    private static string LastPart(string stream) => stream.Split('-', StreamParts) is [_, _, var name] ? name : stream;

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
