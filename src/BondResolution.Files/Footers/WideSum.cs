namespace BondResolution.Files.Footers;

/// <summary>
/// A sum of numbers from 0 to 10^18 each that may be beyond 64 bits. It adds in two numbers of 64 bits: code over one of 128 bits is not
/// compiled ahead of time, and each row of a register comes through here.
/// </summary>
internal struct WideSum
{
    private const long Step = 4_000_000_000_000_000_000;

    private long _steps;
    private long _rest;

    public readonly Int128 Total => ((Int128)_steps * Step) + _rest;

    public void Add(long number)
    {
        _rest = checked(_rest + number);
        if (_rest < Step)
            return;
        _rest -= Step;
        _steps++;
    }

    public void Add(WideSum other)
    {
        Add(other._rest);
        _steps += other._steps;
    }
}
