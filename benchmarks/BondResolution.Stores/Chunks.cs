using BondResolution.EventStore;
using BondResolution.Integrity;

namespace BondResolution.Stores;

/// <summary>Events as an import makes them: chunks of 512 lines, about 30 KB each, in transactions of at most 8 MiB.</summary>
internal static class Chunks
{
    private const int PayloadBytes = 30_000;
    private const int PerTransaction = 270;

    /// <summary>The id of every ledger that is made.</summary>
    public static LedgerId NewLedger() => LedgerId.Of("stores benchmark"u8);

    public static long BytesOf(int transactions) => (long)transactions * PerTransaction * PayloadBytes;

    /// <summary>The events of a transaction; their payloads are hashed when they are made, which is before any store is asked.</summary>
    public static IReadOnlyList<NewEvent> Transaction(int number)
    {
        var random = new Random(number);
        return [.. Enumerable.Range(0, PerTransaction).Select(i =>
        {
            var payload = new byte[PayloadBytes];
            random.NextBytes(payload);
            return new NewEvent(new Guid(number, (short)i, 2, new byte[8]), "register.lines/2", new DateOnly(2024, 8, 21), "c", "{}"u8.ToArray(), payload);
        })];
    }

    public static NewEvent One(int number) =>
        new(new Guid(number, 1, 1, new byte[8]), "case.warned/1", new DateOnly(2024, 8, 21), "w", "{}"u8.ToArray(), new byte[200]);
}
