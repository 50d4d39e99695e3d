using System.Globalization;
using System.Text.Json.Nodes;
using BondResolution.Domain.Money;

namespace BondResolution.Application.Lists;

/// <summary>A value of a list: a text, or a whole number, of yuan in fen.</summary>
public readonly record struct ListValue(string? Text, long Number)
{
    public static implicit operator ListValue(string? text) => new(text, 0);

    public static implicit operator ListValue(long number) => new(null, number);

    public static implicit operator ListValue(Fen amount) => new(null, amount.Value);

    /// <summary>As it stands in CSV.</summary>
    public string Written(ListKind kind) => kind switch
    {
        ListKind.Text => Text ?? "",
        ListKind.Yuan => new Fen(Number).ToString(),
        _ => Number.ToString(CultureInfo.InvariantCulture)
    };

    /// <summary>As it stands in JSON.</summary>
    public JsonNode? ToJson(ListKind kind) => kind switch
    {
        ListKind.Text => Text is null ? null : JsonValue.Create(Text),
        ListKind.Yuan => JsonValue.Create(new Fen(Number).ToString()),
        _ => JsonValue.Create(Number)
    };
}
