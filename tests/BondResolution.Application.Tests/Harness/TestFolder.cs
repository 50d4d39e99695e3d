namespace BondResolution.Application.Tests.Harness;

/// <summary>A temporary folder with a ledger's folder in it and room for the files that commands name; gone at the end.</summary>
public sealed class TestFolder : IDisposable
{
    public TestFolder()
    {
        Root = Directory.CreateTempSubdirectory("bondres-test-").FullName;
        Directory.CreateDirectory(Ledger);
    }

    public string Root { get; }

    public string Ledger => Path.Combine(Root, "ledger");

    public string Views => Path.Combine(Ledger, "views.db");

    /// <summary>Writes a file commands may name, and answers its name.</summary>
    public string File(string name, string content)
    {
        System.IO.File.WriteAllText(Path.Combine(Root, name), content);
        return name;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
