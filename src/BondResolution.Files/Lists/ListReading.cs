using BondResolution.Domain.Problems;
using BondResolution.Files.Footers;
using BondResolution.Files.Registers;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Lists;

/// <summary>What a kind of list has in its rows beside the account, read into columns.</summary>
internal abstract class ListReading(OpenTable table, RegisterOptions options, Faults faults)
{
    /// <summary>Whether an account may stand in several rows.</summary>
    public virtual bool MayRepeat => false;

    /// <summary>What is wrong with an account that stands in several rows where it may not.</summary>
    public virtual ProblemKind Twice => RowProblems.AccountTwice;

    /// <summary>Whether what is added up is money: control totals are then in yuan.</summary>
    public virtual bool CountsMoney => false;

    /// <summary>What the rows so far add up to: bonds, or fen.</summary>
    public Int128 Sum { get; protected set; }

    protected OpenTable Table => table;

    protected RegisterOptions Options => options;

    protected Faults Faults => faults;

    /// <summary>Reads the rest of a row into the columns.</summary>
    public abstract void Read(TableRows rows);

    /// <summary>Compares what the rows come to with what the file's footers and the operator say.</summary>
    public abstract void CheckTotal(StatedTotals footer);

    protected string Header(Field field) => table.Columns[table.IndexOf(field)].Header;

    /// <summary>A cell that is no such thing as its column holds.</summary>
    protected void Add(ProblemKind kind, TableRows rows, Field field, string cell, string expected) =>
        faults.Add(kind, ("line", rows.Line), ("column", Header(field)), ("read", CellText.QuoteRow(cell)), ("expected", expected));
}
