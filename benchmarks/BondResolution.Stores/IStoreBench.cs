using BondResolution.Application.Places;

namespace BondResolution.Stores;

/// <summary>A store, and the bare way to write the same bytes into the same kind of database. Times in seconds.</summary>
internal interface IStoreBench
{
    string Name { get; }

    /// <summary>Appends so many transactions of chunks to a fresh ledger, which stays for <see cref="ReadAllAsync"/>.</summary>
    Task<double> AppendChunksAsync(int transactions);

    /// <summary>Writes the same rows, leaves of zeros among them, into a table without the ledger's duties, in the same transactions.</summary>
    Task<double> WriteBareAsync(int transactions);

    Task<double> ReadAllAsync();

    /// <summary>The time of each of so many appends of one event, and of as many bare ones in turn with them.</summary>
    Task<(IReadOnlyList<double> Store, IReadOnlyList<double> Bare)> OneByOneAsync(int count);

    /// <summary>A place of this kind for a whole ledger, empty.</summary>
    /// <param name="folder">For what is kept in files.</param>
    LedgerPlace NewPlace(string folder);
}
