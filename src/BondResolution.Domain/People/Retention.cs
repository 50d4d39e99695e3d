namespace BondResolution.Domain.People;

/// <summary>
/// How long records of a person must be kept: 20 years (Securities Law Art. 137) from the last day on which the ledger records anything that touches
/// him; it has not begun while he holds bonds, or is owed a deferred payment.
/// </summary>
/// <param name="LastOn">The last effective date of what touches him.</param>
/// <param name="Units">Bonds he still holds, deferred ones included.</param>
public sealed record Retention(DateOnly LastOn, long Units)
{
    /// <summary>Years records are kept.</summary>
    public const int Years = 20;

    /// <summary>The last day of the period, were nothing more to happen.</summary>
    public DateOnly Until => LastOn.AddYears(Years);

    /// <summary>Whether records must still be kept on a date.</summary>
    public bool Runs(DateOnly on) => Units > 0 || on <= Until;
}
