using BondResolution.Domain.Money;
using BondResolution.Domain.Time;

namespace BondResolution.Domain.Plans;

/// <summary>Interest a plan puts in place of what the bond bore: on the principal outstanding, from a date, by a counting and a year basis.</summary>
public sealed record PlanInterest(Rate Rate, DateOnly From, YearBasis Basis, DayCounting Count);
