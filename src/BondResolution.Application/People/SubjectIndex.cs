using BondResolution.Domain.Bonds;
using BondResolution.Domain.People;
using BondResolution.Files.Vault;

namespace BondResolution.Application.People;

/// <summary>Tells whether a line of the vault names one of some persons: by account, by person number, or by identity number.</summary>
public sealed class SubjectIndex
{
    private readonly HolderVault _vault;
    private readonly string _code;
    private readonly HashSet<AccountNumber> _accounts = [];
    private readonly HashSet<PersonToken> _persons = [];
    private readonly HashSet<PersonToken> _identities = [];

    public SubjectIndex(HolderVault vault, string code, IEnumerable<Subject> subjects)
    {
        (_vault, _code) = (vault, code);
        foreach (var subject in subjects)
        {
            _accounts.UnionWith(subject.Accounts);
            _persons.UnionWith(subject.Persons.IsDefault ? [] : subject.Persons);
            _identities.UnionWith(subject.Identities.IsDefault ? [] : subject.Identities);
        }
    }

    /// <summary>Whether it names nobody: then nothing needs to be asked.</summary>
    public bool IsEmpty => _accounts.Count == 0;

    public bool Holds(AccountNumber account) => _accounts.Contains(account);

    public bool Holds(VaultRow row) =>
        _accounts.Contains(row.Account)
        || (_persons.Count > 0 && row.Person.Length > 0 && _persons.Contains(_vault.PersonToken(_code, row.Person)))
        || (_identities.Count > 0 && row.IdNumber.Length > 0 && _identities.Contains(_vault.IdentityToken(_code, row.IdNumber)));
}
