using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Registers;

/// <summary>How a register differs from another of the same record date, whatever the order of their rows.</summary>
/// <param name="Differing">Accounts that stand in one only, or with other bonds, frozen bonds, class or person.</param>
/// <param name="First">The first of them: in the order of the second register, then in that of the first.</param>
/// <param name="Shared">Accounts that stand in both.</param>
/// <param name="Missing">Of those that differ: accounts that the second does not name.</param>
public sealed record RegisterComparison(int Differing, AccountNumber First, int Shared, int Missing)
{
    /// <summary>Whether both say the same of the same accounts.</summary>
    public bool IsSame => Differing == 0;

    /// <summary>Whether all that the second says stands in the first, which says more.</summary>
    public bool IsWithin => Missing > 0 && Differing == Missing;

    public static RegisterComparison Of(RegisterContent standing, RegisterContent other)
    {
        var rows = new Dictionary<AccountNumber, (RegisterLines Lines, int Row)>(standing.Lines.Sum(lines => lines.Count));
        foreach (var lines in standing.Lines)
        {
            for (var i = 0; i < lines.Count; i++)
                rows.Add(lines.Accounts[i], (lines, i));
        }

        var (differing, first, shared) = (0, default(AccountNumber), 0);
        foreach (var lines in other.Lines)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                var stands = rows.Remove(lines.Accounts[i], out var row);
                shared += stands ? 1 : 0;
                if (!stands || !IsSameRow(row.Lines, row.Row, lines, i))
                    Differs(lines.Accounts[i]);
            }
        }

        foreach (var account in rows.Keys)
            Differs(account);
        return new RegisterComparison(differing, first, shared, rows.Count);

        void Differs(AccountNumber account)
        {
            if (differing++ == 0)
                first = account;
        }
    }

    private static bool IsSameRow(RegisterLines a, int rowOfA, RegisterLines b, int rowOfB) =>
        a.Units[rowOfA] == b.Units[rowOfB] && a.FrozenAt(rowOfA) == b.FrozenAt(rowOfB) && a.Classes[rowOfA] == b.Classes[rowOfB]
        && a.PersonAt(rowOfA) == b.PersonAt(rowOfB);
}
