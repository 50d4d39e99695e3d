using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BondResolution.Views.Lines;

/// <summary>
/// Events of one act that hold lines and follow each other in their stream and in the ledger, at most <see cref="MaxEvents"/>. For every line of theirs the index
/// of accounts has an entry: which of the events holds it. A row of the table <c>line_run</c>.
/// </summary>
public sealed record LineRun
{
    /// <summary>Events of a run at most: their number takes ten bits of an entry.</summary>
    public const int MaxEvents = 1024;

    internal const string Columns = """
        sequence AS FirstSequence, first_version AS FirstVersion, events AS Events, lines AS Lines, stream AS Stream, type AS Type, command_id AS CommandId,
        effective_on AS EffectiveOn, digests AS Digests
        """;

    public long FirstSequence { get; init; }

    public long FirstVersion { get; init; }

    /// <summary>How many events it has.</summary>
    public long Events { get; init; }

    /// <summary>How many lines they hold together.</summary>
    public long Lines { get; init; }

    public string Stream { get; init; } = "";

    /// <summary>The events' type, command and effective date: of one act all have the same.</summary>
    public string Type { get; init; } = "";

    public string CommandId { get; init; } = "";

    internal string EffectiveOn { get; init; } = "";

    /// <summary>SHA-256 of each bucket of entries, in their order.</summary>
    internal byte[] Digests { get; init; } = [];

    public DateOnly On => DateOnly.ParseExact(EffectiveOn, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal int Buckets => Digests.Length / SHA256.HashSizeInBytes;

    /// <summary>Whether a version of its stream is one of its events.</summary>
    public bool Holds(long version) => version >= FirstVersion && version < FirstVersion + Events;

    /// <summary>Adds all it says to a hash, each text with its length.</summary>
    internal void AppendTo(IncrementalHash hash)
    {
        foreach (var number in (long[])[FirstSequence, FirstVersion, Events, Lines, Digests.Length])
            hash.AppendData(BitConverter.GetBytes(number));
        hash.AppendData(Digests);
        foreach (var text in (string[])[Stream, Type, CommandId, EffectiveOn])
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }
}
