using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Holdings;

/// <summary>Bonds an heir took over (继承): with them the deceased's place at record dates and under offers before.</summary>
/// <param name="On">The date it takes effect.</param>
/// <param name="From">The deceased's account.</param>
/// <param name="To">The heir's.</param>
/// <param name="Units">Bonds.</param>
/// <param name="Owed">Principal owed on them then, on those set aside their face.</param>
public readonly record struct Inheritance(DateOnly On, AccountNumber From, AccountNumber To, long Units, Money.Fen Owed);
