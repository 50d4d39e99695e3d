namespace BondResolution.Domain.Tests;

/// <summary>Dates of tests that need an order and no calendar.</summary>
internal static class Days
{
    /// <summary>A day of January 2025.</summary>
    public static DateOnly Jan(int day) => new(2025, 1, day);
}
