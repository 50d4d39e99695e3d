namespace BondResolution.Files.Text;

/// <summary>Reads some bytes from an offset on; how many, 0 at the end.</summary>
internal delegate int ReadAt(long offset, Span<byte> to);
