namespace BondResolution.Files.Text;

/// <summary>What a name in a file system stands for.</summary>
public enum FileKind
{
    Regular,
    Folder,
    Pipe,
    Device,
    Socket
}
