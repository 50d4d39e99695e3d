namespace BondResolution.Views.Books;

/// <summary>Where an act stands in the order of the books.</summary>
/// <param name="On">The date it takes effect, yyyy-MM-dd.</param>
/// <param name="Sequence">The sequence that completed it.</param>
internal readonly record struct ActKey(string On, long Sequence) : IComparable<ActKey>
{
    /// <summary>Behind every act.</summary>
    public static readonly ActKey Last = new("~", long.MaxValue);

    public int CompareTo(ActKey other)
    {
        var on = string.CompareOrdinal(On, other.On);
        return on != 0 ? on : Sequence.CompareTo(other.Sequence);
    }
}
