using System.Text;

namespace BondResolution.Files.Vault;

/// <summary>
/// Personal data of some lines of a register, packed: seven texts a line, each as its UTF-8 length (base 128, low
/// groups first) and its bytes. Packed while the file is read, so that no object per person is kept.
/// </summary>
public sealed class VaultRows
{
    internal const int FieldsPerRow = 7;

    internal VaultRows(ReadOnlyMemory<byte> content) => Content = content;

    internal ReadOnlyMemory<byte> Content { get; }

    /// <summary>Packs rows that are at hand one by one.</summary>
    public static VaultRows Of(IEnumerable<VaultRow> rows)
    {
        var packer = new VaultRowsPacker();
        foreach (var row in rows)
            packer.Add(row.Account, row.Person, row.Name, row.IdNumber, row.Phone, row.Address, row.Remark);
        return new VaultRows(packer.Count == 0 ? default : packer.Rows(0, packer.Count));
    }

    /// <summary>The rows, in the order of the file.</summary>
    public IEnumerable<VaultRow> Unpack()
    {
        var at = 0;
        while (at < Content.Length)
            yield return new VaultRow(Next(ref at), Next(ref at), Next(ref at), Next(ref at), Next(ref at), Next(ref at), Next(ref at));
    }

    /// <summary>The rows without the persons to be left out: their lines keep the account only.</summary>
    public VaultRows Without(Func<VaultRow, bool> isErased) => Of(Unpack().Select(row => isErased(row) ? row.Emptied() : row));

    /// <summary>The row of an account, or null; other rows are stepped over undecoded.</summary>
    internal VaultRow? Find(string account)
    {
        var wanted = Encoding.UTF8.GetBytes(account);
        var at = 0;
        while (at < Content.Length)
        {
            var start = at;
            var length = Length(ref at);
            if (Content.Span.Slice(at, length).SequenceEqual(wanted))
                return new VaultRow(Next(ref start), Next(ref start), Next(ref start), Next(ref start), Next(ref start), Next(ref start), Next(ref start));
            at += length;
            for (var field = 1; field < FieldsPerRow; field++)
            {
                var skip = Length(ref at);
                at += skip;
            }
        }

        return null;
    }

    private string Next(ref int at)
    {
        var length = Length(ref at);
        var text = Encoding.UTF8.GetString(Content.Span.Slice(at, length));
        at += length;
        return text;
    }

    private int Length(ref int at)
    {
        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            var group = Content.Span[at++];
            length |= (group & 0x7F) << shift;
            if (group < 0x80)
                return length;
        }
    }
}
