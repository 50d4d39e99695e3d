using BondResolution.Domain.Money;
using BondResolution.Domain.Registers;
using BondResolution.Files.Registers;

namespace BondResolution.Files.Tests;

/// <summary>持有金额（元）: bonds or money, told by a control total or the operator, never guessed.</summary>
public sealed class QuantityTests
{
    private const string Header = "证券账户号码,持有金额（元）,质押/冻结总数\n";

    [Fact]
    public void A_control_total_equal_to_the_sum_says_bonds()
    {
        var file = Given.Read(Header + "0123456789,1000,\n0123456780,500,\n证券总数量：1500\n");

        Assert.Equal((QuantityIs.Units, 1500L), (file.QuantityIs, file.Totals.Units));
    }

    [Fact]
    public void A_control_total_equal_to_the_sum_by_face_says_money()
    {
        var file = Given.Read(Header + "0123456789,\"1,000.00\",4\n0123456780,500,\n证券总数量：15\n");

        Assert.Equal(QuantityIs.Face, file.QuantityIs);
        Assert.Equal([10L, 5], file.Units.ToArray());
        Assert.Equal([4L, 0], file.Frozen.ToArray());
    }

    [Fact]
    public void The_expected_units_decide_as_a_footer_does()
    {
        var text = Header + "0123456789,1000,\n";

        Assert.Equal(QuantityIs.Units, Given.Read(text, new RegisterOptions("r", ExpectUnits: 1000)).QuantityIs);
        Assert.Equal(QuantityIs.Face, Given.Read(text, new RegisterOptions("r", ExpectUnits: 10)).QuantityIs);
        Assert.Equal(QuantityIs.Face, Given.Read(text, new RegisterOptions("r", ExpectUnits: 100) { Face = new Fen(1_000) }).QuantityIs);
    }

    [Fact]
    public void The_operator_decides_where_no_total_does()
    {
        var text = Header + "0123456789,1000,\n";

        Assert.Equal([1000L], Given.Read(text, new RegisterOptions("r", QuantityIs: QuantityIs.Units)).Units.ToArray());
        Assert.Equal([10L], Given.Read(text, new RegisterOptions("r", QuantityIs: QuantityIs.Face)).Units.ToArray());
    }

    [Fact]
    public void Without_total_and_operator_it_is_refused() =>
        Assert.Equal("register.quantity-undecided", Given.Fault(Header + "0123456789,1000,\n").Code);

    [Fact]
    public void A_total_that_fits_neither_is_refused() =>
        Assert.Equal("register.total-quantity", Given.Fault(Header + "0123456789,1000,\n证券总数量：999\n").Code);

    [Fact]
    public void An_operator_against_the_total_is_refused() =>
        Assert.Equal("register.total-units",
            Given.Fault(Header + "0123456789,1000,\n证券总数量：10\n", new RegisterOptions("r", QuantityIs: QuantityIs.Units)).Code);

    [Fact]
    public void Money_divides_by_the_face_exactly()
    {
        var fault = Given.Fault(Header + "0123456789,1000,\n0123456780,50,\n", new RegisterOptions("r", QuantityIs: QuantityIs.Face));

        Assert.Equal(("row.not-whole-bonds", "3", "50.00", "100.00"),
            (fault.Code, fault.Detail("line"), fault.Detail("read"), fault.Detail("expected")));
    }

    [Fact]
    public void Frozen_bonds_are_compared_once_the_bonds_are_known()
    {
        var text = Header + "0123456789,1000,11\n证券总数量：";

        Assert.Equal([11L], Given.Read(text + "1000\n").Frozen.ToArray());
        Assert.Equal(("row.frozen", "0..10"), (Given.Fault(text + "10\n").Code, Given.Fault(text + "10\n").Detail("expected")));
    }

    [Fact]
    public void A_rows_fault_leaves_the_decision_open_and_is_the_only_one_told() =>
        Assert.Equal("row.quantity", Given.Fault(Header + "0123456789,1000,\n0123456780,x,\n").Code);
}
