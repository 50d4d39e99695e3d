using System.Security.Cryptography;
using BondResolution.Application.Recording;
using BondResolution.Domain.Registers;
using BondResolution.Files.Registers;
using BondResolution.Files.Vault;

namespace BondResolution.Application.Handlers;

/// <summary>The events of an import, made from its file as they are recorded: opening, lines, seal, and before them what the step asks for.</summary>
/// <param name="vault">Makes the tokens of persons.</param>
/// <param name="chunksStanding">Chunks of lines that an earlier run recorded, where the import is taken up.</param>
internal sealed class ImportEvents(
    HolderVault vault, string code, RegisterOrigin opening, RegisterFile file, Register.ImportStep step, int chunksStanding) : IPendingEvents<Register.Event>, IDisposable
{
    private readonly Register.Event[] _before = step switch
    {
        Register.ImportStep.GiveUpAndBegin => [new Register.Event.GivenUp("another import of the same record date began"), opening.Opening],
        Register.ImportStep.TakeUp => [],
        _ => [opening.Opening]
    };

    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public int Count => _before.Length + file.ChunkCount + 1;

    public int Standing => step == Register.ImportStep.TakeUp ? chunksStanding : 0;

    public bool IsLines(int index) => index >= _before.Length && index < Count - 1;

    public Register.Event At(int index)
    {
        if (index < _before.Length)
            return _before[index];
        return IsLines(index)
            ? new Register.Event.Lines(file.Chunk(index - _before.Length, (persons, from, count) => vault.PersonTokens(code, persons, from, count)))
            : new Register.Event.Sealed(file.Totals.Accounts, file.Totals.Units, file.Totals.Frozen, Convert.ToHexStringLower(_digest.GetCurrentHash()));
    }

    /// <summary>The seal's digest is over the digests of the lines' payloads, in order.</summary>
    public void Passed(int index, ReadOnlySpan<byte> payloadDigest)
    {
        if (IsLines(index))
            _digest.AppendData(payloadDigest);
    }

    public void Dispose() => _digest.Dispose();
}
