namespace BondResolution.Pipeline;

/// <summary>Why the benchmark cannot go on; its message is all its user needs.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
