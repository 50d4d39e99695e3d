using BondResolution.Application.Tests.Harness;

namespace BondResolution.Views.Tests.Books;

/// <inheritdoc cref="BookkeepersFactAttribute"/>
public sealed class BookkeepersTheoryAttribute : TheoryAttribute
{
    public BookkeepersTheoryAttribute() => Skip = Bookkeepers.SkippedBecause;
}
