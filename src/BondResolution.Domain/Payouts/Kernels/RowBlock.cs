using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>
/// Some rows of a register and of its payment, few enough that every step of a payment finds them in the processor's
/// cache: memory is read and written once, however many steps there are.
/// </summary>
internal readonly ref struct RowBlock
{
    /// <summary>Twelve columns of so many rows are 46 KiB.</summary>
    public const int MaxRows = 512;

    public RowBlock(RegisterColumns rows, PayoutColumns columns, int from, int count)
    {
        Units = rows.Units.AsSpan(from, count);
        Frozen = rows.Frozen.AsSpan(from, count);
        Deferred = rows.Deferred.AsSpan(from, count);
        Classes = rows.Classes.AsSpan(from, count);
        Base = columns.Base.AsSpan(from, count);
        UnitsPaid = columns.UnitsPaid.AsSpan(from, count);
        UnitsDeferred = columns.UnitsDeferred.AsSpan(from, count);
        Principal = columns.PrincipalFen.AsSpan(from, count);
        Interest = columns.InterestFen.AsSpan(from, count);
        Tax = columns.TaxFen.AsSpan(from, count);
        DeferredPrincipal = columns.DeferredPrincipalFen.AsSpan(from, count);
        DeferredInterest = columns.DeferredInterestFen.AsSpan(from, count);
    }

    public ReadOnlySpan<long> Units { get; }

    public ReadOnlySpan<long> Frozen { get; }

    public ReadOnlySpan<long> Deferred { get; }

    public ReadOnlySpan<HolderClass> Classes { get; }

    public Span<long> Base { get; }

    public Span<long> UnitsPaid { get; }

    public Span<long> UnitsDeferred { get; }

    public Span<long> Principal { get; }

    public Span<long> Interest { get; }

    public Span<long> Tax { get; }

    public Span<long> DeferredPrincipal { get; }

    public Span<long> DeferredInterest { get; }
}
