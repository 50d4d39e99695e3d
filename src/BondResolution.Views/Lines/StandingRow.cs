namespace BondResolution.Views.Lines;

/// <summary>Some lines that count in a scope, with what their event says of itself.</summary>
internal sealed record StandingRow
{
    public long Id { get; init; }
    public long Sequence { get; init; }
    public LineKind Kind { get; init; }

    /// <summary>The offer, the number of the instalment, the number of the recovery and its suit, the account that moved, or the purchaser's account and the offer.</summary>
    public string? Subject { get; init; }

    /// <summary>The sequence that opened the register.</summary>
    public long? Register { get; init; }
    public int Count { get; init; }

    /// <summary>Bonds all its accounts gained (lost).</summary>
    public long Units { get; init; }

    /// <summary>That of the payload that holds the lines; null: the event is a fact by itself.</summary>
    public long? Hash { get; init; }

    /// <summary>The account that moved, or of a purchaser.</summary>
    public string Account => Kind == LineKind.Purchaser ? Subject!.Split(' ', 2)[0] : Subject!;

    /// <summary>The offer that was bought under.</summary>
    public string Offer => Kind == LineKind.Purchaser ? Subject!.Split(' ', 2)[1] : Subject!;

    /// <summary>The date they take effect, yyyy-MM-dd.</summary>
    public string On { get; init; } = "";

    /// <summary>The sequence that completed their act.</summary>
    public long CountsFrom { get; init; }
    public string Type { get; init; } = "";
    public string Do { get; init; } = "";
    public string? Source { get; init; }
    public string? Label { get; init; }

    /// <summary>The event itself, where it is not lines.</summary>
    public string? Payload { get; init; }

    /// <summary>The recovery's number and its suit.</summary>
    public (int No, string Suit) Recovery => Subject!.Split(' ', 2) is [var no, var suit]
        ? (int.Parse(no, System.Globalization.CultureInfo.InvariantCulture), suit)
        : throw new InvalidOperationException("lines of no recovery");

    /// <summary>The instalment's number.</summary>
    public int No => int.Parse(Subject!, System.Globalization.CultureInfo.InvariantCulture);
}
