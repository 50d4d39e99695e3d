using System.Xml.Linq;
using BondResolution.Application.Desk.Users;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace BondResolution.Web.Security;

/// <summary>The keys that protect cookies, in the desk's store, which its owner alone may read: every server of the ledger has the same.</summary>
internal sealed class DeskKeys(UserDirectory users) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. users.Store.KeysAsync().GetAwaiter().GetResult().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        users.Store.AddKeyAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting)).GetAwaiter().GetResult();
}
