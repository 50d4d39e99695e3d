namespace BondResolution.Views.Lines;

/// <summary>The money one line gives an account, in fen.</summary>
/// <param name="CashFen">Money the account was given, before tax and without costs given back; what came back is negative.</param>
/// <param name="BorneFen">Costs the account bore: so much less it was given than the debtor paid.</param>
/// <param name="TaxFen">Tax withheld from it.</param>
internal readonly record struct AccountMoney(long CashFen, long BorneFen, long TaxFen);
