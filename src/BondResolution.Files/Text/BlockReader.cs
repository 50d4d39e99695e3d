namespace BondResolution.Files.Text;

/// <summary>Is given a file's bytes block by block, in order.</summary>
public delegate void BlockReader(ReadOnlySpan<byte> block);
