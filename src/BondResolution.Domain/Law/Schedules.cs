using System.Collections.Immutable;
using System.Text.Json;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Law;

/// <summary>
/// What the law computes with, read once from the data files beside this class (Law/Schedules/*.json, embedded): a
/// change of law is a new file with a later date. A file that does not hold together is a bug and an exception.
/// </summary>
public static class Schedules
{
    private static readonly ImmutableArray<JsonElement> Files = ReadFiles();

    /// <summary>Every version of every fee, by kind, then by date.</summary>
    public static ImmutableArray<FeeSchedule> Fees { get; } =
        [.. Files.Where(IsFee).Select(ReadFee).OrderBy(schedule => schedule.Kind).ThenBy(schedule => schedule.From)];

    /// <summary>Every version of the doubled interest's rate, by date.</summary>
    public static ImmutableArray<DoubledInterestRate> DoubledInterestRates { get; } =
        [.. Files.Where(file => Is(file, "doubled-interest")).Select(ReadDoubledInterest).OrderBy(rate => rate.From)];

    /// <summary>Every version of the limitation of actions, by date; at least one.</summary>
    public static ImmutableArray<LegalPeriod> Limitations { get; } =
        [.. Files.Where(file => Is(file, "limitation")).Select(ReadPeriod).OrderBy(period => period.From)];

    /// <summary>Every version of the period to apply for enforcement, by date; at least one.</summary>
    public static ImmutableArray<LegalPeriod> EnforcementPeriods { get; } =
        [.. Files.Where(file => Is(file, "enforcement-period")).Select(ReadPeriod).OrderBy(period => period.From)];

    /// <summary>Every version of what a small estate is, by date; at least one.</summary>
    public static ImmutableArray<SmallEstate> SmallEstates { get; } =
        [.. Files.Where(file => Is(file, "small-estate")).Select(ReadSmallEstate).OrderBy(estate => estate.From)];

    private static ImmutableArray<JsonElement> ReadFiles()
    {
        var assembly = typeof(Schedules).Assembly;
        var files = ImmutableArray.CreateBuilder<JsonElement>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(stream);
            files.Add(document.RootElement.Clone());
        }

        return files.DrainToImmutable();
    }

    private static bool IsFee(JsonElement file) => Words.TryParse<FeeKind>(Text(file, "kind"), out _);

    private static bool Is(JsonElement file, string kind) => Text(file, "kind") == kind;

    private static FeeSchedule ReadFee(JsonElement file)
    {
        var name = Text(file, "name");
        Require(Words.TryParse<FeeKind>(Text(file, "kind"), out var kind), name);
        var slices = file.GetProperty("slices").EnumerateArray()
            .Select(slice => new FeeScheduleSlice(Amount(slice, "upTo"), Amount(slice, "flat"), RateOf(slice, "rate")))
            .ToImmutableArray();

        var below = Fen.Zero;
        for (var i = 0; i < slices.Length; i++)
        {
            var (upTo, flat, rate) = slices[i];
            Require(i == 0 ? flat is not null && rate is null : flat is null && rate is not null, name);
            Require(i == slices.Length - 1 ? upTo is null : upTo > below, name);
            below = upTo ?? below;
        }

        Require(slices.Length > 0, name);
        return new FeeSchedule(kind, name, Text(file, "source"), Date(file, "from"), slices, Amount(file, "cap"));
    }

    private static DoubledInterestRate ReadDoubledInterest(JsonElement file) =>
        new(Text(file, "name"), Text(file, "source"), Date(file, "from"), RateOf(file, "ratePerDay")!.Value);

    private static LegalPeriod ReadPeriod(JsonElement file)
    {
        var period = new LegalPeriod(Text(file, "name"), Text(file, "source"), Date(file, "from"),
            file.GetProperty("years").GetInt32(), file.GetProperty("warnDays").GetInt32());
        Require(period is { Years: > 0, WarnDays: >= 0 }, period.Name);
        return period;
    }

    private static SmallEstate ReadSmallEstate(JsonElement file)
    {
        var estate = new SmallEstate(Text(file, "name"), Text(file, "source"), Date(file, "from"), Amount(file, "below"), Amount(file, "upTo"));
        Require(estate.Below is null != estate.UpTo is null, estate.Name);
        return estate;
    }

    private static string Text(JsonElement element, string field) => element.GetProperty(field).GetString()!;

    private static DateOnly Date(JsonElement element, string field) =>
        DateOnly.ParseExact(Text(element, field), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Fen? Amount(JsonElement element, string field)
    {
        if (!element.TryGetProperty(field, out var text))
            return null;
        Require(Fen.TryParse(text.GetString()!, out var amount) && amount > Fen.Zero, field);
        return amount;
    }

    private static Rate? RateOf(JsonElement element, string field)
    {
        if (!element.TryGetProperty(field, out var text))
            return null;
        Require(Rate.TryParse(text.GetString()!, out var rate), field);
        return rate;
    }

    private static void Require(bool holds, string where)
    {
        if (!holds)
            throw new InvalidOperationException($"An embedded schedule does not hold together: {where}");
    }
}
