namespace BondResolution.Cli.Tests.Lingnan;

[CollectionDefinition(LingnanLedger.Collection)]
public sealed class LingnanLedgerCollection : ICollectionFixture<LingnanLedger>;
