using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;
using BondResolution.Files.Footers;
using BondResolution.Files.Tables;

namespace BondResolution.Files.Registers;

/// <summary>
/// Adds up the parts of a register. A control total of a file is held against that file, or against all of them where it states the whole
/// register; what the operator expects is said of all.
/// </summary>
internal sealed class PartsTotals(IReadOnlyList<PartRows> parts, RegisterOptions options)
{
    private bool _isWholeStated;

    /// <summary>What is wrong with no part in particular.</summary>
    public Faults Faults { get; } = new();

    /// <summary>What is wrong with each part beside its rows.</summary>
    public Faults[] OfPart { get; } = [.. parts.Select((part, number) => new Faults(file: (number + 1, part.Name)))];

    /// <summary>Whether anything is wrong with a part.</summary>
    public bool IsFaulty(int part) => parts[part].Rows.Faults.Count + OfPart[part].Count > 0;

    private bool HasFaults => Enumerable.Range(0, parts.Count).Any(IsFaulty);

    /// <summary>What the quantity of each part is; null where a fault left it open.</summary>
    public QuantityIs?[] Decided { get; } = new QuantityIs?[parts.Count];

    /// <summary>Whether a total of the whole register agrees with it, so that every part is whole.</summary>
    public bool IsWholeConfirmed => _isWholeStated || (options.ExpectUnits ?? options.ExpectHolders) is not null;

    private bool IsRead => parts.All(part => part.Rows.UnreadQuantities == 0);

    private Int128 Units => parts.Aggregate((Int128)0, (sum, part) => sum + part.Units);

    /// <summary>
    /// Decides of each column of money whether it holds money or bonds, and turns it into bonds: by a total of its file; where that says
    /// nothing, all such columns together by a total of the whole register, in which they must then be alike.
    /// </summary>
    public void Decide()
    {
        var open = new List<int>();
        for (var part = 0; part < parts.Count; part++)
        {
            var rows = parts[part].Rows;
            if (!rows.IsYuan)
                Decided[part] = parts[part].Options.QuantityIs ?? QuantityIs.Units;
            else if (rows.UnreadQuantities == 0 && (Decided[part] = ByOwnTotal(part)) is null)
                open.Add(part);
        }

        if (open.Count > 0)
            DecideTogether(open);
        for (var part = 0; part < parts.Count; part++)
        {
            if (parts[part].Rows is { IsYuan: true } rows && Decided[part] is { } quantityIs)
                QuantityDecision.Convert(rows, RegisterRows.FenPerBond(quantityIs, options.Face), OfPart[part]);
        }
    }

    /// <summary>
    /// Compares every total with what it may state, once parts are in bonds. The parts as one; null where there are faults before that.
    /// </summary>
    public PartsMerge? Check()
    {
        var merged = HasFaults ? null : PartsMerge.Of(parts);
        var isKnown = IsRead && Decided.All(quantityIs => quantityIs is not null) && !OfPart.Any(faults => faults.HasLate);
        var units = isKnown ? Units : 0;
        int accounts = parts.Sum(part => part.Rows.Count - part.Rows.AddedUp - part.Rows.InEarlierParts), seconds = parts.Sum(part => part.Rows.SecondAccounts);
        Int128[] all = [accounts, accounts + seconds, accounts + parts.Sum(part => part.Rows.InEarlierParts)];
        for (var number = 0; number < parts.Count; number++)
        {
            var rows = parts[number].Rows;
            Compare(number, TotalKind.Accounts, [rows.Count - rows.AddedUp, rows.Count - rows.AddedUp + rows.SecondAccounts], all);
            if (rows.UnreadQuantities > 0 || OfPart[number].HasLate || Decided[number] is not { } quantityIs)
                continue;
            Compare(number, TotalKind.Units, [parts[number].Units], isKnown ? [units] : null);
            if (rows.Footer[TotalKind.Persons] is not null && rows.PersonCount is { } persons)
                Compare(number, TotalKind.Persons, [persons], merged?.Persons is { } together ? [together] : null);
            if (!rows.Sums.IsWhole)
                continue;
            Compare(number, TotalKind.Quantity, [rows.Sums.Quantity], isKnown ? [units * rows.QuantityPerBond(quantityIs)] : null);
            Compare(number, TotalKind.Frozen, [rows.Sums.Frozen], isKnown ? [parts.Aggregate((Int128)0, (sum, part) => sum + part.Rows.Sums.Frozen)] : null);
        }

        if (isKnown && units > Limits.MaxUnits)
            Faults.Add(RegisterFileProblems.TooManyUnits, ("read", units), ("expected", Limits.MaxUnits));
        if (isKnown && options.ExpectUnits is { } expected && expected != units)
            Faults.Add(RegisterFileProblems.TotalUnits, [("read", units), ("expected", expected), .. RegisterTotalsCheck.Said(options, "expectUnits").Details, ("quantityIs", options.Called("quantityIs"))]);
        if (options.ExpectHolders is { } holders && !all[..2].Contains(holders))
            Faults.Add(RegisterFileProblems.TotalAccounts, [("read", accounts), ("expected", holders), .. RegisterTotalsCheck.Said(options, "expectHolders").Details]);
        return merged;
    }

    /// <param name="own">What it may be of the file; the first is shown.</param>
    /// <param name="all">What it may be of all files; null: not known, and there are faults already.</param>
    private void Compare(int part, TotalKind kind, Int128[] own, Int128[]? all)
    {
        var footer = parts[part].Rows.Footer;
        if (footer[kind] is not { } total || own.Contains(total) || all is null)
            return;
        if (all.Contains(total))
            _isWholeStated = true;
        else
            OfPart[part].Add(RegisterFileProblems.TotalPart, [("read", footer.Shown(kind, own[0])), ("all", footer.Shown(kind, all[0])),
                ("expected", footer.Shown(kind, total)), .. footer.SourceOf(kind).Details]);
    }

    private QuantityIs? ByOwnTotal(int part) => parts[part].Rows.Footer.Totals.Units is { } total ? Fitting(parts[part].Units, total) : null;

    private QuantityIs? Fitting(Int128 fen, Int128 bonds) =>
        fen == bonds * 100 ? QuantityIs.Units : fen == bonds * options.Face.Value ? QuantityIs.Face : null;

    private void DecideTogether(List<int> open)
    {
        var fen = open.Aggregate((Int128)0, (sum, part) => sum + parts[part].Units);
        Int128 others = 0;
        for (var part = 0; part < parts.Count; part++)
        {
            if (Decided[part] is { } quantityIs)
                others += parts[part].Rows.IsYuan ? parts[part].Units / RegisterRows.FenPerBond(quantityIs, options.Face) : parts[part].Units;
        }

        var said = parts.Select(part => (Total: part.Rows.Footer.Totals.Units, Source: part.Rows.Footer.SourceOf(TotalKind.Units)))
            .Append((Total: options.ExpectUnits, Source: RegisterTotalsCheck.Said(options, "expectUnits"))).Where(total => total.Total is not null).ToList();
        if (IsRead && said.Select(total => Fitting(fen, total.Total!.Value - others)).FirstOrDefault(fits => fits is not null) is { } quantity)
        {
            open.ForEach(part => Decided[part] = quantity);
            return;
        }

        foreach (var part in open)
        {
            var (column, read) = (parts[part].Rows.QuantityHeader, QuantityDecision.Yuan(parts[part].Units));
            if (said.Count == 0)
                OfPart[part].Add(RegisterFileProblems.QuantityUndecided, ("column", column), ("read", read),
                    ("expectUnits", options.Called("expectUnits")), ("quantityIs", options.Called("quantityIs")));
            else if (IsRead)
                OfPart[part].Add(RegisterFileProblems.TotalQuantity, [("column", column), ("read", read), .. said[0].Source.Details, ("expected", said[0].Total), ("face", options.Face)]);
        }
    }
}
