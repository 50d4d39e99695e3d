namespace BondResolution.Domain.Payouts;

/// <summary>A payment: line by line, and in total.</summary>
public sealed record PayoutResult(PayoutColumns Columns, PayoutTotals Totals);
