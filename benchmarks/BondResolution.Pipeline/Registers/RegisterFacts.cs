namespace BondResolution.Pipeline.Registers;

/// <summary>What a drawn register adds up to, and what an instalment of one bond in ten, rounded up by account, must then come to.</summary>
/// <param name="Rows">Accounts.</param>
/// <param name="Persons">Different persons.</param>
/// <param name="Units">Bonds.</param>
/// <param name="Frozen">Accounts with frozen bonds.</param>
/// <param name="Paid">Bonds the instalment cancels.</param>
/// <param name="Deferred">Bonds entitled but held back, because they are frozen.</param>
/// <param name="Bytes">Size of the file.</param>
internal sealed record RegisterFacts(int Rows, int Persons, long Units, int Frozen, long Paid, long Deferred, long Bytes);
