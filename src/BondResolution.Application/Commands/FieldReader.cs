using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BondResolution.Domain;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Commands;

/// <summary>
/// Reads the fields of a JSON object strictly: the first field that is missing, mistyped or unknown is kept as
/// <see cref="Problem"/>, and stand-ins are answered from then on, so that callers read everything and ask once. Whatever else cannot be
/// read is told with it.
/// </summary>
public sealed class FieldReader(JsonElement json, string where)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly List<(string Field, DateOnly Date)> _dates = [];
    private readonly List<Problem> _warnings = [];
    private readonly HashSet<string> _meant = new(StringComparer.Ordinal);

    // what is missing, mistyped or unknown, by what it is: true whatever else is wrong
    private readonly Dictionary<string, Problem> _unread = new(StringComparer.Ordinal);

    /// <summary>What is read: the command, or a part of it.</summary>
    public string Where => where;

    /// <summary>Dates that were read, those of parts included, with the field of each.</summary>
    public IReadOnlyList<(string Field, DateOnly Date)> Dates => _dates;

    /// <summary>What a person should know of the fields that were read, those of parts included.</summary>
    public IReadOnlyList<Problem> Warnings => _warnings;

    /// <summary>The first thing wrong, or null.</summary>
    public Problem? Problem { get; private set; }

    public bool Has(string name)
    {
        _read.Add(name);
        return json.TryGetProperty(name, out _);
    }

    /// <summary>A field's text, not read by it; null where it is none.</summary>
    public string? Peek(string name) => json.TryGetProperty(name, out var element) && element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    /// <summary>A field as it stands; a missing one is a problem.</summary>
    public JsonElement Element(string name) => Find(name, required: true) ?? default;

    /// <summary>A text that is not empty, without control characters, of bounded length.</summary>
    public string Text(string name, int maxLength = Limits.MaxTextLength) => Read(name, TextOf(maxLength), "a text") ?? "";

    public string? OptionalText(string name, int maxLength = Limits.MaxTextLength) => Has(name) ? Text(name, maxLength) : null;

    /// <summary>A text, or a list of texts: of 1 to so many. One text is a list of one.</summary>
    public ImmutableArray<string> Texts(string name, int most, int maxLength = Limits.MaxTextLength) => Read<ImmutableArray<string>?>(name, e =>
    {
        string?[] texts = e.ValueKind == JsonValueKind.Array ? [.. e.EnumerateArray().Select(TextOf(maxLength))] : [TextOf(maxLength)(e)];
        return texts.Length >= 1 && texts.Length <= most && texts.All(text => text is not null) ? [.. texts!] : null;
    }, most == 1 ? "a text" : $"a text, or a list of 1 to {most} texts") ?? [];

    /// <summary>An id, number or code: a text of at most <see cref="Limits.MaxNameLength"/> characters that <see cref="Names"/> lets pass, full-width letters as ASCII.</summary>
    public string Name(string name) => Names.Narrow(Gated(name, Read(name, AnyTextOf(Limits.MaxNameLength), "a text"), isTitle: false));

    /// <summary>A command that was recorded: its id, also one by a program that let more pass, or the sequence of one of its events, a
    /// number.</summary>
    public (string? Id, long Sequence) RecordedCommand(string name) => Read<(string?, long)?>(name,
        e => AnyTextOf(Limits.MaxNameLength)(e) is { } id ? (id, 0) : e.ValueKind == JsonValueKind.Number
            && e.TryGetInt64(out var sequence) && sequence > 0 ? (null, sequence) : null,
        "a command id, as text, or a sequence, without quotes") ?? ("", 0);

    /// <summary>What somebody or a document is called: a text that <see cref="Names"/> lets pass, as it is written.</summary>
    public string Title(string name, int maxLength = Limits.MaxTextLength) => Gated(name, Read(name, AnyTextOf(maxLength), "a text"), isTitle: true);

    public string? OptionalTitle(string name) => Has(name) ? Title(name) : null;

    /// <summary>An account: at most <see cref="Limits.MaxNameLength"/> characters without blanks, full-width letters and digits as ASCII.</summary>
    public string Account(string name)
    {
        var account = Names.Narrow(Gated(name, Read(name, AnyTextOf(Limits.MaxNameLength), "an account number, as text"), isTitle: false));
        if (account.Contains(' ', StringComparison.Ordinal))
            Fail(CommandProblems.Mistyped.With(("where", where), ("field", name), ("value", Shown(json.GetProperty(name))), ("expected", "an account number, as text")));
        return account;
    }

    /// <summary>Bonds: an integer from 1.</summary>
    public long Units(string name, long from = 1)
    {
        var units = Read<long?>(name, e => e.ValueKind == JsonValueKind.Number && e.TryGetInt64(out var n) ? n : null, "a whole number of bonds, without quotes") ?? 1;
        if (Problem is null && (units < from || units > Limits.MaxUnits))
            Problem = CommandProblems.OutOfRange.With(("where", where), ("field", name), ("value", units), ("from", from), ("to", Limits.MaxUnits));
        return units;
    }

    public long? OptionalUnits(string name, long from = 1) => Has(name) ? Units(name, from) : null;

    /// <summary>A list of 1 to so many texts.</summary>
    public ImmutableArray<string> TextList(string name, int most, int maxLength = Limits.MaxNameLength) => Read<ImmutableArray<string>?>(name, e =>
    {
        string?[] texts = e.ValueKind == JsonValueKind.Array ? [.. e.EnumerateArray().Select(TextOf(maxLength))] : [];
        return texts.Length >= 1 && texts.Length <= most && texts.All(text => text is not null) ? [.. texts!] : null;
    }, $"a list of 1 to {most} texts") ?? [];

    /// <summary>A whole number of any size that fits.</summary>
    public int Integer(string name) =>
        Read<int?>(name, e => e.ValueKind == JsonValueKind.Number && e.TryGetInt32(out var n) ? n : null, "a whole number, without quotes") ?? 1;

    /// <summary>A number that counts, from 1.</summary>
    public int Number(string name)
    {
        var number = Read<int?>(name, e => e.ValueKind == JsonValueKind.Number && e.TryGetInt32(out var n) ? n : null, "a whole number, without quotes") ?? 1;
        if (Problem is null && number is < 1 or > 9999)
            Problem = CommandProblems.OutOfRange.With(("where", where), ("field", name), ("value", number), ("from", 1), ("to", 9999));
        return number;
    }

    /// <summary>Yuan with two decimals, not negative.</summary>
    public Fen Money(string name) => Read<Fen?>(name,
        e => e.ValueKind == JsonValueKind.String && Fen.TryParse(e.GetString()!, out var amount) && amount >= Fen.Zero ? amount : null,
        "yuan as text with exactly two decimals, such as \"45645000.00\"") ?? Fen.Zero;

    public Fen? OptionalMoney(string name) => Has(name) ? Money(name) : null;

    public Price Price(string name) => Read<Price?>(name,
        e => e.ValueKind == JsonValueKind.String && Domain.Money.Price.TryParse(e.GetString()!, out var price) ? price : null,
        "yuan a bond as text with at most six decimals, such as \"100.127\"") ?? default;

    public Rate Rate(string name) => Read<Rate?>(name,
        e => e.ValueKind == JsonValueKind.String && Domain.Money.Rate.TryParse(e.GetString()!, out var rate) ? rate : null,
        "a ratio as text, such as \"0.0475\" for 4.75 %") ?? default;

    public DateOnly Date(string name)
    {
        if (Find(name, required: true) is not { } element)
            return DateOnly.MinValue;
        if (DateOf(element) is not { } date)
        {
            Unread(name, DateWords.Bad(where, name, element.ValueKind == JsonValueKind.String ? element.GetString() : null,
                Shown(element)));
            return DateOnly.MinValue;
        }

        if (!_dates.Contains((name, date)))
            _dates.Add((name, date));
        return date;
    }

    public DateOnly? OptionalDate(string name) => Has(name) ? Date(name) : null;

    public bool OptionalBool(string name) =>
        Has(name) && (Read<bool?>(name, e => e.ValueKind is JsonValueKind.True or JsonValueKind.False ? e.GetBoolean() : null, "true or false") ?? false);

    /// <summary>One of an enumeration's words.</summary>
    public T Word<T>(string name) where T : struct, Enum => Read<T?>(name,
        e => e.ValueKind == JsonValueKind.String && Words.TryParse<T>(e.GetString()!, out var value) ? value : null,
        "one of " + string.Join(", ", Words.All<T>())) ?? default;

    public T? OptionalWord<T>(string name) where T : struct, Enum => Has(name) ? Word<T>(name) : null;

    /// <summary>A part that is an object of its own; its problem becomes this reader's when it is finished.</summary>
    public FieldReader? OptionalObject(string name) =>
        Has(name) && Read<JsonElement?>(name, e => e.ValueKind == JsonValueKind.Object ? e : null, "an object") is { } part ? new FieldReader(part, $"{where}.{name}") : null;

    /// <summary>The entries of a list, each read by <paramref name="entry"/>, which finishes its own reader.</summary>
    public ImmutableArray<T> List<T>(string name, Func<FieldReader, T> entry, int fewest = 1)
    {
        var list = Read<JsonElement?>(name, e => e.ValueKind == JsonValueKind.Array && e.GetArrayLength() is var count && count >= fewest && count <= Limits.MaxParts ? e : null,
            $"a list of {fewest} to {Limits.MaxParts} objects");
        if (list is null)
            return [];
        var entries = ImmutableArray.CreateBuilder<T>();
        var at = 0;
        foreach (var element in list.Value.EnumerateArray())
        {
            var reader = new FieldReader(element, $"{where}.{name}[{at++}]");
            if (element.ValueKind != JsonValueKind.Object)
                Fail(CommandProblems.Mistyped.With(("where", where), ("field", $"{name}[{at - 1}]"), ("value", Shown(element)), ("expected", "an object")));
            else
                entries.Add(entry(reader));
            Take(reader);
        }

        return entries.ToImmutable();
    }

    /// <summary>Texts that people wrote, with the field each stands in; names of files, accounts, dates and commands are none.</summary>
    public IEnumerable<(string Field, string Text)> FreeTexts() => FreeTexts(json, "");

    private static IEnumerable<(string Field, string Text)> FreeTexts(JsonElement element, string field) => element.ValueKind switch
    {
        JsonValueKind.String => [(field, element.GetString()!)],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => FreeTexts(item, field)),
        JsonValueKind.Object => element.EnumerateObject()
            .Where(p => p.Name is not ("do" or "on" or "between" or "case" or "code" or "id" or "account" or "from" or "to" or "file" or "holders" or "reverses"))
            .SelectMany(p => FreeTexts(p.Value, p.Name)),
        _ => []
    };

    /// <summary>Takes over the problem of a part, its dates and its warnings.</summary>
    public void Take(FieldReader part)
    {
        Problem ??= part.Problem;
        foreach (var (what, problem) in part._unread)
            _unread.TryAdd(what, problem);
        _dates.AddRange(part._dates.Except(_dates));
        _warnings.AddRange(part._warnings.Except(_warnings));
    }

    /// <summary>Keeps a warning, if there is one, for when the command is recorded.</summary>
    public void Warn(Problem? warning)
    {
        if (warning is not null && !_warnings.Contains(warning))
            _warnings.Add(warning);
    }

    /// <summary>Keeps a problem found outside, unless there is one already.</summary>
    public void Fail(Problem problem) => Problem ??= problem;

    /// <summary>Marks fields as read that others read.</summary>
    public FieldReader Know(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            _read.Add(name);
        return this;
    }

    /// <summary>The first thing wrong, unknown fields included, with whatever else cannot be read; to be asked when everything was
    /// read.</summary>
    public Problem? Finish()
    {
        string[] unknown = [.. json.EnumerateObject().Select(property => property.Name).Where(name =>
            !_read.Contains(name) && !_meant.Contains(name))];
        if (unknown.Length > 0)
            Unread("", Unknown(unknown));
        return Problem is not null && _unread.Count > 1 ? Problem.With([.. _unread.Values.Where(unread =>
            unread != Problem).Prepend(Problem)]) : Problem;
    }

    private Problem Unknown(string[] names)
    {
        var kind = CommandProblems.UnknownField;
        if (names.Select(name => NearestWord.To(name, _read)).OfType<string>().Distinct().ToList() is { Count: > 0 } near)
            kind = kind with { Remedy = $"Did you mean {string.Join(", ", near)}? {kind.Remedy}",
                RemedyChinese = $"是否想用 {string.Join("、", near)}？{kind.RemedyChinese}" };
        return kind.With(("where", where), ("field", string.Join(", ", names)),
            ("known", string.Join(", ", _read.Order(StringComparer.Ordinal))));
    }

    /// <summary>Keeps what cannot be read of a field, once.</summary>
    private void Unread(string field, Problem problem)
    {
        if (_unread.TryAdd($"{where} {field}", problem))
            Problem ??= problem;
    }

    internal static DateOnly? DateOf(JsonElement e) => e.ValueKind == JsonValueKind.String
        && DateOnly.TryParseExact(e.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    internal static string Shown(JsonElement e)
    {
        var raw = e.GetRawText();
        return raw.Length <= 80 ? raw : raw[..77] + "...";
    }

    private static Func<JsonElement, string?> TextOf(int maxLength) => e => AnyTextOf(maxLength)(e) is { } text && !text.Any(char.IsControl) ? text : null;

    private static Func<JsonElement, string?> AnyTextOf(int maxLength) => e =>
        e.ValueKind == JsonValueKind.String && e.GetString() is { Length: > 0 } text && text.Length <= maxLength ? text : null;

    /// <summary>The text of a name, once the gate lets it pass; a problem where it does not.</summary>
    private string Gated(string field, string? text, bool isTitle)
    {
        if (text is not null && Problem is null && Names.Check(where, field, text, isTitle) is { } refused)
            Problem = refused;
        return text ?? "";
    }

    /// <summary>A field that is missing, with one that is there and was probably meant.</summary>
    private Problem Missing(string name)
    {
        string[] there = [.. json.EnumerateObject().Select(p => p.Name).Where(there => !_read.Contains(there))];
        if (NearestWord.To(name, there) is { } meant)
            _meant.Add(meant);
        return NearestWord.Hint(CommandProblems.MissingField, name, there).With(("where", where), ("field", name));
    }

    private T? Read<T>(string name, Func<JsonElement, T?> read, string expected)
    {
        if (Find(name, required: true) is not { } element)
            return default;
        var value = read(element);
        if (value is null)
            Unread(name, CommandProblems.Mistyped.With(("where", where), ("field", name), ("value", Shown(element)),
                ("expected", expected)));
        return value;
    }

    private JsonElement? Find(string name, bool required)
    {
        _read.Add(name);
        if (json.TryGetProperty(name, out var element))
            return element;
        if (required)
            Unread(name, Missing(name));
        return null;
    }
}
