using System.Globalization;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;

namespace BondResolution.Application.Recording;

/// <summary>A case's streams as states: what deciders decide on, beside the stream they write.</summary>
public sealed class CaseStreams(Streams streams, string code)
{
    private readonly Dictionary<string, RegisterContent> _registers = new(StringComparer.Ordinal);

    public string Code => code;

    public async Task<Case.State> CaseAsync() => Case.State.Of(History.Standing(await streams.LoadAsync<Case.Event>(Case.StreamName(code))));

    /// <summary>The offer as it stood on a date.</summary>
    public async Task<Offer.State> OfferAsync(string offer, DateOnly asOf) =>
        Offer.State.Of(History.Standing(await streams.LoadAsync<Offer.Event>(Offer.StreamName(code, offer)), asOf));

    public async Task<Instalment.State> InstalmentAsync(int no, DateOnly asOf) =>
        Instalment.State.Of(History.Standing(await streams.LoadAsync<Instalment.Event>(Instalment.StreamName(code, no)), asOf));

    public async Task<Lawsuit.State> LawsuitAsync(string suit) =>
        Lawsuit.State.Of(History.Standing(await streams.LoadAsync<Lawsuit.Event>(Lawsuit.StreamName(code, suit))));

    public async Task<Register.State> RegisterAsync(DateOnly recordDate) =>
        Register.State.Of(History.Standing(await streams.LoadAsync<Register.Event>(Register.StreamName(code, recordDate))));

    /// <summary>The plan whose stream this is, as it stood on a date.</summary>
    public async Task<Plan.State> PlanAsync(string stream, DateOnly asOf) =>
        Plan.State.Of(History.Standing(await streams.LoadAsync<Plan.Event>(stream), asOf));

    /// <summary>All that happened to the holdings, with the registers they refer to.</summary>
    public async Task<HoldingsHistory> HoldingsAsync() => await HoldingsAsync(await streams.LoadAsync<HoldingsEvent>(Holdings.StreamName(code)));

    /// <summary>
    /// The events of the holdings with the lines that decide what some accounts hold, and whose lines these are; null: everybody's.
    /// </summary>
    /// <param name="accounts">The accounts; null: all.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<(IReadOnlyList<Recorded<HoldingsEvent>> Events, IReadOnlySet<AccountNumber>? Reach)> HoldingsEventsAsync(
        IReadOnlyCollection<AccountNumber>? accounts, CancellationToken cancel)
    {
        var stream = Holdings.StreamName(code);
        var atDefault = PrincipalAtDefault.Of(await CaseAsync());
        for (IReadOnlySet<AccountNumber>? reach = accounts?.ToHashSet(); reach is not null;)
        {
            var events = await streams.LoadAsync<HoldingsEvent>(stream, reach, cancel);
            var wider = HoldingsReach.Of(events.Select(e => e.Event), reach, atDefault);
            if (wider?.SetEquals(reach) == true)
                return (events, reach);
            reach = wider;
        }

        return (await streams.LoadAsync<HoldingsEvent>(stream, cancel), null);
    }

    /// <summary>The same of events loaded already.</summary>
    /// <param name="events">All of the holdings, with the lines of these accounts.</param>
    /// <param name="only">The accounts; null: all.</param>
    public async Task<HoldingsHistory> HoldingsAsync(IReadOnlyList<Recorded<HoldingsEvent>> events, IReadOnlySet<AccountNumber>? only = null)
    {
        var registers = new Dictionary<string, RegisterContent>(StringComparer.Ordinal);
        foreach (var recorded in events)
        {
            if (recorded.Event is HoldingsEvent.RegisterAdopted adopted)
                registers[adopted.Digest] = await (only is null
                    ? ContentAsync(adopted.RecordDate, adopted.Digest)
                    : ContentAsync(adopted.RecordDate, adopted.Digest, only));
        }

        var state = await CaseAsync();
        return HoldingsHistory.Of(events, digest => registers[digest], state.Terms?.Face ?? Fen.Zero, code, PrincipalAtDefault.Of(state), only);
    }

    /// <summary>The lines of the sealed register of a record date, withdrawn or not, by its digest.</summary>
    public async Task<RegisterContent> ContentAsync(DateOnly recordDate, string digest)
    {
        if (!_registers.TryGetValue(digest, out var known))
        {
            var events = await streams.LoadAsync<Register.Event>(Register.StreamName(code, recordDate));
            _registers.Add(digest, known = new RegisterContent(digest, recordDate, Content(events, recordDate, digest)));
        }

        return known with { RecordDate = recordDate };
    }

    /// <summary>The same with the lines of some accounts only.</summary>
    private async Task<RegisterContent> ContentAsync(DateOnly recordDate, string digest, IReadOnlySet<AccountNumber> only)
    {
        if (_registers.TryGetValue(digest, out var whole))
            return new RegisterContent(digest, recordDate, RegisterLines.Together(whole.Lines.Select(lines => OwnLines.Of(lines, only))));
        var events = await streams.LoadAsync<Register.Event>(Register.StreamName(code, recordDate), only, CancellationToken.None);
        return new RegisterContent(digest, recordDate, RegisterLines.Together(Content(events, recordDate, digest)));
    }

    private List<RegisterLines> Content(IReadOnlyList<Recorded<Register.Event>> events, DateOnly recordDate, string digest)
    {
        var lines = new List<RegisterLines>();
        foreach (var recorded in events)
        {
            switch (recorded.Event)
            {
                case Register.Event.Opened or Register.Event.SheetOpened or Register.Event.PartsOpened:
                    lines = [];
                    break;
                case Register.Event.Lines e:
                    lines.Add(e.Rows);
                    break;
                case Register.Event.Sealed e when e.Digest == digest:
                    return lines;
            }
        }

        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"holdings of {code} refer to a register of {recordDate:yyyy-MM-dd} that is not there"));
    }
}
