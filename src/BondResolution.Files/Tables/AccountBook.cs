namespace BondResolution.Files.Tables;

/// <summary>On which line each account of a file stands. An account of ten letters and digits fits into 60 bits, so no text is hashed.</summary>
internal sealed class AccountBook(int capacity)
{
    private readonly Dictionary<ulong, int> _lines = new(capacity);

    /// <summary>Enters a well-formed account; the line it already stands on, or 0.</summary>
    public int Enter(string account, int line)
    {
        ulong key = 0;
        foreach (var c in account)
            key = key << 6 | (uint)(c <= '9' ? c - '0' : c <= 'Z' ? c - 'A' + 10 : c - 'a' + 36);
        return _lines.TryAdd(key, line) ? 0 : _lines[key];
    }
}
