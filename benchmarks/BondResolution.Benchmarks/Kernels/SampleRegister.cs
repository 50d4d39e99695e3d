using System.Globalization;
using System.Text;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Payouts.Kernels;

namespace BondResolution.Benchmarks.Kernels;

/// <summary>
/// A register as large as wished: 10 to 31,622 bonds an account, evenly by order of magnitude; one account in 40 with frozen
/// bonds, one in 200 with deferred ones, 19 of 20 natural persons. The same every time.
/// </summary>
internal static class SampleRegister
{
    private const int Seed = 128044;

    /// <summary>The most an account holds.</summary>
    private const int MaxUnits = 31_622;

    public static PayoutInput Of(int holders)
    {
        var random = new Random(Seed);
        var input = new PayoutInput(new AccountNumber[holders], new long[holders], new long[holders], new long[holders], new HolderClass[holders], null);
        Span<byte> account = stackalloc byte[AccountNumber.Length];
        for (var row = 0; row < holders; row++)
        {
            (row + 1).TryFormat(account, out _, "D10", CultureInfo.InvariantCulture);
            input.Accounts[row] = AccountNumber.Of(account);
            var units = (long)(10 * Math.Pow(MaxUnits / 10.0, random.NextDouble()));
            input.Units[row] = units;
            input.Frozen[row] = random.Next(40) == 0 ? random.NextInt64(units + 1) : 0;
            input.Deferred[row] = random.Next(200) == 0 ? random.NextInt64((units / 10) + 1) : 0;
            input.Classes[row] = random.Next(20) == 0 ? (HolderClass)random.Next(1, 5) : HolderClass.Individual;
        }

        return input;
    }

    /// <summary>The same without accounts, as the kernels take it.</summary>
    public static RegisterColumns Columns(PayoutInput input) => new(input.Units, input.Frozen, input.Deferred, input.Classes, null);
}
