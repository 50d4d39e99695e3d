using BondResolution.Domain.Cases;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// Where what bonds owe less than their face goes when a later register shows them on other accounts than the ledger: along with the bonds. Those that one register takes
/// from all accounts keep it until another gives bonds back; bonds that no register showed before owe what each bond owed at default. An act is told twice, first who loses and gains
/// (<see cref="Lose"/>, <see cref="Gain"/>, <see cref="Settle"/>), then, line by line in the same order, what each gets (<see cref="Share"/>).
/// </summary>
public sealed class DifferenceCarry
{
    private (long Units, long Fen) _unseen;
    private (long Units, long Fen) _unshown;
    private (long Units, long Fen) _pool;
    private long _gained;
    private long _loweredFen;

    /// <summary>Principal at default, from its day on, where bonds owe less than their face; else null.</summary>
    public PrincipalAtDefault? AtDefault { get; private set; }

    /// <summary>Takes the principal at default over: bonds on no account owe less than their face too.</summary>
    /// <returns>What each account's bonds owe less than their face.</returns>
    /// <inheritdoc cref="Adopt"/>
    public long[] Default(PrincipalAtDefault atDefault, Fen face, ReadOnlySpan<long> units)
    {
        AtDefault = atDefault;
        _unseen = default;
        _loweredFen = atDefault.Lowered(face).Value;
        _unshown = (atDefault.Units, _loweredFen);
        return Adopt(face, units);
    }

    /// <summary>Gives bonds that no register showed before to accounts; only after <see cref="Default"/>.</summary>
    /// <param name="face">Face of one bond.</param>
    /// <param name="units">Bonds of each account, by account ascending.</param>
    /// <returns>What each account's bonds owe less than their face, largest remainder, ties to the lower account; bonds beyond those in default owe the same a bond, rounded down.</returns>
    public long[] Adopt(Fen face, ReadOnlySpan<long> units)
    {
        long shown = 0;
        foreach (var held in units)
            shown += held;
        var left = _unshown.Units - shown;
        var beyond = left < 0 ? (face * -left).Value - LoweredBeyond(-left) : 0;
        var shares = LargestRemainder.Split((face * _unshown.Units).Value - _unshown.Fen + beyond, [.. units, long.Max(0, left)]);
        var lowered = new long[units.Length];
        for (var i = 0; i < lowered.Length; i++)
            lowered[i] = (face * units[i]).Value - shares[i];
        _unshown = (left, left < 0 ? -LoweredBeyond(-left) : (face * left).Value - shares[^1]);
        return lowered;
    }

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
        else if (over < 0)
        {
            var back = long.Min(-over, _unseen.Units);
            _pool.Fen += Debit(ref _unseen, back);
            Show(-over - back);
        }

        _pool.Units = _gained;
        _gained = 0;
    }

    /// <summary>Bonds that no register showed before; those beyond the bonds in default owe the same a bond.</summary>
    private void Show(long units)
    {
        if (AtDefault is null || units == 0)
            return;
        var within = long.Clamp(_unshown.Units, 0, units);
        var beyond = LoweredBeyond(units - within);
        _pool.Fen += Debit(ref _unshown, within) + beyond;
        _unshown = (_unshown.Units - (units - within), _unshown.Fen - beyond);
    }

    private static long Debit(ref (long Units, long Fen) from, long units)
    {
        var given = units == 0 ? 0 : Leaving(from.Fen, from.Units, units);
        from = (from.Units - units, from.Fen - given);
        return given;
    }

    private long LoweredBeyond(long units) => AtDefault is { } d ? (long)((Int128)_loweredFen * units / d.Units) : 0;

    /// <summary>What goes along to an account that gains bonds; the last one told gets what is left.</summary>
    public long Share(long units)
    {
        var share = units == 0 ? 0 : Leaving(_pool.Fen, _pool.Units, units);
        _pool = (_pool.Units - units, _pool.Fen - share);
        return share;
    }
}
