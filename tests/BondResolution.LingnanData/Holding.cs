namespace BondResolution.LingnanData;

/// <summary>
/// One securities account as it is drawn. Drawing starts from what is left <i>after</i> the purchase, because that is what the
/// instalments and the suit must add up from; what was held at the record date follows.
/// </summary>
internal sealed class Holding
{
    /// <summary>Bonds left after the purchase, from 2024-09-23 to instalment 1.</summary>
    public long UnitsKept { get; set; }

    /// <summary>Bonds the purchaser bought from this account, 0 to 1,000.</summary>
    public long UnitsSold { get; set; }

    /// <summary>Bonds held at the record date 2024-08-21.</summary>
    public long UnitsHeld => UnitsKept + UnitsSold;

    /// <summary>Bonds pledged or frozen, part of those kept: the purchase leaves them out.</summary>
    public long UnitsFrozen { get; set; }

    /// <summary>The vote that counts, the last one given.</summary>
    public Ballot Ballot { get; set; } = new(Vote.Silent, null);

    /// <summary>A vote given before and replaced by <see cref="Ballot"/>.</summary>
    public Ballot? ReplacedBallot { get; set; }

    /// <summary>One of the 176 the trustee sues for.</summary>
    public bool Sues { get; init; }

    /// <summary>Written by hand: its sizes are what it is there for, so no fitting step may touch it.</summary>
    public bool IsHandWritten { get; init; }

    /// <summary>Class of its holder.</summary>
    public HolderClass Class { get; set; }
}
