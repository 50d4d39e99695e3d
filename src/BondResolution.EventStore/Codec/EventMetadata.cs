using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BondResolution.EventStore.Codec;

/// <summary>
/// What every event carries beside its content: where it comes from and who recorded it. It is written and read field by field, because
/// every event of a ledger has it and each command reads some.
/// </summary>
/// <param name="Case">The case's code; null: the event is of the desk itself and of no case.</param>
/// <param name="Do">The command's name.</param>
/// <param name="Digest">SHA-256 of the command's canonical content with the bytes of its files, lower hex: the same id with another digest is refused.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Source">The document it was read in.</param>
/// <param name="Label">reported, computed, inferred or assumed; null where the command had none.</param>
/// <param name="Labels">Labels of single fields that differ.</param>
/// <param name="Between">Where only an interval is known: its first and last day.</param>
/// <param name="Proposal">The proposal that was approved; null: none was needed.</param>
/// <param name="Approvers">Who approved it, in the order of their names; default where none was needed.</param>
/// <param name="LinesRoot">Of an event that holds lines: the chunk's root; of one that seals an act: the act's (docs/integrity.md §2). 32
/// bytes in lower hex.</param>
public sealed record EventMetadata(
    string? Case, string Do, string Digest, string By, string? Source, string? Label,
    ImmutableSortedDictionary<string, string>? Labels, ImmutableArray<DateOnly>? Between, string? LinesRoot = null,
    string? Proposal = null, ImmutableArray<string> Approvers = default)
{
    private const string DateFormat = "yyyy-MM-dd";

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>UTF-8 JSON on one line, fields in the order of docs/events.md, what is absent left out.</summary>
    public byte[] Encode()
    {
        var to = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(to, Relaxed);
        json.WriteStartObject();
        Write(json, "case", Case);
        json.WriteString("do", Do);
        json.WriteString("digest", Digest);
        json.WriteString("by", By);
        Write(json, "source", Source);
        Write(json, "label", Label);
        if (Labels is not null)
        {
            json.WriteStartObject("labels");
            foreach (var (field, label) in Labels)
                json.WriteString(field, label);
            json.WriteEndObject();
        }

        if (Between is { } between)
        {
            json.WriteStartArray("between");
            foreach (var day in between)
                json.WriteStringValue(day.ToString(DateFormat, CultureInfo.InvariantCulture));
            json.WriteEndArray();
        }

        Write(json, "proposal", Proposal);
        if (!Approvers.IsDefault)
        {
            json.WriteStartArray("approvers");
            foreach (var approver in Approvers)
                json.WriteStringValue(approver);
            json.WriteEndArray();
        }

        Write(json, "linesRoot", LinesRoot);
        json.WriteEndObject();
        json.Flush();
        return to.WrittenSpan.ToArray();
    }

    /// <summary>Reads metadata; fields that this program does not know are passed over.</summary>
    /// <exception cref="JsonException">They are no object with these fields.</exception>
    public static EventMetadata Decode(ReadOnlySpan<byte> metadata)
    {
        var read = new Fields();
        var reader = new Utf8JsonReader(metadata);
        try
        {
            Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                read.Take(ref reader);
            Expect(reader.TokenType == JsonTokenType.EndObject && !reader.Read());
        }
        catch (InvalidOperationException broken) // a text that is no Unicode
        {
            throw new JsonException(broken.Message, broken);
        }

        return read.Whole();
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void Expect(bool isSo)
    {
        if (!isSo)
            throw new JsonException("metadata of an event were expected");
    }

    /// <summary>The fields, as they are read.</summary>
    private ref struct Fields
    {
        private string? _case, _do, _digest, _by, _source, _label, _linesRoot, _proposal;
        private ImmutableSortedDictionary<string, string>? _labels;
        private ImmutableArray<DateOnly>? _between;
        private ImmutableArray<string> _approvers;

        public void Take(ref Utf8JsonReader reader)
        {
            if (reader.ValueTextEquals("case"u8))
                Once(ref _case, Text(ref reader));
            else if (reader.ValueTextEquals("do"u8))
                Once(ref _do, Text(ref reader));
            else if (reader.ValueTextEquals("digest"u8))
                Once(ref _digest, Text(ref reader));
            else if (reader.ValueTextEquals("by"u8))
                Once(ref _by, Text(ref reader));
            else if (reader.ValueTextEquals("source"u8))
                Once(ref _source, Text(ref reader));
            else if (reader.ValueTextEquals("label"u8))
                Once(ref _label, Text(ref reader));
            else if (reader.ValueTextEquals("labels"u8))
                Once(ref _labels, Labels(ref reader));
            else if (reader.ValueTextEquals("between"u8))
            {
                Expect(_between is null);
                _between = Days(ref reader);
            }
            else if (reader.ValueTextEquals("linesRoot"u8))
                Once(ref _linesRoot, Text(ref reader));
            else if (reader.ValueTextEquals("proposal"u8))
                Once(ref _proposal, Text(ref reader));
            else if (reader.ValueTextEquals("approvers"u8))
            {
                Expect(_approvers.IsDefault);
                _approvers = Names(ref reader);
            }
            else
                reader.Skip();
        }

        public readonly EventMetadata Whole()
        {
            Expect(_do is not null && _digest is not null && _by is not null);
            return new(_case, _do!, _digest!, _by!, _source, _label, _labels, _between, _linesRoot, _proposal, _approvers);
        }

        /// <summary>A field that stands twice could tell two readers two things.</summary>
        private static void Once<T>(ref T? field, T? read)
            where T : class
        {
            Expect(field is null);
            field = read;
        }

        private static string? Text(ref Utf8JsonReader reader)
        {
            Expect(reader.Read() && reader.TokenType is JsonTokenType.String or JsonTokenType.Null);
            return reader.GetString();
        }

        private static ImmutableSortedDictionary<string, string>? Labels(ref Utf8JsonReader reader)
        {
            Expect(reader.Read() && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.Null);
            if (reader.TokenType == JsonTokenType.Null)
                return null;
            var labels = ImmutableSortedDictionary.CreateBuilder<string, string>();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var field = reader.GetString()!;
                labels[field] = Text(ref reader) ?? throw new JsonException("a label was expected");
            }

            return labels.ToImmutable();
        }

        private static ImmutableArray<string> Names(ref Utf8JsonReader reader)
        {
            Expect(reader.Read() && reader.TokenType is JsonTokenType.StartArray);
            var names = ImmutableArray.CreateBuilder<string>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Expect(reader.TokenType == JsonTokenType.String);
                names.Add(reader.GetString()!);
            }

            return names.ToImmutable();
        }

        private static ImmutableArray<DateOnly>? Days(ref Utf8JsonReader reader)
        {
            Expect(reader.Read() && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.Null);
            if (reader.TokenType == JsonTokenType.Null)
                return null;
            var days = ImmutableArray.CreateBuilder<DateOnly>(2);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Expect(reader.TokenType == JsonTokenType.String
                    && DateOnly.TryParseExact(reader.GetString(), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
                days.Add(DateOnly.ParseExact(reader.GetString()!, DateFormat, CultureInfo.InvariantCulture));
            }

            return days.ToImmutable();
        }
    }
}
