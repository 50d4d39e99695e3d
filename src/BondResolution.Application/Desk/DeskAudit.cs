using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application.Audit;
using BondResolution.Application.People;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Desk;

/// <summary>Audits, proofs and reveals at the desk.</summary>
public sealed class DeskAudit(LedgerPool pool)
{
    /// <summary>As <c>bondres audit verify --format json</c>.</summary>
    /// <param name="request">Who asks.</param>
    /// <param name="progress">Told how far it has come.</param>
    /// <param name="cancel">Cancels.</param>
    public Task<Outcome<JsonNode>> VerifyAsync(DeskRequest request, IWorkProgress progress, CancellationToken cancel) => pool.ReadAsync<JsonNode>(request.User, async ledger =>
    {
        ledger.Progress = progress;
        return (await Audits.VerifyAsync(ledger, null, [], cancel)).Try(out var verified, out var problem)
            ? VerificationJson.Of(verified.Found, ledger.Store.IsSequencedByReader, verified.Time)
            : problem;
    }, cancel);

    /// <summary>The ledger's head, signed, UTF-8, as <c>bondres audit checkpoint</c> writes it.</summary>
    public Task<Outcome<byte[]>> CheckpointAsync(DeskRequest request, CancellationToken cancel) => WithKeyAsync<byte[]>(request, async (ledger, key) =>
        Encoding.UTF8.GetBytes((await new Prover(ledger.Store, key).CheckpointAsync(cancel)).ToString()), cancel);

    /// <summary>The public key of checkpoints and proofs, PEM in UTF-8.</summary>
    public Task<Outcome<byte[]>> PublicKeyAsync(DeskRequest request, CancellationToken cancel) => WithKeyAsync<byte[]>(request, (_, key) =>
        Task.FromResult<Outcome<byte[]>>(Encoding.UTF8.GetBytes(key.PublicPem + "\n")), cancel);

    /// <summary>A proof of one event, UTF-8, as <c>bondres audit prove</c> writes it.</summary>
    public Task<Outcome<byte[]>> ProofAsync(DeskRequest request, long sequence, CancellationToken cancel) =>
        WithKeyAsync(request, async (ledger, key) => Bytes(await new Prover(ledger.Store, key).OfSequenceAsync(sequence, cancel)), cancel);

    /// <summary>A receipt of every line of one account, UTF-8, as <c>bondres audit prove --account</c> writes it.</summary>
    public Task<Outcome<byte[]>> ReceiptAsync(DeskRequest request, string account, CancellationToken cancel) =>
        WithKeyAsync(request, async (ledger, key) => Bytes(await new Prover(ledger.Store, key).OfAccountAsync(account, cancel)), cancel);

    /// <summary><c>{"account","state","person","name","idNumber","phone","address","remark","sequence"}</c>: recorded, with the reason, before it is shown.</summary>
    public Task<Outcome<JsonNode>> RevealAsync(DeskRequest request, string code, string account, string? reason, CancellationToken cancel) =>
        pool.RecordAsync<JsonNode>(request.User, async ledger =>
        {
            if (!(await ReportScope.OfAsync(ledger, code, null, null, cancel)).Try(out var scope, out var unread)
                || !(await ledger.Reports.HolderAsync(scope, account, cancel)).Try(out _, out unread))
                return unread;
            var holders = await Holders.OfAsync(ledger, code, cancel);
            if (!holders.Find(account).Try(out var found, out var altered))
                return altered;
            var shown = found.State is HolderState.Held ? new[] { account } : [];
            if (!(await holders.RevealAsync("holder show", shown, scope.AsOf, scope.AsKnown, reason, cancel)).Try(out var sequence, out var refused))
                return refused;
            var json = HolderJson.Of(found, revealed: true);
            json.Insert(0, "account", account);
            json["sequence"] = sequence;
            return json;
        }, cancel);

    private Task<Outcome<T>> WithKeyAsync<T>(DeskRequest request, Func<Ledger, SigningKey, Task<Outcome<T>>> work, CancellationToken cancel)
        where T : notnull => pool.ReadAsync(request.User, async ledger =>
    {
        if (!SigningKey.Load(await ledger.Place.KeyFolderAsync(cancel)).Try(out var key, out var problem))
            return (Outcome<T>)problem;
        using (key)
            return await work(ledger, key);
    }, cancel);

    private static Outcome<byte[]> Bytes(Outcome<ProofFile> proof) =>
        proof.Try(out var made, out var problem) ? Encoding.UTF8.GetBytes(ReportJson.Text(made.ToJson()) + "\n") : problem;
}
