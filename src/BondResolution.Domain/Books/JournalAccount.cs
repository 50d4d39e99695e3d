namespace BondResolution.Domain.Books;

/// <summary>An account of a journal.</summary>
/// <param name="Name">As hledger, ledger and beancount know it.</param>
/// <param name="Meaning">What stands on it.</param>
/// <param name="Chinese">The same in Chinese.</param>
public sealed record JournalAccount(string Name, string Meaning, string Chinese);
