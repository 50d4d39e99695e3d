namespace BondResolution.Domain.Bonds;

/// <summary>Who counts as one holder: the account, or the person (一码通) with all accounts together.</summary>
public enum CapPer
{
    Account,
    Person
}
