using BondResolution.Domain.Bonds;

namespace BondResolution.Views.Lines;

/// <summary>Lines of a payment, a release, a return: columns of equal length, amounts in fen.</summary>
internal sealed record PaymentColumns(
    AccountNumber[] Accounts, long[] Units, long[] Base, long[] UnitsPaid, long[] UnitsDeferred,
    long[] PrincipalFen, long[] InterestFen, long[] TaxFen, long[] DeferredFen, long[] DeferredInterestFen)
{
    public int Count => Accounts.Length;

    public static PaymentColumns Read(ReadOnlySpan<byte> content, int count)
    {
        var packed = new PackedReader(content, count);
        return new(packed.Accounts(), packed.Numbers(), packed.Numbers(), packed.Numbers(), packed.Numbers(), packed.Numbers(), packed.Numbers(),
            packed.Numbers(), packed.Numbers(), packed.Numbers());
    }

    public void Write(PackedWriter to)
    {
        to.Accounts(Accounts);
        foreach (var column in (ReadOnlySpan<long[]>)[Units, Base, UnitsPaid, UnitsDeferred, PrincipalFen, InterestFen, TaxFen, DeferredFen, DeferredInterestFen])
            to.Numbers(column);
    }
}
