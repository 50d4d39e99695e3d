using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using BondResolution.Domain.Problems;
using Microsoft.AspNetCore.Http;

namespace BondResolution.Web.Pages.Recording;

/// <summary>What stands in a form: a text a control, by its name; and the problem it met.</summary>
public sealed class FormState
{
    /// <summary>The control that holds the id a form gets when it is first shown: sent twice, it records once.</summary>
    public const string IdName = "_id";

    private readonly Dictionary<string, string> _values;

    private FormState(Dictionary<string, string> values) => _values = values;

    public Problem? Problem { get; set; }

    /// <summary>The form it belongs to.</summary>
    public CommandForm? Form { get; set; }

    /// <summary>The command's id where the user gives none.</summary>
    public string Id => this[IdName] is { Length: > 0 } id ? id : _values[IdName] = NewId();

    public string? this[string name]
    {
        get => _values.GetValueOrDefault(name);
        set => _values[name] = value ?? "";
    }

    /// <summary>A form that is shown for the first time; fields may be filled in by the address.</summary>
    public static FormState First(IQueryCollection query, string today)
    {
        var values = query.Where(pair => pair.Key is not ("asOf" or "asKnown"))
            .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        values.TryAdd("on", today);
        values[IdName] = NewId();
        return new FormState(values);
    }

    /// <summary>A form as it was sent.</summary>
    public static FormState Of(IFormCollection form) =>
        new(form.Where(pair => pair.Key is not ("_act" or "_data" or "__RequestVerificationToken"))
            .ToDictionary(pair => pair.Key, pair => pair.Value[^1] ?? "", StringComparer.Ordinal));

    /// <summary>What a preview kept of the form it showed; null: it is not that.</summary>
    public static FormState? Kept(string? data)
    {
        try
        {
            return data is not null && JsonSerializer.Deserialize<Dictionary<string, string>>(data) is { } values ? new FormState(values) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The form in one text, to be sent again as it is.</summary>
    public string Keep() => JsonSerializer.Serialize(_values);

    /// <summary>The same of a form that has files which wait to be recorded; null: it has none.</summary>
    public string? KeptWithFiles => Ending("@").Any(tokens => tokens.Length > 0) ? Keep() : null;

    /// <summary>Whether a control at a path, or one inside it, holds something.</summary>
    public bool Any(string path) =>
        _values.Any(pair => pair.Value.Length > 0 && pair.Key.StartsWith(path, StringComparison.Ordinal)
            && (pair.Key.Length == path.Length || pair.Key[path.Length] is '.' or '[' or '@')
            && !pair.Key.EndsWith(":count", StringComparison.Ordinal));

    /// <summary>Values of controls whose names end so.</summary>
    public IEnumerable<string> Ending(string end) =>
        _values.Where(pair => pair.Key.EndsWith(end, StringComparison.Ordinal)).Select(pair => pair.Value);

    /// <summary>How many elements a list shows.</summary>
    public int Count(string path, int least) =>
        int.TryParse(this[$"{path}:count"], CultureInfo.InvariantCulture, out var count) ? Math.Clamp(count, 0, 200) : least;

    /// <summary>Does what a button of the form asks for: one element more, one less, or nothing but showing it again.</summary>
    /// <param name="act">Such as <c>add claims</c>, <c>remove claims 1</c> (by place, from 0), <c>show scheme</c>.</param>
    public void Act(string act)
    {
        switch (act.Split(' '))
        {
            case ["add", var path, var shown] when int.TryParse(shown, CultureInfo.InvariantCulture, out var count):
                this[$"{path}:count"] = (count + 1).ToString(CultureInfo.InvariantCulture);
                break;
            case ["remove", var path, var place, var shown] when int.TryParse(place, CultureInfo.InvariantCulture, out var at)
                && int.TryParse(shown, CultureInfo.InvariantCulture, out var count):
                Remove(path, at, count);
                break;
        }
    }

    private void Remove(string path, int at, int count)
    {
        foreach (var name in _values.Keys.Where(name => name.StartsWith($"{path}[{at}]", StringComparison.Ordinal)).ToList())
            _values.Remove(name);
        for (var next = at + 1; next < count; next++)
        {
            var from = $"{path}[{next}]";
            foreach (var name in _values.Keys.Where(name => name.StartsWith(from, StringComparison.Ordinal)).ToList())
            {
                _values[$"{path}[{next - 1}]{name[from.Length..]}"] = _values[name];
                _values.Remove(name);
            }
        }

        this[$"{path}:count"] = Math.Max(0, count - 1).ToString(CultureInfo.InvariantCulture);
    }

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
