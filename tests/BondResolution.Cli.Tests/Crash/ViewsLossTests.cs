namespace BondResolution.Cli.Tests.Crash;

/// <summary>Nothing in views.db is the truth: whatever happens to it, reports stay what they were.</summary>
public sealed class ViewsLossTests(ReplayedLedger replayed) : IClassFixture<ReplayedLedger>
{
    public static TheoryData<string> Losses => ["deleted", "emptied", "truncated", "garbage", "half garbage", "another ledger's", "older"];

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Reports_are_the_same_whatever_becomes_of_the_read_models(string loss)
    {
        using var bondres = replayed.Bondres.Copy();
        Lose(loss, Path.Combine(bondres.LedgerFolder, "views.db"), replayed.OlderViews);

        var after = bondres.Run("exposure", "--case", "128044");

        Assert.Equal(replayed.Exposure, after.Well().Stdout);
        Assert.Equal(await replayed.ReportsAsync(), await Reports.ReadAsync(bondres));
        bondres.Run("views", "rebuild").Well();
        var status = bondres.Json("views", "status");
        Assert.Equal((0, status.Units("events")), (status.Units("lag"), status.Units("views")));
    }

    [Fact]
    public async Task A_rebuild_changes_no_report()
    {
        using var bondres = replayed.Bondres.Copy();

        bondres.Run("views", "rebuild").Well();

        Assert.Equal(await replayed.ReportsAsync(), await Reports.ReadAsync(bondres));
        Assert.DoesNotContain(Directory.GetFiles(bondres.LedgerFolder), f => f.EndsWith(".new", StringComparison.Ordinal));
    }

    private static void Lose(string loss, string views, byte[] older)
    {
        var bytes = File.ReadAllBytes(views);
        switch (loss)
        {
            case "deleted":
                File.Delete(views);
                break;
            case "emptied":
                File.WriteAllBytes(views, []);
                break;
            case "truncated":
                File.WriteAllBytes(views, bytes[..(bytes.Length / 2)]);
                break;
            case "garbage":
                new Random(1).NextBytes(bytes);
                File.WriteAllBytes(views, bytes);
                break;
            case "half garbage":
                new Random(2).NextBytes(bytes.AsSpan(bytes.Length / 2));
                File.WriteAllBytes(views, bytes);
                break;
            case "another ledger's":
                using (var other = new Bondres())
                {
                    other.Run("replay", Bondres.CaseFolder("tender")).Well();
                    File.WriteAllBytes(views, File.ReadAllBytes(Path.Combine(other.LedgerFolder, "views.db")));
                }

                break;
            case "older":
                File.WriteAllBytes(views, older);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(loss), loss, "not a loss");
        }
    }
}
