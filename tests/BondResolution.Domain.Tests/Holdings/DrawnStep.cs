namespace BondResolution.Domain.Tests.Holdings;

/// <summary>Something drawn to be tried on a ledger; its deciders say whether it is recorded.</summary>
/// <param name="DaysLate">How many days before the step's own turn it takes effect.</param>
/// <param name="Choice">Decides what else there is to choose.</param>
internal sealed record DrawnStep(DrawnAct Act, string From, string To, int Units, int DaysLate, int Choice);
