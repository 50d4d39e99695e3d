namespace BondResolution.Files.Footers;

/// <summary>A bond's code that the titles or footers of a register state as its own (债券代码, 证券代码).</summary>
/// <param name="Line">Physical line from 1.</param>
/// <param name="Words">The words that say so.</param>
/// <param name="Code">Six digits.</param>
public sealed record StatedCode(int Line, string Words, string Code);
