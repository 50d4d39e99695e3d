namespace BondResolution.Application.Desk;

/// <summary>Who asks for what state of the ledger, and in which language the answer is.</summary>
/// <param name="User">The user's name: of everything recorded it is <c>by</c>.</param>
/// <param name="Chinese">Whether messages are in Chinese; else in English.</param>
/// <param name="AsOf">The as-of date as it was given, such as 2025-01-27; null: today.</param>
/// <param name="AsKnown">A sequence or an instant as it was given; null: everything recorded.</param>
public sealed record DeskRequest(string User, bool Chinese, string? AsOf = null, string? AsKnown = null)
{
    /// <summary>Whether he may see people's data: <c>vault.*</c> commands need it beside the right to record.</summary>
    public bool MayReveal { get; init; }
}
