using BondResolution.Application.Tests.Harness;

namespace BondResolution.Views.Tests.Books;

/// <summary>A test that asks hledger, ledger and beancount; left out, with the reason, where they are not to be had.</summary>
public sealed class BookkeepersFactAttribute : FactAttribute
{
    public BookkeepersFactAttribute() => Skip = Bookkeepers.SkippedBecause;
}
