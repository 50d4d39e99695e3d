using System.Text.Json.Nodes;
using BondResolution.Domain.Recording;
using BondResolution.EventStore.Codec.Lines;

namespace BondResolution.EventStore.Tests.Codec;

/// <summary>Which events open an act of lines, hold its lines, and seal it; and what a line is as a text.</summary>
public class LinesTests
{
    [Fact]
    public void Exactly_the_events_with_columns_hold_lines() =>
        Assert.Equal(Names(e => JsonNode.Parse(Golden.Payload(e.Name))!.AsObject().ContainsKey("columns")), Names(e => e.HoldsLines));

    [Fact]
    public void Whatever_is_left_open_has_a_seal_that_is_entered_as_one_and_every_seal_has_an_opening_and_lines()
    {
        Assert.All(EventCatalogue.All, e => Assert.Equal(e.LeavesUnsealed, e.Seal is not null));
        foreach (var role in (EventRole[])[EventRole.Opens, EventRole.HoldsLines])
        {
            Assert.Equal(
                EventCatalogue.Written.Where(e => e.Seals).Select(e => e.Type.FullName).Order(StringComparer.Ordinal),
                EventCatalogue.Written.Where(e => e.Role == role).Select(e => e.Seal!.FullName).Distinct().Order(StringComparer.Ordinal)); // a register is opened from a text or from a sheet
        }

        Assert.Equal(Names(e => e.Name.Contains("sealed/", StringComparison.Ordinal)), Names(e => e.Seals));
        Assert.Equal(Names(e => e.Name.EndsWith("given-up/1", StringComparison.Ordinal)), Names(e => e.Role is EventRole.GivesUp));
        Assert.Equal(Names(e => e.Type.IsAssignableTo(typeof(IReversal))), Names(e => e.Role is EventRole.Reverses));
    }

    [Fact]
    public void A_line_is_its_columns_by_name_without_those_that_are_absent() => Assert.Equal(
        [
            "lineNumbers:2\naccounts:0100000001\npersons:AAECAwQFBgcICQoLDA0ODw\nclasses:I\nunits:10\nfrozen:0\n",
            "lineNumbers:3\naccounts:0100000002\npersons:AAECAwQFBgcICQoLDA0ODw\nclasses:F\nunits:0\nfrozen:0\n",
            "lineNumbers:5\naccounts:0600000003\nclasses:N\nunits:1000\nfrozen:21\n",
            "lineNumbers:6\naccounts:0800000004\npersons:EBESExQVFhcYGRobHB0eHw\nclasses:O\nunits:250000\nfrozen:0\n",
            "lineNumbers:7\naccounts:E000000005\nclasses:X\nunits:7\nfrozen:7\n"
        ],
        Enumerable.Range(0, 5).Select(LineTable.Decode(Golden.Payload("register.lines/2"), out _).TextOf));

    private static List<string> Names(Func<EventEntry, bool> which) => [.. EventCatalogue.All.Where(which).Select(e => e.Name)];
}
