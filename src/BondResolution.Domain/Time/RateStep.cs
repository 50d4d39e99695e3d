using BondResolution.Domain.Money;

namespace BondResolution.Domain.Time;

/// <summary>A rate and the first day it holds for.</summary>
public readonly record struct RateStep(DateOnly From, Rate Rate);
