using System.Collections.Immutable;

namespace BondResolution.Web.Pages.Recording;

/// <summary>How a field is filled in.</summary>
public enum FieldKind
{
    Text, Date, Integer, Decimal, Choice, YesNo, File, Object, List, Tuple, Map, Variant
}

/// <summary>One field of a command's form, as the command's schema says.</summary>
/// <param name="Name">Its JSON name; of one of several forms, what it is chosen by; of an element, empty.</param>
/// <param name="Kind">How it is filled in.</param>
public sealed record FormField(string Name, FieldKind Kind)
{
    public bool Required { get; init; }

    /// <summary>What the schema says beside its name; null: nothing.</summary>
    public string? Description { get; init; }

    public string? Pattern { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>What may be chosen.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>Members of an object, elements of a tuple, forms of a variant; of a list its one element.</summary>
    public ImmutableArray<FormField> Inner { get; init; } = [];

    /// <summary>Of a variant of objects: the member whose one word tells them apart, such as <c>type</c>; null: none does.</summary>
    public string? Discriminator { get; init; }

    /// <summary>Whether several files may be given.</summary>
    public bool Many { get; init; }

    /// <summary>Of a text: whether it may name a file given beside it.</summary>
    public bool OrFile { get; init; }

    /// <summary>The name of the control by which the form of a variant is chosen.</summary>
    public string ChoiceName(string path) =>
        Discriminator is null ? $"{path}:as" : path.Length == 0 ? Discriminator : $"{path}.{Discriminator}";
}
