using System.Collections.Immutable;
using BondResolution.Domain;
using BondResolution.Domain.Money;
using BondResolution.Domain.Registers;
using BondResolution.Files.Tables;

namespace BondResolution.Files.Registers;

/// <summary>What the operator says about a register file.</summary>
/// <param name="FileName">The file as messages call it.</param>
/// <param name="Layout">Name of its layout; null: found out from the header.</param>
/// <param name="ExpectUnits">Bonds that its rows must hold together.</param>
/// <param name="ExpectHolders">Accounts that it must have.</param>
/// <param name="QuantityIs">What its quantity column counts; null: told by the layout or a control total.</param>
public sealed record RegisterOptions(
    string FileName,
    string? Layout = null,
    long? ExpectUnits = null,
    long? ExpectHolders = null,
    QuantityIs? QuantityIs = null)
{
    /// <summary>Face of one bond, above zero: by default 100 yuan.</summary>
    public Fen Face { get; init; } = new(10_000);

    /// <summary>Money that the rows of a list must come to.</summary>
    public Fen? ExpectAmount { get; init; }

    /// <summary>The reason of rows of a list that state none of their own.</summary>
    public string? Reason { get; init; }

    /// <summary>The layouts there are.</summary>
    public ImmutableArray<TableLayout> Layouts { get; init; } = RegisterLayouts.All;

    /// <summary>Sheet of a workbook that is meant; null: the only one that fits.</summary>
    public string? Sheet { get; init; }

    /// <summary>The files of a register that are its parts, in order; empty of one file, which <see cref="FileName"/> names.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>The sheets that are meant of those files that are workbooks: none, one for all, or one for each in order.</summary>
    public ImmutableArray<string> Sheets { get; init; } = [];

    /// <summary>The parts of the register that were read before this file; null where it is the first or the only one.</summary>
    internal EarlierParts? Earlier { get; init; }

    /// <summary>What becomes of an account that stands in several rows.</summary>
    public Repeated Repeated { get; init; }

    /// <summary>Rows it may have at most.</summary>
    public int MaxRows { get; init; } = Limits.MaxAccounts;

    /// <summary>Whether names, identity numbers and the like are kept for the vault; whoever has no use for them reads without.</summary>
    public bool KeepsPersonalData { get; init; } = true;

    /// <summary>Whether they were said as options of the command line (--expect-units), and not as fields of a command (expectUnits): messages call them so.</summary>
    public bool AreTyped { get; init; }

    /// <summary>Told the rows read, and how many there may be; on any thread.</summary>
    public Action<long, long>? Progress { get; init; }

    /// <summary>Bytes of a part of a text that is read by itself: small enough that every processor has some, large enough that beginning one does not count.</summary>
    public int PartBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>What whoever said it calls a field: itself, or the option of that name.</summary>
    public string Called(string field) => Called(field, AreTyped);

    /// <summary>The same.</summary>
    public static string Called(string field, bool areTyped) =>
        areTyped ? "--" + string.Concat(field.Select(c => char.IsAsciiLetterUpper(c) ? $"-{char.ToLowerInvariant(c)}" : c.ToString())) : field;
}
