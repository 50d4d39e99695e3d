namespace BondResolution.LingnanData;

/// <summary>One row of the tender file: a vote, and the number of bonds tendered where the holder stated one.</summary>
internal readonly record struct Ballot(Vote Vote, long? StatedUnits);
