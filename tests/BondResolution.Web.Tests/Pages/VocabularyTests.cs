using BondResolution.Web.Pages.Recording;
using BondResolution.Application.Wording;

namespace BondResolution.Web.Tests.Pages;

/// <summary>Every name that a form or a page shows has a word in both languages.</summary>
public sealed class VocabularyTests
{
    public static TheoryData<string> Commands => [.. CommandForm.Names];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_field_of_a_command_has_a_title_in_both_languages(string name) => Assert.All(
        Fields(CommandForm.Of(name)!.Root).Where(field => field.Name.Length > 0),
        field => Assert.True(Vocabulary.Fields.TryGetValue(field.Name, out var word) && word.English.Length > 0 && word.Chinese.Length > 0, field.Name));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_word_that_can_be_chosen_is_said_in_both_languages(string name) => Assert.All(
        Fields(CommandForm.Of(name)!.Root).SelectMany(field => field.Kind == FieldKind.Variant ? field.Inner.Select(form => form.Name) : field.Options),
        option => Assert.True(Vocabulary.Values.ContainsKey(option), option));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_has_a_title_and_a_topic(string name)
    {
        var word = Vocabulary.Commands.Single(command => command.Key == name).Value;
        Assert.Contains(Vocabulary.Topics, topic => topic.Key == word.Rest.Single());
    }

    [Fact]
    public void No_word_is_of_a_command_that_is_not() => Assert.Empty(Vocabulary.Commands.Select(command => command.Key).Except(CommandForm.Names));

    private static IEnumerable<FormField> Fields(FormField field) =>
        field.Kind switch
        {
            // Forms of a variant are named by what they are chosen by, elements of a tuple or a list by nothing.
            FieldKind.Variant => field.Inner.SelectMany(form => form.Inner.SelectMany(Fields)).Prepend(field),
            FieldKind.List or FieldKind.Tuple => field.Inner.SelectMany(Fields).Prepend(field),
            FieldKind.Object => field.Inner.SelectMany(Fields).Prepend(field),
            _ => [field]
        };
}
