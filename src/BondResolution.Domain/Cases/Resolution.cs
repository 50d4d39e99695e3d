namespace BondResolution.Domain.Cases;

/// <summary>A resolution of a holders' meeting (债券持有人会议决议); votes in bonds, null where not published.</summary>
public sealed record Resolution(string Title, string Result, long? UnitsFor, long? UnitsAgainst, long? UnitsAbstain);
