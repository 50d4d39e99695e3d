namespace BondResolution.Cli.Output;

internal enum Format
{
    Table,
    Json,
    Csv
}
