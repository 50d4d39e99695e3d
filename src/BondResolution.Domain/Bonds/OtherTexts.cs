namespace BondResolution.Domain.Bonds;

/// <summary>
/// Names that are not of the usual form, each once and by a number, so that what holds one needs no reference: columns of a million
/// accounts are numbers to the collector, which then neither visits nor moves them one by one. They stay for the life of the process; there
/// are few.
/// </summary>
internal static class OtherTexts
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, uint> Numbers = new(StringComparer.Ordinal);
    private static string[] _texts = new string[64];

    /// <summary>The number of a text: the same for the same text, as long as the process runs.</summary>
    public static uint NumberOf(string text)
    {
        lock (Gate)
        {
            if (Numbers.TryGetValue(text, out var number))
                return number;
            number = (uint)Numbers.Count;
            if (number == _texts.Length)
            {
                // A reader of the old array finds in it every text whose number it has.
                var longer = new string[2 * _texts.Length];
                _texts.CopyTo(longer, 0);
                Volatile.Write(ref _texts, longer);
            }

            _texts[number] = text;
            Numbers.Add(text, number);
            return number;
        }
    }

    /// <summary>The text of a number that <see cref="NumberOf"/> gave.</summary>
    public static string TextOf(uint number) => Volatile.Read(ref _texts)[number];
}
