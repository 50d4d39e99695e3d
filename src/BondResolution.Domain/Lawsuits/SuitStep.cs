namespace BondResolution.Domain.Lawsuits;

/// <summary>One step in the course of a suit.</summary>
/// <param name="What">The command's last word, e.g. <c>judge</c>.</param>
/// <param name="Detail">Instance, party, reason or number, as recorded; empty where there is none.</param>
public sealed record SuitStep(long Sequence, DateOnly On, string What, string Detail);
