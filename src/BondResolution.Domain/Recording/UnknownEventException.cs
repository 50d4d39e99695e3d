namespace BondResolution.Domain.Recording;

/// <summary>An event this program does not know: it was written by a newer one, and reading on would give wrong figures.</summary>
public sealed class UnknownEventException(object? happened)
    : InvalidOperationException($"Unknown event {happened?.GetType().Name ?? "null"}: recorded by a newer version of this program?");
