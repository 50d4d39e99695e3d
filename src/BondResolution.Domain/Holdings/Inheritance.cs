using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Holdings;

/// <summary>Bonds an heir took over (继承): with them the deceased's place at record dates and under offers before.</summary>
public readonly record struct Inheritance(DateOnly On, AccountNumber From, AccountNumber To, long Units);
