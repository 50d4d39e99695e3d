namespace BondResolution.Cli.Output;

/// <summary>Standard output took no more: it is full, or closed. No <see cref="IOException"/>, so that nobody takes it for a file's.</summary>
internal sealed class OutputFailedException(string reason, Exception cause) : Exception(reason, cause);
