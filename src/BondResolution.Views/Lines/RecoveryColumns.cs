using BondResolution.Domain.Bonds;

namespace BondResolution.Views.Lines;

/// <summary>Lines of a recovery: columns of equal length, amounts in fen.</summary>
internal sealed record RecoveryColumns(
    AccountNumber[] Accounts, long[] Units, long[] UnitsCancelled, long[] PrincipalFen, long[] InterestFen, long[] CostsFen, long[] LateFen,
    long[] TaxFen, long[] PrepaidFen, long[] BorneFen)
{
    public int Count => Accounts.Length;

    public static RecoveryColumns Read(ReadOnlySpan<byte> content, int count)
    {
        var packed = new PackedReader(content, count);
        return new(packed.Accounts(), packed.Numbers(), packed.Numbers(), packed.Numbers(), packed.Numbers(), packed.Numbers(), packed.Numbers(),
            packed.Numbers(), packed.Numbers(), packed.Numbers());
    }

    /// <summary>What a line gives after costs, before tax.</summary>
    public long CashFen(int row) => GrossFen(row) - BorneFen[row];

    /// <summary>What the debtor pays by a line, before costs and tax.</summary>
    public long GrossFen(int row) => PrincipalFen[row] + InterestFen[row] + CostsFen[row] + LateFen[row];
}
