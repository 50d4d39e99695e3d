namespace BondResolution.Files.Registers;

/// <summary>Counts different persons. Numbers of up to 18 digits, which is nearly all, are kept as such.</summary>
internal sealed class PersonBook(int capacity)
{
    private readonly HashSet<ulong> _numbers = new(capacity);
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private int _unnumbered;

    public int Count => _numbers.Count + _texts.Count + _unnumbered;

    /// <summary>Enters the person of a row; a row without one is a person of its own.</summary>
    public void Enter(string person)
    {
        if (person.Length == 0)
            _unnumbered++;
        else if (person.Length > 18 || person.AsSpan().ContainsAnyExceptInRange('0', '9'))
            _texts.Add(person);
        else
            _numbers.Add(Key(person));
    }

    private static ulong Key(string digits)
    {
        ulong key = 1; // in front of leading zeros, which count
        foreach (var c in digits)
            key = key * 10 + (uint)(c - '0');
        return key;
    }
}
