namespace BondResolution.Files.Registers;

/// <summary>The sheet of a workbook that a register was read from.</summary>
/// <param name="HiddenRows">Rows the sheet hides; they were read like all others.</param>
/// <param name="Formulas">Cells that are formulas, whose stored values were taken; 0 in an .xls, which does not tell them apart.</param>
/// <param name="HiddenSheets">Names of hidden sheets of the workbook that would fit too, and were not read.</param>
public sealed record SheetTaken(string Name, int HiddenRows, int Formulas, System.Collections.Immutable.ImmutableArray<string> HiddenSheets);
