namespace BondResolution.Domain;

/// <summary>Every limit of the ledger, in one place; each is tested at the limit and one above it.</summary>
public static class Limits
{
    /// <summary>Bonds in one position, one register or one case: 100,000,000,000.</summary>
    public const long MaxUnits = 100_000_000_000;

    /// <summary>An amount in a command: 10^16 fen, a hundred trillion yuan.</summary>
    public const long MaxAmountFen = 10_000_000_000_000_000;

    /// <summary>Price of one bond in yuan. With <see cref="MaxUnits"/> a product stays within an Int64 of fen.</summary>
    public const decimal MaxPriceYuan = 100_000m;

    /// <summary>A rate, as a ratio: 10 is a thousand per cent.</summary>
    public const decimal MaxRate = 10m;

    /// <summary>Characters in an account, a case code, an offer, plan, suit, freeze or command id.</summary>
    public const int MaxNameLength = 64;

    /// <summary>Characters in a free text or a source.</summary>
    public const int MaxTextLength = 4_000;

    /// <summary>Accounts in one register.</summary>
    public const int MaxAccounts = 20_000_000;

    /// <summary>Files that are parts of one register: six million accounts in sheets of 65,536 rows.</summary>
    public const int MaxRegisterFiles = 100;

    /// <summary>Bytes of a register or a list that is text: 4 GiB, room for <see cref="MaxAccounts"/> lines of 200 bytes. It is read in blocks and not held.</summary>
    public const long MaxTextBytes = 4L * 1024 * 1024 * 1024;

    /// <summary>Bytes of any other file, which is held while it is read: a workbook, a script, a proof.</summary>
    public const int MaxFileBytes = 1024 * 1024 * 1024;

    /// <summary>Bytes that are read from a pipe, whose length is not known beforehand.</summary>
    public const int MaxPipeBytes = 256 * 1024 * 1024;

    /// <summary>Bytes of all parts of a workbook (.xlsx) inflated; its sheets are read row by row.</summary>
    public const long MaxInflatedBytes = 1024 * 1024 * 1024;

    /// <summary>Bytes of one part of a workbook inflated that is no sheet and so held in memory: its texts.</summary>
    public const long MaxInflatedPartBytes = 256 * 1024 * 1024;

    /// <summary>Bytes of one tag, or of one text between two, in a workbook.</summary>
    public const long MaxMarkupBytes = 1024 * 1024;

    /// <summary>Parts of a workbook's package.</summary>
    public const int MaxWorkbookParts = 10_000;

    /// <summary>Sheets of a workbook.</summary>
    public const int MaxSheets = 250;

    /// <summary>Columns of a sheet that are in use.</summary>
    public const int MaxSheetColumns = 1_000;

    /// <summary>Rows of a sheet, as spreadsheets have them.</summary>
    public const int MaxSheetRows = 1_048_576;

    /// <summary>Records above the header among which a header is looked for, the header included.</summary>
    public const int MaxHeaderLine = 50;

    /// <summary>Faults of one file that are described; of further ones the first <see cref="MaxFaultsShown"/> of each kind, the others are counted.</summary>
    public const int MaxFaultsListed = 10_000;

    /// <summary>Faults of one kind that a screen shows.</summary>
    public const int MaxFaultsShown = 100;

    /// <summary>Lines of a file that were passed over and are listed, of each reason; further ones are counted.</summary>
    public const int MaxPassedListed = 100;

    /// <summary>Lines of a register, a tender list or a payment in one event: a chunk stays well under 1 MiB.</summary>
    public const int LinesPerChunk = 512;

    /// <summary>Payload bytes in one event; the cluster's append limit is 1 MiB with its metadata.</summary>
    public const int MaxPayloadBytes = 900 * 1024;

    /// <summary>Payload bytes one transaction takes.</summary>
    public const int MaxTransactionBytes = 8 * 1024 * 1024;

    /// <summary>Bytes of one line of a case script.</summary>
    public const int MaxScriptLineBytes = 1024 * 1024;

    /// <summary>Components of a claim, resolutions of a meeting, steps of a rate, tiers of a scheme.</summary>
    public const int MaxParts = 200;

    /// <summary>Accounts of one person that can be restricted or erased at once.</summary>
    public const int MaxAccountsOfPerson = 1_000;

    /// <summary>Days after today that a command may take effect without a warning: a quarter of a year.</summary>
    public const int MaxDaysAhead = 92;

    /// <summary>Years of 366 days between a command and the act it announces (record date, day of payment, window of an offer) without a warning.</summary>
    public const int MaxActYears = 2;

    /// <summary>Years of 366 days between a command and any other date outside the bond's life without a warning.</summary>
    public const int MaxYearsApart = 5;

    /// <summary>Years of 366 days between the opening of a case and the bond's issue or maturity without a warning.</summary>
    public const int MaxBondYears = 30;

    /// <summary>Days between a payment and its declared day without a warning.</summary>
    public const int MaxDaysFromPayDate = 31;

    /// <summary>A year's interest rate without a warning: 24 %, beyond which per cent was probably meant.</summary>
    public const decimal MaxUsualYearRate = 0.24m;

    /// <summary>A day's interest rate without a warning: 0.1 %.</summary>
    public const decimal MaxUsualDayRate = 0.001m;

    /// <summary>A payment's fee rate without a warning: 0.1 %; the depository takes 0.005 %.</summary>
    public const decimal MaxUsualFeeRate = 0.001m;

    /// <summary>A tax rate without a warning: 50 %.</summary>
    public const decimal MaxUsualTaxRate = 0.5m;

    /// <summary>Approvals that a rule of a policy may ask for.</summary>
    public const int MaxApprovers = 8;

    /// <summary>Days that a proposal may stay open: a year.</summary>
    public const int MaxProposalDays = 366;

    /// <summary>Bytes of a command that is proposed: its JSON stands in one event.</summary>
    public const int MaxProposedBytes = 512 * 1024;

    /// <summary>Events of an effect that a proposal shows at once; the others are paged.</summary>
    public const int MaxEffectShown = 100;
}
