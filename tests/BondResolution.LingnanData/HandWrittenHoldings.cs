namespace BondResolution.LingnanData;

/// <summary>
/// Five holdings written by hand, so that exactly 21 bonds (reported: 0.21 万元) are entitled but frozen at instalment 1, each in
/// another way. How the 21 bonds were spread in truth is unknown.
/// </summary>
internal static class HandWrittenHoldings
{
    /// <summary>All five, anew on each call.</summary>
    public static IEnumerable<Holding> Create() =>
    [
        // Silent and frozen throughout: 12 of 12 held back.
        new() { IsHandWritten = true, UnitsKept = 120, UnitsFrozen = 120 },

        // 15 free of an entitlement of 20: 5 held back.
        new() { IsHandWritten = true, UnitsKept = 200, UnitsFrozen = 185, Ballot = new(Vote.Oppose, null) },

        // Agreed; the purchaser bought all that was free and left the 30 frozen ones: 3 of 3 held back.
        new() { IsHandWritten = true, UnitsKept = 30, UnitsSold = 510, UnitsFrozen = 30, Ballot = new(Vote.Agree, null) },

        // Agreed, but nothing was free and nothing was bought: 1 of 1 held back.
        new() { IsHandWritten = true, UnitsKept = 10, UnitsFrozen = 10, Ballot = new(Vote.Agree, null) },

        // 40 free: enough for the 30 of instalment 1, not for instalment 2.
        new() { IsHandWritten = true, UnitsKept = 300, UnitsFrozen = 260 },
    ];
}
