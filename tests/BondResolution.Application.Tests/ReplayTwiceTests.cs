using BondResolution.Application.Tests.Harness;

namespace BondResolution.Application.Tests;

/// <summary>A script replayed twice adds nothing, whatever it took back on its way.</summary>
public sealed class ReplayTwiceTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task With_an_import_withdrawn_and_another_file_imported_for_its_date() => AddsNothingAsync(
        SmallCase.Open, SmallCase.Import(Right), SmallCase.Withdraw(), SmallCase.Import(Wrong));

    [Fact]
    public Task With_an_import_withdrawn_and_the_same_file_imported_again() => AddsNothingAsync(
        SmallCase.Open, SmallCase.Import(Right), SmallCase.Withdraw(), SmallCase.Import(Right));

    [Fact]
    public Task With_an_import_withdrawn_for_good() => AddsNothingAsync(SmallCase.Open, SmallCase.Import(Right), SmallCase.Withdraw());

    [Fact]
    public Task With_an_import_corrected() => AddsNothingAsync(
        SmallCase.Open, SmallCase.Import(Right, id: "r"), SmallCase.Correct("r"));

    [Fact]
    public Task With_the_first_register_withdrawn_while_a_later_one_was_never_adopted() => AddsNothingAsync(
        SmallCase.Open, SmallCase.Import(Right), SmallCase.Import(Wrong, "2024-09-30"), SmallCase.Withdraw());

    [Fact]
    public Task With_a_later_register_withdrawn_imported_again_and_adopted() => AddsNothingAsync(
        SmallCase.Open, SmallCase.Import(Right), SmallCase.Import(Wrong, "2024-09-30"), SmallCase.Withdraw("2024-09-30"),
        SmallCase.Import(Wrong, "2024-09-30"), """{"do":"register.adopt","on":"2024-09-30","recordDate":"2024-09-30"}""");

    [Fact]
    public Task With_two_withdrawals_of_one_date() => AddsNothingAsync(
        SmallCase.Open, SmallCase.Import(Right), SmallCase.Withdraw(), SmallCase.Import(Wrong), SmallCase.Withdraw(), SmallCase.Import(Right));

    [Fact]
    public Task With_the_opening_of_the_case_taken_back() => AddsNothingAsync(
        SmallCase.Open[..^1] + ""","id":"o"}""", SmallCase.Import(Right), SmallCase.Withdraw(), SmallCase.Correct("o"));

    [Fact]
    public Task With_a_payment_reversed_and_paid_again() => AddsNothingAsync(
        SmallCase.Open, SmallCase.Default(), SmallCase.Import(Right), SmallCase.Plan, SmallCase.Declare(1, "2024-10-10", SmallCase.OneInTen),
        SmallCase.Fund(1, "2024-10-09"), SmallCase.Pay(1, "2024-10-10", "p1"), SmallCase.Correct("p1", "2024-10-12"), SmallCase.Pay(1, "2024-10-11"));

    private string Right => _folder.File("right.csv", SmallCase.Holders);

    private string Wrong => _folder.File("wrong.csv", SmallCase.Holders.Replace(",190,", ",191,"));

    private async Task AddsNothingAsync(params string[] commands)
    {
        await using var first = await TestLedger.OpenAsync(_folder);
        var answers = new List<long>();
        foreach (var command in commands)
            answers.Add((await first.RecordAsync(command)).LastSequence);
        var recorded = await first.SequenceAsync();

        await using var second = await TestLedger.OpenAsync(_folder, isReplay: true);
        foreach (var (command, answer) in commands.Zip(answers))
            Assert.Equal(answer, (await second.RecordAsync(command)).LastSequence);
        Assert.Equal(recorded, await second.SequenceAsync());
    }
}
