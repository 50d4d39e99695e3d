using System.Collections.Immutable;
using System.Runtime.InteropServices;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Buybacks;

namespace BondResolution.EventStore.Codec.Lines;

/// <summary>Reads the columns of a table in their order. A column that is not the next one is absent: default.</summary>
internal sealed class ColumnCursor(LineTable table)
{
    private int _next;

    /// <param name="name">The column.</param>
    /// <param name="isThere">Whether it must be there.</param>
    /// <exception cref="FormatException">It must, and is not; or it is of another form.</exception>
    public ImmutableArray<long> Numbers(string name, bool isThere = false) =>
        Next<NumberColumn>(name)?.Numbers ?? (isThere ? throw Missing(name) : default(ImmutableArray<long>));

    /// <exception cref="OverflowException">A number that is no line's.</exception>
    public ImmutableArray<int> LineNumbers(string name)
    {
        if (Next<NumberColumn>(name)?.Numbers is not { } numbers)
            return default;
        var lines = GC.AllocateUninitializedArray<int>(numbers.Length);
        for (var i = 0; i < lines.Length; i++)
            lines[i] = checked((int)numbers[i]);
        return ImmutableCollectionsMarshal.AsImmutableArray(lines);
    }

    public ImmutableArray<long?> Optionals(string name) => Next<OptionalColumn>(name)?.Numbers ?? default(ImmutableArray<long?>);

    public ImmutableArray<AccountNumber> Accounts(string name) => Next<LineColumn>(name) switch
    {
        AccountColumn column => column.Accounts,
        // one of them is another name than letters and digits
        TextColumn { Texts: var texts } when texts.Any(text => !((AccountNumber)text).TryPack(out _)) => [.. texts.Select(text => (AccountNumber)text)],
        _ => throw Missing(name)
    };

    public ImmutableArray<string> Names(string name) => [.. Accounts(name).Select(account => account.ToString())];

    public ImmutableArray<PersonToken> Persons(string name) => Next<LineColumn>(name) switch
    {
        null => default,
        TokenColumn column => column.Persons,
        TextColumn { Texts: var texts } when texts.Any(text => text.Length > 0 && !((PersonToken)text).IsBits) => [.. texts.Select(text => (PersonToken)(text.Length == 0 ? null : text))],
        _ => throw Missing(name)
    };

    public ImmutableArray<HolderClass> Classes(string name) => (Next<LetterColumn>(name) ?? throw Missing(name)).Classes;

    public ImmutableArray<Vote> Votes(string name) => [.. (Next<TextColumn>(name) ?? throw Missing(name)).Texts.Select(text =>
        Words.TryParse<Vote>(text, out var vote) ? vote : throw new FormatException($"column {name}: one of {string.Join(", ", Words.All<Vote>())} was expected"))];

    /// <exception cref="FormatException">A column is left that nobody asked for.</exception>
    public void End()
    {
        if (_next < table.Columns.Count)
            throw new FormatException($"column {table.Columns[_next].Name} is unknown, or not in its place");
    }

    private T? Next<T>(string name)
        where T : LineColumn
    {
        if (_next == table.Columns.Count || table.Columns[_next].Name != name)
            return null;
        return table.Columns[_next++] as T ?? throw new FormatException($"column {name}: its form is not that of its values");
    }

    private static FormatException Missing(string name) => new($"column {name} is missing, not in its place, or of another form");
}
