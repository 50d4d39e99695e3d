using BondResolution.Files.Text;

namespace BondResolution.Files.Vault;

/// <summary>Files of proposals: kept encrypted until a proposal is decided, and gone then.</summary>
public sealed partial class HolderVault
{
    private const int KeptBlockBytes = 1 << 20;

    /// <summary>Keeps the files of a proposal, in place of what was kept of it before.</summary>
    /// <param name="proposal">Its id.</param>
    /// <param name="files">By the names under which the command names them.</param>
    public void Keep(string proposal, IEnumerable<(string Name, FileContent Content)> files)
    {
        lock (_gate)
            _file.Keep(proposal, files.SelectMany(file => Blocks(file.Content).Select((block, number) => _cipher.Seal(proposal, file.Name, number, block))));
    }

    /// <summary>The bytes of a file that is kept; null: it is not there, or was altered.</summary>
    public byte[]? Kept(string proposal, string name)
    {
        lock (_gate)
        {
            using var bytes = new MemoryStream();
            foreach (var chunk in _file.Kept(proposal, name))
            {
                if (_cipher.OpenBytes(chunk) is not { } block)
                    return null;
                bytes.Write(block);
            }

            return bytes.Length == 0 ? null : bytes.ToArray();
        }
    }

    /// <summary>Proposals of which something is kept.</summary>
    public IReadOnlyList<string> KeptProposals()
    {
        lock (_gate)
            return _file.KeptProposals();
    }

    /// <summary>Takes out what is kept of a proposal, so that nothing is left of it.</summary>
    public void Drop(string proposal)
    {
        lock (_gate)
            _file.Drop(proposal);
    }

    private static IEnumerable<byte[]> Blocks(FileContent content)
    {
        for (var at = 0L; at < content.Length; at += KeptBlockBytes)
            yield return content.ToArray(at, long.Min(content.Length, at + KeptBlockBytes));
    }
}
