using System.CommandLine;

namespace BondResolution.Cli;

/// <summary>Options every command takes.</summary>
internal sealed class GlobalOptions
{
    public readonly Option<string?> Ledger = new("--ledger")
    {
        Description = "where the ledger is: file:FOLDER or postgres://USER@HOST/DATABASE (made on first use), or esdb://HOST,HOST,HOST?ledger=NAME with --views; default BONDRES_LEDGER, or file:./bondres-ledger", Recursive = true
    };

    public readonly Option<string?> Views = new("--views")
    {
        Description = "with esdb://: where read models and sequences are, file:FOLDER or postgres://USER@HOST/DATABASE; default BONDRES_VIEWS", Recursive = true
    };

    public readonly Option<string?> Keys = new("--keys")
    {
        Description = "the folder of the ledger's keys; default: of a ledger in a folder that folder, of a shared one BONDRES_KEYS, or a folder of the system user's own", Recursive = true
    };

    public readonly Option<string?> By = new("--by") { Description = "who records; default: the system user", Recursive = true };

    public readonly Option<string?> Lang = new("--lang") { Description = "zh or en; default from the environment", Recursive = true };

    public readonly Option<string?> Format = new("--format") { Description = "table, json or csv", Recursive = true };

    public GlobalOptions()
    {
        Lang.AcceptOnlyFromAmong("zh", "en");
        Format.AcceptOnlyFromAmong("table", "json", "csv");
    }

    public IReadOnlyList<Option> All => [Ledger, Views, Keys, By, Lang, Format];
}
