using System.Text.Json.Nodes;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Registers;

namespace BondResolution.Views.Tests.Refold;

/// <summary>A case folded act by act into plain dictionaries, slowly and in the open.</summary>
public sealed partial class Book
{
    private readonly Dictionary<string, List<RegisterLines>> _registers;
    private long _keptUnits, _keptFen;

    public Book(IReadOnlyCollection<Act> standing, Dictionary<string, List<RegisterLines>> registers)
    {
        _registers = registers;
        var defaulted = standing.FirstOrDefault(a => a.Last is Case.Event.Defaulted);
        foreach (var act in standing)
        {
            var before = Holders.ToDictionary(h => h.Key, h => (h.Value.Units, h.Value.Freezes));
            var owedUnits = -CancelledUnits + (Default?.Units ?? 0);
            var changed = PrincipalChanges.Count;
            if (defaulted is not null && !_isShared && act.On >= defaulted.On)
                ShareAtDefault((Case.Event.Defaulted)defaulted.Last);
            Apply(act);
            foreach (var (account, holder) in Holders)
                Moved(act, holder, before.GetValueOrDefault(account));
            Changes.Add((act, (Default?.Units ?? 0) - CancelledUnits - owedUnits, PrincipalChanges.Skip(changed).Sum(c => c.Fen),
                Holders.ToDictionary(h => h.Key, h => h.Value.Units - before.GetValueOrDefault(h.Key).Units)));
        }
    }

    public CaseTerms? Terms { get; private set; }
    public Case.Event.Defaulted? Default { get; private set; }
    public DateOnly? InterestUntil { get; private set; }
    public SortedDictionary<string, Holder> Holders { get; } = new(StringComparer.Ordinal);
    public HashSet<string> Purchasers { get; } = [];
    public List<PlanTerms> Plans { get; } = [];
    public SortedDictionary<int, InstalmentTerms> Declared { get; } = [];
    public Dictionary<int, long> FundedFen { get; } = [];
    public SortedDictionary<int, Paid> Paid { get; } = [];
    public Dictionary<int, List<PaymentLines>> Lists { get; } = [];
    public HashSet<string> Sellers { get; } = [];
    public long BoughtUnits { get; private set; }
    public long BoughtFen { get; private set; }
    public long CancelledByTender { get; private set; }
    public long CancelledByInstalments { get; private set; }
    public long CancelledUnits => CancelledByTender + CancelledByInstalments + CancelledByRecoveries;
    public long RepaidFen { get; private set; }

    /// <summary>Change of the principal owed by date.</summary>
    public List<(DateOnly On, long Fen)> PrincipalChanges { get; } = [];

    /// <summary>Per act: change of what the issuer owes, in bonds and in fen, and of every account, in bonds.</summary>
    public List<(Act Act, long Issuer, long Fen, Dictionary<string, long> Accounts)> Changes { get; } = [];

    private long FaceFen => Terms!.Face.Value;

    private Holder At(string account) => Holders.TryGetValue(account, out var holder) ? holder : Holders[account] = new Holder();

    private void Apply(Act act)
    {
        switch (act.Last)
        {
            case Case.Event.Opened e: Terms = e.Terms; break;
            case Case.Event.Defaulted e: Default = e; PrincipalChanges.Add((act.On, e.Principal.Value)); break;
            case Case.Event.Accelerated e: InterestUntil = InterestUntil < e.Until ? InterestUntil : e.Until; break;
            case Plan.Event.Adopted e: Plans.Add(e.Terms); break;
            case Plan.Event.Amended e: Plans[Plans.FindIndex(p => p.Plan == e.Terms.Plan)] = e.Terms; break;
            case Instalment.Event.Declared e: Declared[e.Terms.No] = e.Terms; break;
            case Instalment.Event.Funded e: FundedFen[No(act)] = FundedFen.GetValueOrDefault(No(act)) + e.Amount.Value; break;
            case Offer.Event.Opened { Terms.Purchaser: { } purchaser }: Purchasers.Add(purchaser.Account); break;
            case HoldingsEvent.RegisterAdopted e: ShowFirst(Adopt(e.Digest)); break;
            case HoldingsEvent.DifferencesSealed: Adjust(act); break;
            case HoldingsEvent.UnitsFrozen e: At(e.Account).Freezes += e.Units; break;
            case HoldingsEvent.UnitsReleased e: At(e.Account).Freezes -= e.Units; break;
            case HoldingsEvent.UnitsTransferred e: Carry(e.From, e.To, e.Units); State(e.To, e.Class); break;
            case HoldingsEvent.UnitsPassedOn e: PassOn(act, e); State(e.To, e.Class); break;
            case HoldingsEvent.RecoverySealed: Recover(act); break;
            case Lawsuit.Event.FilingSealed: File(act); break;
            case Lawsuit.Event.Joined e: InSuit(act, e.Account, e.Units); break;
            case Lawsuit.Event.Left e: InSuit(act, e.Account, -e.Units); break;
            case Lawsuit.Event.Succeeded e: InSuit(act, e.From, -e.Units); InSuit(act, e.To, e.Units); break;
            case HoldingsEvent.PurchaseSealed: Purchase(act); break;
            case HoldingsEvent.PaymentSealed e: Pay(act, e.Totals); break;
            case HoldingsEvent.DeferredPaid e: PayDeferred(act, e); break;
            case HoldingsEvent.PaymentReturned e: At(e.Account).Payments.Add(Payment(act, e.No, "return", e.Amount.Value)); break;
            case HoldingsEvent.PaymentRepaid e: At(e.Account).Payments.Add(Payment(act, e.No, "repay", e.Amount.Value)); break;
        }
    }

    private void State(string account, HolderClass? stated) => At(account).Class = stated is { } known ? Words.Of(known) : At(account).Class;

    private static int No(Act act) => int.Parse(act.Stream[(act.Stream.LastIndexOf('-') + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    private Dictionary<string, long> Adopt(string digest)
    {
        var shown = new Dictionary<string, long>();
        foreach (var lines in _registers[digest])
        {
            for (var i = 0; i < lines.Count; i++)
            {
                var holder = At(lines.Accounts[i].ToString());
                (holder.Class, holder.WasRegistered) = (Words.Of(lines.Classes[i]), holder.WasRegistered || lines.Units[i] > 0);
                holder.Units += lines.Units[i];
                holder.Freezes += lines.FrozenAt(i);
                shown[lines.Accounts[i].ToString()] = lines.Units[i];
            }
        }

        return shown;
    }

    /// <summary>
    /// What was paid down goes with bonds a register shows elsewhere: losers give their share, what nobody gains is kept, what is gained beyond comes
    /// from what was kept, and the gainers share by bonds in the order of the lines.
    /// </summary>
    private void CarryDifferences(Act act)
    {
        var rows = act.Lines.Cast<HoldingsEvent.Differences>()
            .SelectMany(l => l.Rows.Accounts.Zip(l.Rows.UnitsDelta, (account, units) => (Holder: At(account.ToString()), Units: units))).ToList();
        var (lost, gained, pool) = (-rows.Where(r => r.Units < 0).Sum(r => r.Units), rows.Where(r => r.Units > 0).Sum(r => r.Units), 0L);
        foreach (var (holder, units) in rows.Where(r => r.Units < 0))
        {
            var share = holder.Leaving(-units);
            holder.PaidDownFen -= share;
            pool += share;
        }

        var kept = long.Clamp(gained - lost, 0, _keptUnits);
        if (lost > gained)
        {
            var stays = (long)((Int128)pool * (lost - gained) / lost);
            (pool, _keptUnits, _keptFen) = (pool - stays, _keptUnits + lost - gained, _keptFen + stays);
        }
        else if (long.Min(gained - lost, _keptUnits) is > 0 and var back)
        {
            var given = (long)((Int128)_keptFen * back / _keptUnits);
            (pool, _keptUnits, _keptFen) = (pool + given, _keptUnits - back, _keptFen - given);
        }

        pool += ShowMore(long.Max(0, gained - lost - kept));
        foreach (var (holder, units) in rows.Where(r => r.Units > 0))
        {
            var share = (long)((Int128)pool * units / gained);
            holder.PaidDownFen += share;
            (pool, gained) = (pool - share, gained - units);
        }
    }

    private void Adjust(Act act)
    {
        CarryDifferences(act);
        foreach (var lines in act.Lines.Cast<HoldingsEvent.Differences>().Select(l => l.Rows))
        {
            for (var i = 0; i < lines.Count; i++)
            {
                var holder = At(lines.Accounts[i].ToString());
                holder.Class = Words.Of(lines.Classes[i]);
                holder.Units += lines.UnitsDelta[i];
                holder.Freezes += lines.FrozenDelta[i];
            }
        }

        foreach (var lines in _registers[((HoldingsEvent.DifferencesOpened)act.Opening!).Digest])
        {
            for (var i = 0; i < lines.Count; i++)
                At(lines.Accounts[i].ToString()).WasRegistered |= lines.Units[i] > 0;
        }
    }

    /// <summary>Moves bonds with their share of what they were lowered by; to nobody: they are cancelled. Answers the share.</summary>
    /// <param name="setAside">Of these bonds, those set aside for a deferred payment that goes along.</param>
    /// <param name="heldBack">Principal held back in money that goes along.</param>
    private long Carry(string from, string? to, long units, long setAside = 0, long heldBack = 0)
    {
        var seller = At(from);
        var share = seller.Leaving(units - setAside) - heldBack;
        seller.Units -= units;
        seller.PaidDownFen -= share;
        if (to is not null)
        {
            At(to).Units += units;
            At(to).PaidDownFen += share;
        }

        return share;
    }

    private void Purchase(Act act)
    {
        var terms = (HoldingsEvent.PurchaseOpened)act.Opening!;
        foreach (var lines in act.Lines.Cast<HoldingsEvent.Purchased>().Select(l => l.Rows))
        {
            for (var i = 0; i < lines.Count; i++)
            {
                var share = Carry(lines.Accounts[i].ToString(), terms.PurchaserAccount, lines.Units[i]);
                Sellers.Add(lines.Accounts[i].ToString());
                BoughtUnits += lines.Units[i];
                BoughtFen += lines.CashFen[i];
                At(lines.Accounts[i].ToString()).Purchases.Add(With(act, new()
                {
                    ["on"] = Date(act.On), ["offer"] = terms.Offer, ["units"] = lines.Units[i], ["cash"] = Yuan(lines.CashFen[i])
                }));
                if (terms.Kind == OfferKind.Issuer)
                {
                    CancelledByTender += lines.Units[i];
                    Repay(act, (FaceFen * lines.Units[i]) - share);
                }
            }
        }
    }

    private void Pay(Act act, PaymentTotals totals)
    {
        var no = ((HoldingsEvent.PaymentOpened)act.Opening!).No;
        var paid = Paid[no] = new Paid { Base = totals.Base, Entitled = totals.Entitled, FeeFen = totals.Fee.Value };
        Lists[no] = [.. act.Lines.Cast<HoldingsEvent.Paid>().Select(l => l.Rows)];
        foreach (var lines in Lists[no])
        {
            for (var i = 0; i < lines.Count; i++)
            {
                long Of(System.Collections.Immutable.ImmutableArray<long> column) => column.IsDefault ? 0 : column[i];
                var deferred = Of(lines.DeferredPrincipalFen) + Of(lines.DeferredInterestFen);
                At(lines.Accounts[i].ToString()).Payments.Add(Payment(act, no, "pay", Of(lines.PrincipalFen), Of(lines.InterestFen), Of(lines.TaxFen), deferred,
                    lines.Units[i], lines.Base[i], Of(lines.UnitsPaid), Of(lines.UnitsDeferred)));
                Give(act, paid, lines.Accounts[i].ToString(), Of(lines.UnitsPaid), Of(lines.UnitsDeferred), Of(lines.PrincipalFen), Of(lines.InterestFen), deferred);
                (paid.PrincipalFen, paid.InterestFen, paid.TaxFen) = (paid.PrincipalFen + Of(lines.PrincipalFen), paid.InterestFen + Of(lines.InterestFen), paid.TaxFen + Of(lines.TaxFen));
                At(lines.Accounts[i].ToString()).HeldBackFen += Of(lines.UnitsDeferred) == 0 ? Of(lines.DeferredPrincipalFen) : 0;
            }
        }
    }

    private void PayDeferred(Act act, HoldingsEvent.DeferredPaid e)
    {
        var cash = (e.Principal + e.Interest).Value;
        At(e.Account).Payments.Add(Payment(act, e.No, "release", e.Principal.Value, e.Interest.Value, e.Tax.Value, -cash, unitsPaid: e.Units, unitsDeferred: -e.Units));
        Paid[e.No].FeeFen += e.Fee.Value;
        Give(act, Paid[e.No], e.Account, e.Units, -e.Units, e.Principal.Value, e.Interest.Value, -cash);
        (Paid[e.No].TaxFen, Paid[e.No].PrincipalFen, Paid[e.No].InterestFen) = (Paid[e.No].TaxFen + e.Tax.Value, Paid[e.No].PrincipalFen + e.Principal.Value, Paid[e.No].InterestFen + e.Interest.Value);
        At(e.Account).HeldBackFen -= e.Units == 0 ? e.Principal.Value : 0;
    }

    private void Give(Act act, Paid paid, string account, long units, long unitsDeferred, long principalFen, long interestFen, long deferredFen)
    {
        var holder = At(account);
        holder.Units -= units;
        holder.DeferredUnits += unitsDeferred;
        holder.DeferredFen += deferredFen;
        holder.PaidDownFen += principalFen - (FaceFen * units);
        holder.ReceivedFen += principalFen + interestFen;
        paid.Units += units;
        paid.UnitsDeferred += unitsDeferred;
        paid.DeferredFen += deferredFen;
        paid.CashFen += principalFen + interestFen;
        CancelledByInstalments += units;
        Repay(act, principalFen);
    }

    private void Repay(Act act, long fen)
    {
        RepaidFen += fen;
        PrincipalChanges.Add((act.On, -fen));
    }

    private static void Moved(Act act, Holder holder, (long Units, long Freezes) before)
    {
        if (holder.Units != before.Units || holder.Freezes != before.Freezes)
        {
            holder.Movements.Add(With(act, new()
            {
                ["on"] = Date(act.On), ["do"] = act.Metadata.Do, ["units"] = holder.Units - before.Units, ["frozen"] = holder.Freezes - before.Freezes
            }));
        }
    }

    private static JsonObject Payment(
        Act act, int no, string kind, long principal, long interest = 0, long tax = 0, long deferred = 0,
        long units = 0, long @base = 0, long unitsPaid = 0, long unitsDeferred = 0) => With(act, new()
    {
        ["on"] = Date(act.On), ["no"] = no, ["kind"] = kind, ["units"] = units, ["base"] = @base, ["unitsPaid"] = unitsPaid, ["unitsDeferred"] = unitsDeferred,
        ["principal"] = Yuan(principal), ["interest"] = Yuan(interest), ["gross"] = Yuan(principal + interest), ["tax"] = Yuan(tax),
        ["net"] = Yuan(principal + interest - tax), ["deferred"] = Yuan(deferred)
    });

    private static JsonObject With(Act act, JsonObject entry)
    {
        (entry["sequence"], entry["source"], entry["label"]) = (act.Sequence, act.Metadata.Source, act.Metadata.Label);
        return entry;
    }

    internal static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    internal static string Yuan(long fen) => new Fen(fen).ToString();
}
