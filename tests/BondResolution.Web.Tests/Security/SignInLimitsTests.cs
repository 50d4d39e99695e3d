using System.Net;
using BondResolution.Web.Security;

namespace BondResolution.Web.Tests.Security;

public class SignInLimitsTests
{
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.1"), There = IPAddress.Parse("192.0.2.2");

    [Fact]
    public void A_hundred_failures_of_any_names_hold_up_their_address_alone()
    {
        SignInLimits limits = new(new TestClock());
        for (var i = 0; i < 100; i++)
            Assert.Null(limits.Begin(Here, $"name{i}"));
        Assert.Equal(TimeSpan.FromMinutes(15), limits.Begin(Here, "anna"));
        Assert.Null(limits.Begin(There, "anna"));
    }

    [Fact]
    public void Nobody_locks_a_name_for_another_address()
    {
        SignInLimits limits = new(new TestClock());
        for (var i = 0; i < 10; i++)
            Assert.Null(limits.Begin(Here, "anna"));
        Assert.NotNull(limits.Begin(Here, "anna"));
        Assert.Null(limits.Begin(There, "anna"));
    }

    [Fact]
    public void What_succeeded_does_not_count()
    {
        SignInLimits limits = new(new TestClock());
        for (var i = 0; i < 1000; i++)
        {
            Assert.Null(limits.Begin(Here, "anna"));
            limits.Succeeded(Here, "anna");
        }
    }

    [Fact]
    public void The_same_address_in_both_notations_is_one()
    {
        SignInLimits limits = new(new TestClock());
        for (var i = 0; i < 10; i++)
            limits.Begin(Here.MapToIPv6(), "anna");
        Assert.NotNull(limits.Begin(Here, "anna"));
    }
}
