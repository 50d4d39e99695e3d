using BondResolution.Domain.Books;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Tests.Books;

public class JournalTests
{
    [Theory]
    [InlineData("128044", "BOND-128044")]
    [InlineData("128044.SZ", "BOND-128044.SZ")]
    [InlineData("1234567890123456789", "BOND-1234567890123456789")]
    public void A_code_that_is_a_commodity_stands_in_its_name(string code, string bond) => Assert.Equal(bond, Of(code));

    [Fact]
    public void Every_code_has_a_name_of_its_own_that_beancount_takes()
    {
        string[] codes =
        [
            "128044", "128044.sz", "128044.SZ", "岭南转债", "岭南转2", ".hidden", "-x-", "a", "A", "A-", "A.", "a b", "a\"b", "a;b", "A'B", "A/B", "CNY", "1-2-3",
            "12345678901234567890", "12345678901234567891", new string('9', 64), new string('9', 63)
        ];
        var names = codes.Select(Of).ToList();
        Assert.All(names, name => Assert.Matches("^[A-Z][A-Z0-9'._-]{0,22}[A-Z0-9]$", name));
        Assert.Equal(codes.Length, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_name_stays_the_same_for_a_code() => Assert.Equal("BOND.2CF24DBA5FB0A30E26E", Of("hello")); // SHA-256 of hello: 2cf24dba5fb0a30e26e8…

    private static string Of(string code) => new Journal(
        new CaseTerms(code, "n", "i", "t", new Fen(10_000), 1, new(2018, 8, 14), new(2024, 8, 14), new Price(107m)), new(2024, 8, 14), 1, "root", true, []).Bond;
}
