using System.Globalization;
using System.Text;
using BondResolution.Domain.Bonds;
using BondResolution.Files.Outputs;
using BondResolution.Files.Payouts;
using Xunit.Abstractions;

namespace BondResolution.Files.Tests;

/// <summary>The payout list against a naive writer, and its file, which is whole or absent.</summary>
public sealed class PayoutListWriterTests(ITestOutputHelper output)
{
    [Fact]
    public void The_list_reads_as_the_interface_says()
    {
        var payout = Columns(["0123456789", "A123456780"], [100, 20], [10, 0], [0, 2], [100_000, 0], [5_671, 1], [1_134, 0], [0, 20_000]);

        Assert.Equal("""
            account,units,units_paid,units_deferred,principal,interest,gross,tax,net,deferred
            0123456789,100,10,0,1000.00,56.71,1056.71,11.34,1045.37,0.00
            A123456780,20,0,2,0.00,0.01,0.01,0.00,0.01,200.00

            """.ReplaceLineEndings("\n"), Written(payout));
    }

    [Fact]
    public void Digits_are_those_of_a_naive_writer()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        const int rows = 20_000;
        var accounts = Enumerable.Range(0, rows).Select(i => $"{i:0000000000}").ToArray();
        long[] Numbers() => Enumerable.Range(0, rows).Select(_ => random.NextInt64(1L << random.Next(1, 54)) * (random.Next(20) == 0 ? -1 : 1)).ToArray();
        var payout = Columns(accounts, Numbers(), Numbers(), Numbers(), Numbers(), Numbers(), Numbers(), Numbers());

        Assert.Equal(Naive(payout), Written(payout));
    }

    [Theory]
    [InlineData(long.MinValue, "-92233720368547758.08")]
    [InlineData(long.MaxValue, "92233720368547758.07")]
    [InlineData(-5, "-0.05")]
    [InlineData(0, "0.00")]
    public void Every_amount_has_two_decimals_and_its_sign(long fen, string yuan) =>
        Assert.EndsWith($",{yuan}\n", Written(Columns(["0123456789"], [1], [0], [0], [0], [0], [0], [fen])), StringComparison.Ordinal);

    [Fact]
    public void An_account_that_is_no_plain_word_is_quoted() =>
        Assert.Contains("\n\"户,\"\"1\"\"\",1,0,0,", Written(Columns(["户,\"1\""], [1], [0], [0], [0], [0], [0], [0])), StringComparison.Ordinal);

    [Fact]
    public void Accounts_that_do_not_ascend_and_columns_of_unequal_length_are_bugs()
    {
        Assert.Throws<ArgumentException>(() => Written(Columns(["b", "a"], [1, 1], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0])));
        Assert.Throws<ArgumentException>(() => Written(Columns(["a", "a"], [1, 1], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0])));
        Assert.Throws<ArgumentException>(() => Written(Columns(["a"], [1], [0, 1], [0], [0], [0], [0], [0])));
        Assert.Throws<OverflowException>(() => Written(Columns(["a"], [1], [0], [0], [long.MaxValue], [1], [0], [0])));
    }

    [Fact]
    public void A_list_appears_whole_and_leaves_nothing_beside_it()
    {
        using var folder = new TemporaryFolder();
        var payout = Columns(["0123456789"], [1], [0], [0], [0], [0], [0], [0]);

        Assert.Null(AtomicFile.Write(folder["list.csv"], ownerOnly: false, to => PayoutListWriter.Write(to, payout)));

        Assert.Equal(Written(payout), File.ReadAllText(folder["list.csv"]));
        Assert.Equal([folder["list.csv"]], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_list_that_fails_half_way_leaves_the_earlier_one()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["list.csv"], "earlier");

        var failed = AtomicFile.Write(folder["list.csv"], ownerOnly: false, stream =>
        {
            stream.Write("half"u8);
            throw new IOException("no space");
        });
        Assert.Throws<ArgumentException>(() => AtomicFile.Write(folder["list.csv"], ownerOnly: false, to => PayoutListWriter.Write(to,
            Columns(["b", "a"], [1, 1], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0]))));

        Assert.Equal("file.unwritable", failed!.Code);
        Assert.Equal("earlier", File.ReadAllText(folder["list.csv"]));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    private static PayoutListColumns Columns(string[] accounts, long[] units, long[] paid, long[] held, long[] principal, long[] interest, long[] tax, long[] deferred) => new()
    {
        Accounts = accounts.Select(account => (AccountNumber)account).ToArray(), Units = units, UnitsPaid = paid, UnitsDeferred = held,
        PrincipalFen = principal, InterestFen = interest, TaxFen = tax, DeferredFen = deferred
    };

    private static string Written(PayoutListColumns payout)
    {
        using var stream = new MemoryStream();
        PayoutListWriter.Write(stream, payout);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Naive(PayoutListColumns payout)
    {
        var text = new StringBuilder("account,units,units_paid,units_deferred,principal,interest,gross,tax,net,deferred\n");
        for (var row = 0; row < payout.Count; row++)
        {
            var principal = payout.PrincipalFen.Span[row] / 100m;
            var interest = payout.InterestFen.Span[row] / 100m;
            var tax = payout.TaxFen.Span[row] / 100m;
            text.AppendFormat(CultureInfo.InvariantCulture, "{0},{1},{2},{3},{4:0.00},{5:0.00},{6:0.00},{7:0.00},{8:0.00},{9:0.00}\n",
                payout.Accounts.Span[row], payout.Units.Span[row], payout.UnitsPaid.Span[row], payout.UnitsDeferred.Span[row],
                principal, interest, principal + interest, tax, principal + interest - tax, payout.DeferredFen.Span[row] / 100m);
        }

        return text.ToString();
    }
}
