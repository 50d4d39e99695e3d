using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BondResolution.Application.Commands;
using BondResolution.Application.Recording;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.People;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;
using BondResolution.Files.Vault;
using BondResolution.Views.Reports;

namespace BondResolution.Application.People;

/// <summary>What may be shown of the holders of a case: from the vault, less whoever is restricted or erased. What is to be shown unmasked is recorded first.</summary>
public sealed class Holders
{
    private readonly Ledger _ledger;
    private readonly string _code;
    private readonly SubjectIndex _restricted;
    private readonly SubjectIndex _erased;

    private Holders(Ledger ledger, string code, PersonalData.State state)
    {
        (_ledger, _code, State) = (ledger, code, state);
        _restricted = new SubjectIndex(ledger.Vault, code, state.Restrictions);
        _erased = new SubjectIndex(ledger.Vault, code, state.Erasures.Select(e => e.Subject));
    }

    public PersonalData.State State { get; }

    public static async Task<Holders> OfAsync(Ledger ledger, string code, CancellationToken cancel = default) =>
        new(ledger, code, PersonalData.State.Of(await new Streams(ledger.Store, ledger.Stages).LoadAsync<PersonalData.Event>(PersonalData.StreamName(code), cancel)));

    /// <summary>Of one account. Problem: <c>vault.altered</c>.</summary>
    public Outcome<ShownHolder> Find(string account)
    {
        if (StateOf(account) is { } told)
            return told;
        var places = _ledger.RegisterChunksOf(_code, account).Select(chunk => new VaultPlace(chunk.FileDigest, chunk.Number)).ToList();
        return _ledger.Vault.Find(_code, account, places).Try(out var found, out var altered) ? Of(found.Row, found.Digest) : altered;
    }

    /// <summary>Of every account the vault knows; every chunk is opened once.</summary>
    public Outcome<IReadOnlyDictionary<string, ShownHolder>> All()
    {
        var all = new Dictionary<string, ShownHolder>(StringComparer.Ordinal);
        var altered = _ledger.Vault.Read(_code, (row, digest) =>
        {
            if (!all.ContainsKey(row.Account))
                all.Add(row.Account, StateOf(row.Account) ?? Of(row, digest));
            return true;
        });
        return altered is null ? all : altered;
    }

    /// <summary>Records that something of these accounts' holders is about to be shown, and why; the sequence. Nothing may be shown where there is a problem.</summary>
    /// <param name="output">The command that shows it, e.g. <c>holder show</c>.</param>
    /// <param name="accounts">Accounts of which something is held.</param>
    public async Task<Outcome<long>> RevealAsync(string output, IReadOnlyList<string> accounts, DateOnly asOf, long asKnown, string? reason, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > Limits.MaxTextLength || reason.Any(char.IsControl))
            return PersonalDataProblems.NoReason.With(("what", output));
        if (PersonalTexts.Refusal("vault.reveal", "reason", reason) is { } personal)
            return personal;
        var happened = new PersonalData.Event.Revealed(
            output, accounts.Count, accounts.Count is 0 or > Limits.LinesPerChunk ? default : [.. accounts.Order(StringComparer.Ordinal).Select(a => (AccountNumber)a)], asOf, asKnown, reason);
        var stream = PersonalData.StreamName(_code);
        var outcome = await new Session(_ledger, dryRun: false).RecordAsync<PersonalData.Event>(Envelope(output, reason), stream, _ => happened, cancel);
        return outcome.Refusal is { } refusal ? refusal : outcome.LastSequence;
    }

    private ShownHolder? StateOf(string account) =>
        _erased.Holds(account) ? new(HolderState.Erased, null, "") : _restricted.Holds(account) ? new(HolderState.Restricted, null, "") : null;

    private ShownHolder Of(VaultRow? row, string digest) =>
        row is null || row.IsEmpty ? ShownHolder.Unknown
        : _erased.Holds(row) ? new(HolderState.Erased, null, "")
        : _restricted.Holds(row) ? new(HolderState.Restricted, null, "")
        : new(HolderState.Held, row, digest);

    /// <summary>A command of its own each time: looking twice is two reveals.</summary>
    private CommandEnvelope Envelope(string output, string reason)
    {
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var digest = CommandDigest.Of([.. new[] { id, output, reason }.Select(text => FileContent.Of(Encoding.UTF8.GetBytes(text), id))], ("bondresolution/command/1", (byte[]?)null))[0];
        return new CommandEnvelope("vault.reveal", _ledger.Today, null, _code, null, null, null, id, digest,
            new FieldReader(JsonSerializer.SerializeToElement(new object()), "vault.reveal"), new Dictionary<string, System.Collections.Immutable.ImmutableArray<FileContent>>());
    }
}
