using System.Text;
using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Tests.Bonds;

public sealed class AccountNumberTests
{
    private static readonly string[] Texts =
    [
        "0", "00", "0000000000", "0000000001", "0899900001", "9999999999", "A", "A123456789", "Z", "a", "aZ09", "zzzzzzzzzz", "zzzzzzzzzzz",
        "P-001", "00000000000", "收购方", "010000000 ", "\U0001F600", ""
    ];

    [Fact]
    public void An_account_reads_back_as_it_was_written_whether_its_characters_pack_or_not()
    {
        foreach (var text in Texts)
        {
            AccountNumber account = text;
            var utf8 = new byte[account.MaxUtf8Bytes];

            Assert.Equal(text, account.ToString());
            Assert.Equal(account, AccountNumber.Of(Encoding.UTF8.GetBytes(text)));
            Assert.Equal(text, Encoding.UTF8.GetString(utf8, 0, account.WriteUtf8(utf8)));
            Assert.Equal(text.Length is > 0 and <= 10 && text.All(char.IsAsciiLetterOrDigit), account.TryPack(out var packed) && packed != 0);
            Assert.True(packed == 0 || AccountNumber.OfPacked(packed) == account);
        }
    }

    [Fact]
    public void Accounts_compare_as_their_texts_do_ordinally()
    {
        foreach (var a in Texts)
        {
            foreach (var b in Texts)
            {
                Assert.Equal(Math.Sign(string.CompareOrdinal(a, b)), Math.Sign(((AccountNumber)a).CompareTo(b)));
                Assert.Equal(a == b, (AccountNumber)a == b);
            }
        }
    }

    [Fact]
    public void Rows_come_in_the_ascending_order_of_their_accounts()
    {
        AccountNumber[] accounts = ["0000000003", "P-001", "0000000001", "a", "A"];

        Assert.Equal([2, 0, 4, 1, 3], AccountOrder.Of(accounts));
        Assert.True(AccountOrder.IsAscending(["0000000001", "0000000003", "A"]));
        Assert.False(AccountOrder.IsAscending(["0000000001", "0000000001"]));
    }

    [Fact]
    public void Many_accounts_too_come_in_ascending_order_and_one_that_stands_twice_is_seen()
    {
        const int seed = 128044;
        foreach (var count in (int[])[0, 1, 1_000, (1 << 18) - 1, 1 << 18, 300_001])
        {
            var random = new Random(seed);
            var packed = Enumerable.Range(0, count).Select(i => (ulong)random.NextInt64(1L << 40) << 20 | (uint)i).ToArray();
            int[] expected = [.. Enumerable.Range(0, count).OrderBy(row => packed[row])];

            Assert.True(expected.SequenceEqual(AccountOrder.Of(packed)), $"seed {seed}, {count} accounts");
            Assert.True(expected.SequenceEqual(AccountOrder.OfEachOnce(packed)!), $"seed {seed}, {count} accounts");
            Assert.Equal(count < 2, AccountOrder.IsAscending(packed));
            if (count < 2)
                continue;
            packed[0] = packed[count - 1];
            Assert.Null(AccountOrder.OfEachOnce(packed));
        }
    }
}
