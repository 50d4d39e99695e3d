namespace BondResolution.Domain.Holdings;

/// <summary>
/// Where what bonds owe less than their face goes when a later register shows them on other accounts than the ledger: along with the bonds. Those that one register takes
/// from all accounts keep it until another gives bonds back; bonds that no register showed before owe their face. Pure; an act is told twice, first who loses and gains
/// (<see cref="Lose"/>, <see cref="Gain"/>, <see cref="Settle"/>), then, line by line in the same order, what each gets (<see cref="Share"/>).
/// </summary>
public sealed class DifferenceCarry
{
    private (long Units, long Fen) _unseen;
    private (long Units, long Fen) _pool;
    private long _gained;

    /// <summary>What goes along with bonds that leave an account: their share of what its bonds owe less than their face, rounded down, all of it with the last of them.</summary>
    /// <param name="loweredFen">What they owe less: paid down in money, or held back of an instalment in money.</param>
    /// <param name="held">Bonds of the account not set aside for a deferred payment; 0 or more.</param>
    /// <param name="units">Bonds that leave; more than <paramref name="held"/> where also some set aside do, and those owe their face.</param>
    public static long Leaving(long loweredFen, long held, long units) =>
        loweredFen == 0 ? 0 : units >= held ? loweredFen : (long)((Int128)loweredFen * units / held);

    /// <summary>An account has fewer bonds; parameters as of <see cref="Leaving"/>.</summary>
    public void Lose(long loweredFen, long held, long units) => _pool = (_pool.Units + units, _pool.Fen + Leaving(loweredFen, held, units));

    /// <summary>An account has more bonds.</summary>
    public void Gain(long units) => _gained += units;

    /// <summary>Everybody of the act was told: what is over is kept, what is missing comes from what was.</summary>
    public void Settle()
    {
        var over = _pool.Units - _gained;
        if (over > 0)
        {
            var kept = Leaving(_pool.Fen, _pool.Units, over);
            _unseen = (_unseen.Units + over, _unseen.Fen + kept);
            _pool.Fen -= kept;
        }
        else if (long.Min(-over, _unseen.Units) is > 0 and var back)
        {
            var given = Leaving(_unseen.Fen, _unseen.Units, back);
            _unseen = (_unseen.Units - back, _unseen.Fen - given);
            _pool.Fen += given;
        }

        _pool.Units = _gained;
        _gained = 0;
    }

    /// <summary>What goes along to an account that gains bonds; the last one told gets what is left.</summary>
    public long Share(long units)
    {
        var share = units == 0 ? 0 : Leaving(_pool.Fen, _pool.Units, units);
        _pool = (_pool.Units - units, _pool.Fen - share);
        return share;
    }
}
