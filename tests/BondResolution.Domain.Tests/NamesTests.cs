using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Tests;

/// <summary>The gate of ids, numbers, codes and names: what looks like another name is refused, with what was seen.</summary>
public sealed class NamesTests
{
    [Theory]
    [InlineData("F-1 ", "F-1<U+0020>", "U+0020", 4)]
    [InlineData(" F-1", "<U+0020>F-1", "U+0020", 1)]
    [InlineData("F  1", "F  1", "U+0020", 3)]
    [InlineData(" ", "<U+0020>", "U+0020", 1)]
    public void A_blank_at_an_end_or_beside_another_is_refused(string name, string shown, string codePoint, int at) =>
        Refused(NameProblems.Blank, name, shown, codePoint, at);

    [Theory]
    [InlineData("F\u200B-1", "F<U+200B>-1", "U+200B", 2)]
    [InlineData("F-1\u00A0", "F-1<U+00A0>", "U+00A0", 4)]
    [InlineData("\u3000F-1", "<U+3000>F-1", "U+3000", 1)]
    [InlineData("F-1\u202E", "F-1<U+202E>", "U+202E", 4)]
    [InlineData("F\u00AD1", "F<U+00AD>1", "U+00AD", 2)]
    [InlineData("F\t1", "F<U+0009>1", "U+0009", 2)]
    [InlineData("F-1\n", "F-1<U+000A>", "U+000A", 4)]
    [InlineData("\uFEFFF", "<U+FEFF>F", "U+FEFF", 1)]
    [InlineData("F\u3164", "F<U+3164>", "U+3164", 2)]
    [InlineData("F\u2028", "F<U+2028>", "U+2028", 2)]
    [InlineData("F\uE000", "F<U+E000>", "U+E000", 2)]
    [InlineData("F\U000E0041", "F<U+E0041>", "U+E0041", 2)]
    public void What_cannot_be_seen_is_refused(string name, string shown, string codePoint, int at) => Refused(NameProblems.Hidden, name, shown, codePoint, at);

    [Theory]
    [InlineData("e\u0301", "e<U+0301>", "U+0301", 2)]
    [InlineData("F\uFE00", "F<U+FE00>", "U+FE00", 2)]
    [InlineData("\u212B", "<U+212B>", "U+212B", 1)]
    [InlineData("\u1112\u1161", "<U+1112><U+1161>", "U+1112", 1)]
    [InlineData("\uF900", "<U+F900>", "U+F900", 1)]
    public void A_letter_in_another_form_is_refused(string name, string shown, string codePoint, int at) => Refused(NameProblems.NotComposed, name, shown, codePoint, at);

    [Theory]
    [InlineData("F-1")]
    [InlineData("2024-113")]
    [InlineData("（2025）粤20民初1号")]
    [InlineData("first offer")]
    [InlineData("é")]
    [InlineData("\uFA11")]
    [InlineData("한국")]
    [InlineData("𠮷")]
    public void What_can_be_told_apart_passes(string name) => Assert.Null(Names.Check("where", "id", name));

    [Fact]
    public void In_a_title_blanks_may_stand_side_by_side() => Assert.Null(Names.Check("where", "name", "A  B", isTitle: true));

    [Theory]
    [InlineData("（2025）粤20民初1号", "(2025)粤20民初1号", true)]
    [InlineData("a：b！", "a:b!", true)]
    [InlineData("（2025）1", "（2025）2", false)]
    public void Names_that_differ_in_the_width_of_their_signs_alone_are_alike(string one, string other, bool alike)
    {
        Assert.Equal(alike, Names.AreAlike(one, other));
        Assert.Equal(alike, Names.OtherWidths(one).Contains(other));
    }

    [Theory]
    [InlineData("Ｆ－１", "F-1")]
    [InlineData("０１０００００００１", "0100000001")]
    [InlineData("Ａ＿ｂ／２．３", "A_b/2.3")]
    [InlineData("（２０２５）粤２０民初１号", "（2025）粤20民初1号")]
    [InlineData("F-1", "F-1")]
    public void Full_width_letters_digits_and_signs_are_read_as_ASCII_and_Chinese_punctuation_stays(string name, string narrow) => Assert.Equal(narrow, Names.Narrow(name));

    private static void Refused(ProblemKind kind, string name, string shown, string codePoint, int at)
    {
        var problem = Names.Check("instalment.fund", "id", name);
        Assert.NotNull(problem);
        Assert.Equal(kind, problem.Kind);
        Assert.Equal(["instalment.fund", "id", shown, codePoint, $"{at}"], problem.Details.Take(5).Select(d => d.Value));
        Assert.Equal(2, problem.Kind.ExitCode);
    }
}
