using System.Collections.Immutable;
using BondResolution.Files.Layouts;
using BondResolution.Files.Tables;

namespace BondResolution.Files.Registers;

/// <summary>The layouts of holder registers (债券持有人名册) that are known; the first is <c>plain</c>, our own.</summary>
public static class RegisterLayouts
{
    public static ImmutableArray<TableLayout> All { get; } = KnownLayouts.For(LayoutUse.Register);
}
