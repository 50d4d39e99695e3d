using System.Text;

namespace BondResolution.Cli.Output;

/// <summary>Standard error whose failures change nothing: what cannot be told there is not told, and the exit code stands.</summary>
internal sealed class StandardError : TextWriter
{
    private readonly TextWriter _inner = Console.Error;

    public override Encoding Encoding => _inner.Encoding;

    public override void Write(char value) => Try(() => _inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => _inner.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => _inner.Write(value));

    public override void WriteLine(string? value) => Try(() => _inner.WriteLine(value));

    public override void Flush() => Try(_inner.Flush);

    private static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception lost) when (lost is IOException or UnauthorizedAccessException)
        {
            // There is nowhere left to say so.
        }
    }
}
