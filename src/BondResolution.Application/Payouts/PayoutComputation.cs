using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;
using BondResolution.Files.Payouts;
using BondResolution.Files.Registers;
using BondResolution.Files.Text;

namespace BondResolution.Application.Payouts;

/// <summary>A payment list straight from a register file and a scheme, without a ledger: by the very rules an instalment is paid by.</summary>
public static class PayoutComputation
{
    /// <param name="register">Opens a holder register in any layout: one file, or several that are its parts, as the options name
    /// them.</param>
    /// <param name="scheme">The scheme as JSON, or the path of a file that holds it.</param>
    /// <param name="options">How the register is to be read; its face is what a bond is paid at.</param>
    /// <param name="stages">Told what parsing and computing take.</param>
    public static Outcome<ComputedPayout> Run(Func<Outcome<ImmutableArray<FileContent>>> register, string scheme, RegisterOptions options, StageTimes stages)
    {
        if (!ReadScheme(scheme).Try(out var read, out var problem) || !Parse(register, options, stages).Try(out var holders, out problem))
            return problem;
        using var computing = stages.Measure("compute");
        var input = Input(holders, read.Group);
        holders = null; // its columns are let go as soon as they stand in order
        return Payout.Compute(read, input, options.Face, CashSplit.InterestFirst).Try(out var payout, out problem)
            ? new ComputedPayout(List(input, payout.Columns), UntaxedInterest.Warnings(read.Tax, input, payout.Columns))
            : problem;
    }

    private static Outcome<RegisterFile> Parse(Func<Outcome<ImmutableArray<FileContent>>> register, RegisterOptions options, StageTimes stages)
    {
        using var parsing = stages.Measure("parse");
        return register().Try(out var contents, out var missing) ? RegisterReader.Read(contents, options with { KeepsPersonalData = false }) : missing;
    }

    private static Outcome<Scheme> ReadScheme(string scheme)
    {
        ReadOnlyMemory<byte> json = System.Text.Encoding.UTF8.GetBytes(scheme);
        if (!scheme.TrimStart().StartsWith('{'))
        {
            if (!FileBytes.Read(scheme).Try(out var bytes, out var missing))
                return missing;
            json = bytes;
        }

        var parsed = Commands.CommandReader.Parse(json);
        return parsed.Problem is { } broken ? broken : SchemeJson.Read(parsed.Value);
    }

    /// <summary>The register by account ascending, each person a number in the order first seen.</summary>
    private static PayoutInput Input(RegisterFile register, CapPer group)
    {
        var order = register.Order;
        var accounts = new AccountNumber[register.Count];
        for (var row = 0; row < accounts.Length; row++)
            accounts[row] = register.Accounts[order?[row] ?? row];
        var frozen = register.Frozen.IsDefault ? new long[register.Count] : Ordered(register.Frozen, order);
        var persons = group != CapPer.Person || register.Persons is null ? null : Ordered([.. PersonNumbers.Of(register.Persons).OfRow], order);
        return new PayoutInput(accounts, Ordered(register.Units, order), frozen, new long[register.Count], Ordered(register.Classes, order), persons);
    }

    private static T[] Ordered<T>(ImmutableArray<T> column, int[]? order)
    {
        if (order is null)
            return ImmutableCollectionsMarshal.AsArray(column)!;
        var ordered = new T[order.Length];
        for (var row = 0; row < ordered.Length; row++)
            ordered[row] = column[order[row]];
        return ordered;
    }

    private static PayoutListColumns List(PayoutInput input, PayoutColumns columns)
    {
        var deferred = new long[input.Count];
        for (var row = 0; row < deferred.Length; row++)
            deferred[row] = columns.Deferred(row).Value;
        return new PayoutListColumns
        {
            Accounts = input.Accounts, Units = input.Units, UnitsPaid = columns.UnitsPaid, UnitsDeferred = columns.UnitsDeferred,
            PrincipalFen = columns.PrincipalFen, InterestFen = columns.InterestFen, TaxFen = columns.TaxFen, DeferredFen = deferred
        };
    }
}
