namespace BondResolution.Domain.Holdings;

/// <summary>Why bonds moved outside trading (非交易过户).</summary>
public enum TransferReason
{
    Inheritance,
    Gift,
    Judicial,
    Other
}
