using System.Buffers.Text;
using System.Security.Cryptography;
using BondResolution.Application.Desk.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace BondResolution.Web.Security;

/// <summary>Sessions in the desk's store: the cookie holds a key and nothing else, and every server of the ledger knows it.</summary>
internal sealed class SessionTickets(UserDirectory users, TimeProvider clock) : ITicketStore
{
    private const int KeyBytes = 32;

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        await users.Store.PutSessionAsync(key, ticket.Principal.Identity?.Name ?? "", TicketSerializer.Default.Serialize(ticket), Expires(ticket), clock.GetUtcNow());
        return key;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket) => users.Store.RenewSessionAsync(key, TicketSerializer.Default.Serialize(ticket), Expires(ticket));

    public async Task<AuthenticationTicket?> RetrieveAsync(string key) =>
        await users.Store.FindSessionAsync(key, clock.GetUtcNow()) is { } ticket ? TicketSerializer.Default.Deserialize(ticket) : null;

    public Task RemoveAsync(string key) => users.Store.RemoveSessionAsync(key);

    private DateTimeOffset Expires(AuthenticationTicket ticket) => ticket.Properties.ExpiresUtc ?? clock.GetUtcNow() + SessionEvents.Idle;
}
