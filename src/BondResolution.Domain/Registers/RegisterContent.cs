using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Registers;

/// <summary>A sealed register with all its lines.</summary>
/// <param name="Digest">As the register's <em>sealed</em> event has it; holdings refer to the register by it.</param>
/// <param name="Lines">In chunks, all but the last of the same size.</param>
public sealed record RegisterContent(string Digest, DateOnly RecordDate, IReadOnlyList<RegisterLines> Lines)
{
    /// <summary>The accounts of all lines, in order.</summary>
    public AccountNumber[] Accounts() => AccountsOf(Lines);

    /// <summary>The accounts of some chunks of lines, in order.</summary>
    public static AccountNumber[] AccountsOf(IReadOnlyList<RegisterLines> chunks)
    {
        var accounts = new AccountNumber[chunks.Sum(lines => lines.Count)];
        var at = 0;
        foreach (var lines in chunks)
        {
            lines.Accounts.AsSpan().CopyTo(accounts.AsSpan(at));
            at += lines.Count;
        }

        return accounts;
    }

    /// <summary>Where a row of <see cref="Accounts"/> stands: its chunk, and its place in it.</summary>
    public (RegisterLines Lines, int Row) At(int row) => (Lines[row / Lines[0].Count], row % Lines[0].Count);
}
