using System.Globalization;

namespace BondResolution.Integrity;

/// <summary>
/// The one way an instant is written where it is hashed or stored: RFC 3339, UTC, seven decimals, e.g.
/// <c>2025-01-27T08:30:00.0000000Z</c>. Fixed width, so ordinal order is the order in time.
/// </summary>
public static class InstantText
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static string Format(DateTimeOffset instant) => instant.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">Anything but the exact form.</exception>
    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.ParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
