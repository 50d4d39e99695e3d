using BondResolution.Domain.People;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Tests.People;

/// <summary>What in a text is a person's number, and what only looks like one. The identity numbers are made up; 110105…002X is the standard's own example (GB 11643).</summary>
public class PersonalNumbersTests
{
    [Theory]
    [InlineData("440101198001011239", "4401**********1239")]
    [InlineData("11010519491231002X", "1101**********002X")]
    [InlineData("11010519491231002x", "1101**********002X")]
    [InlineData("身份证110101199003071233，已核", "1101**********1233")]
    [InlineData("ID:440101198001011239.", "4401**********1239")]
    [InlineData("ID440101198001011239", "4401**********1239")]
    [InlineData("４４０１０１１９８００１０１１２３９", "4401**********1239")]
    [InlineData("440101 19800101 1239", "4401**********1239")]
    [InlineData("440101-19800101-1239", "4401**********1239")]
    [InlineData("110105 1949 1231 002X", "1101**********002X")]
    [InlineData("https://host.example/q?id=440101198001011239", "4401**********1239")]
    public void An_identity_number_is_found_however_it_is_written(string text, string masked) =>
        Assert.Equal((PersonalNumberKind.Identity, masked), PersonalNumbers.Find(text).Select(n => (n.Kind, n.Masked)).Single());

    [Theory]
    [InlineData("440101198001011238")] // check digit
    [InlineData("990101198001011239")] // no such province
    [InlineData("440101198013011239")] // no such month
    [InlineData("4401011980010112390")] // nineteen digits
    [InlineData("0440101198001011239")]
    [InlineData("1147625789169209344")]
    public void Other_numbers_of_that_length_are_none(string text) => Assert.Empty(PersonalNumbers.Find(text));

    [Theory]
    [InlineData("13800001234")]
    [InlineData("电话13800001234。")]
    [InlineData("+8613800001234")]
    [InlineData("+86 138 0000 1234")]
    [InlineData("138-0000-1234")]
    [InlineData("１３８００００１２３４")]
    [InlineData("call 13800001234, please")]
    public void A_mobile_number_is_found_however_it_is_written(string text) =>
        Assert.Equal((PersonalNumberKind.Mobile, "138****1234"), PersonalNumbers.Find(text).Select(n => (n.Kind, n.Masked)).Single());

    [Theory]
    [InlineData("(2025)粤20民初1234号")]
    [InlineData("(2025)粤20民初13800001234号")]
    [InlineData("公告 2024-120；2025-01-27 10:00")]
    [InlineData("2024年8月14日至2025年1月27日")]
    [InlineData("91440101MA5CKXXX3T")]
    [InlineData("914401011903796536")]
    [InlineData("统一社会信用代码 91110000100003962T")]
    [InlineData("https://reportify.cn/news/1147625789169209344; https://stock.stockstar.com/notice/AN2025072800033836.shtml")]
    [InlineData("https://www.hstong.com/news/detail/25021310100966891")]
    [InlineData("www.example.com/n/13800001234.html")]
    [InlineData("回购 13800001234 张")]
    [InlineData("本金13800001234元，利息 13800001234.50")]
    [InlineData("1.13800001234")]
    [InlineData("45,647,282.25")]
    [InlineData("R:0199407528")]
    [InlineData("189900000001")]
    [InlineData("010-12345678")]
    [InlineData("SZ13800001234")]
    [InlineData("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("")]
    public void Cases_dates_amounts_codes_and_pages_are_no_numbers_of_persons(string text) => Assert.Empty(PersonalNumbers.Find(text));

    [Fact]
    public void Fifteen_digits_with_a_province_and_a_date_may_be_a_former_identity_number()
    {
        Assert.Equal(PersonalNumberKind.FormerIdentity, PersonalNumbers.Find("旧证 440101800101123").Single().Kind);
        Assert.Empty(PersonalNumbers.Find("440101801301123"));
        Assert.Empty(PersonalNumbers.Find("990101800101123"));
    }

    [Fact]
    public void Every_number_of_a_text_is_masked_and_the_rest_stays() => Assert.Equal(
        "甲 4401**********1239 乙 138****1234，共 2 人",
        PersonalNumbers.Mask("甲 440101198001011239 乙 13800001234，共 2 人"));

    [Fact]
    public void A_problem_never_shows_one_whatever_it_quotes()
    {
        var problem = CommandProblems.Mistyped.With(("where", "w"), ("field", "f"), ("value", "\"440101198001011239\""), ("expected", "e"));
        Assert.Contains("4401**********1239", problem.Message(chinese: false), StringComparison.Ordinal);
        Assert.DoesNotContain(problem.Details, d => d.Value.Contains("440101198001011239", StringComparison.Ordinal));
    }

    [Fact]
    public void Any_text_is_searched_to_its_end()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 3_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => "0123456789Xx -.,/元号张a１９\uD83D"[random.Next(23)]));
            var found = PersonalNumbers.Find(text).ToList();
            Assert.True(found.All(n => n.Start >= 0 && n.Start + n.Length <= text.Length && n.Length > 0), $"seed {seed}: {text}");
            Assert.True(found.Zip(found.Skip(1)).All(p => p.First.Start + p.First.Length <= p.Second.Start), $"seed {seed}: {text}");
            Assert.True(!PersonalNumbers.Find(PersonalNumbers.Mask(text)).Any(n => n.Kind == PersonalNumberKind.Identity), $"seed {seed}: {text}");
        }
    }
}
