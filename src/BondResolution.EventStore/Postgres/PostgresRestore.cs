using System.Globalization;
using BondResolution.Domain.Problems;
using BondResolution.Integrity;
using Npgsql;

namespace BondResolution.EventStore.Postgres;

/// <summary>Puts a ledger that was filled beside into the place of one without events.</summary>
public static class PostgresRestore
{
    /// <summary>Problem: <c>restore.not-empty</c>, or the one of filling; either leaves nothing behind. Answers also the id of the ledger without events that was there.</summary>
    /// <param name="address">The database.</param>
    /// <param name="ledger">The id of the ledger that is restored.</param>
    /// <param name="clock">Of the store that is filled.</param>
    /// <param name="fill">Fills it.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="StoreUnreachableException">The database cannot be reached or used.</exception>
    public static async Task<(Outcome<LedgerHead> Restored, LedgerId Before)> RunAsync(
        PostgresAddress address, LedgerId ledger, TimeProvider clock, Func<IEventStore, Task<Outcome<LedgerHead>>> fill, CancellationToken cancel)
    {
        LedgerHead there;
        await using (var live = await PostgresEventStore.OpenAsync(address, clock, () => ledger, cancel).ConfigureAwait(false))
            there = await live.ReadHeadAsync(cancel).ConfigureAwait(false);
        if (there.Sequence > 0)
            return (RestoreProblems.NotEmpty.With(("folder", address.Name)), there.Ledger);

        try
        {
            await using var connections = address.Connections(PostgresSchema.Ledger, settings => settings.Pooling = false);
            await using var connection = await connections.OpenConnectionAsync(cancel).ConfigureAwait(false);
            var beside = string.Create(CultureInfo.InvariantCulture, $"{PostgresSchema.Ledger}_restoring_{connection.ProcessID}");
            var dropBeside = $"DROP SCHEMA IF EXISTS {beside} CASCADE";
            await PostgresSchema.RunAsync(connection, dropBeside, cancel).ConfigureAwait(false); // of a session of this number that was cut off
            try
            {
                Outcome<LedgerHead> restored;
                await using (var store = await PostgresEventStore.OpenAsync(address, beside, clock, () => ledger, cancel).ConfigureAwait(false))
                    restored = await fill(store).ConfigureAwait(false);
                if (restored.Problem is null && !await SwapAsync(connection, beside, cancel).ConfigureAwait(false))
                    return (RestoreProblems.NotEmpty.With(("folder", address.Name)), there.Ledger);
                return (restored, there.Ledger);
            }
            finally
            {
                await PostgresSchema.RunAsync(connection, dropBeside, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (NpgsqlException e)
        {
            throw PostgresErrors.Translate(e, address.Name);
        }
    }

    /// <summary>Whether the ledger had no events still.</summary>
    private static async Task<bool> SwapAsync(NpgsqlConnection connection, string beside, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await PostgresSchema.LockAsync(connection, cancel).ConfigureAwait(false);
        await using (var ask = new NpgsqlCommand("SELECT sequence FROM head FOR UPDATE", connection))
        {
            if (await ask.ExecuteScalarAsync(cancel).ConfigureAwait(false) is not 0L)
                return false;
        }

        await PostgresSchema.RunAsync(connection, $"""
            DROP SCHEMA {PostgresSchema.Ledger} CASCADE;
            ALTER SCHEMA {beside} RENAME TO {PostgresSchema.Ledger};
            """, cancel).ConfigureAwait(false);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
        return true;
    }
}
