namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>
/// The accounts of each person, in flat arrays: the claimants in the order of their lowest account, so that ties fall to
/// it, and their rows ascending. An account without a known person is a claimant of its own.
/// </summary>
public sealed class PersonIndex
{
    private readonly int[] starts;
    private readonly int[] rows;

    private PersonIndex(int[] starts, int[] rows) => (this.starts, this.rows) = (starts, rows);

    /// <summary>Persons, and accounts without one.</summary>
    public int Count => starts.Length - 1;

    /// <summary>The rows of a claimant, one or more, ascending.</summary>
    public ReadOnlySpan<int> Rows(int claimant) => rows.AsSpan(starts[claimant]..starts[claimant + 1]);

    /// <param name="persons">Number of the person of each row; negative where unknown.</param>
    /// <returns>Null where nobody has a second account: then the rows are the claimants.</returns>
    public static PersonIndex? Of(ReadOnlySpan<int> persons)
    {
        var claimants = new int[persons.Length];
        var count = Number(persons, claimants);
        if (count == persons.Length)
            return null;

        // Rows sorted by counting: how many each claimant has, where his begin, and each row to its place.
        var starts = new int[count + 1];
        foreach (var claimant in claimants)
            starts[claimant + 1]++;
        for (var claimant = 0; claimant < count; claimant++)
            starts[claimant + 1] += starts[claimant];
        var next = starts.AsSpan(0, count).ToArray();
        var rows = new int[persons.Length];
        for (var row = 0; row < rows.Length; row++)
            rows[next[claimants[row]]++] = row;
        return new PersonIndex(starts, rows);
    }

    /// <summary>Numbers the claimants as they appear; the answer is how many there are.</summary>
    private static int Number(ReadOnlySpan<int> persons, int[] claimants)
    {
        var highest = -1;
        foreach (var person in persons)
            highest = int.Max(highest, person);
        // Callers number persons from 0; whoever uses other numbers gets a dictionary instead of a table.
        return highest < persons.Length ? ByTable(persons, claimants, highest) : ByDictionary(persons, claimants);
    }

    private static int ByTable(ReadOnlySpan<int> persons, int[] claimants, int highest)
    {
        var known = new int[highest + 1];
        var count = 0;
        for (var row = 0; row < persons.Length; row++)
        {
            var person = persons[row];
            if (person < 0)
            {
                claimants[row] = count++;
                continue;
            }

            if (known[person] == 0)
                known[person] = ++count;
            claimants[row] = known[person] - 1;
        }

        return count;
    }

    private static int ByDictionary(ReadOnlySpan<int> persons, int[] claimants)
    {
        var known = new Dictionary<int, int>();
        var count = 0;
        for (var row = 0; row < persons.Length; row++)
        {
            var person = persons[row];
            if (person < 0 || !known.TryGetValue(person, out claimants[row]))
            {
                if (person >= 0)
                    known.Add(person, count);
                claimants[row] = count++;
            }
        }

        return count;
    }
}
