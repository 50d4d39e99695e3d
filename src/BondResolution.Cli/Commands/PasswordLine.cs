using System.Text;
using BondResolution.Domain.Problems;

namespace BondResolution.Cli.Commands;

/// <summary>A password: one line of standard input, which a terminal does not show.</summary>
internal static class PasswordLine
{
    private const int MostBytes = 4096;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads it. Problem: <c>cli.arguments</c>, where it is no UTF-8. An empty line is one, and too short.</summary>
    public static async Task<Outcome<string>> ReadAsync(Run run, CancellationToken cancel)
    {
        if (!Console.IsInputRedirected)
            return Typed(run);
        var bytes = new byte[MostBytes];
        var length = 0;
        while (length < MostBytes && Array.IndexOf(bytes, (byte)'\n', 0, length) < 0)
        {
            var read = await run.Input.ReadAsync(bytes.AsMemory(length), cancel);
            if (read == 0)
                break;
            length += read;
        }

        try
        {
            var text = Strict.GetString(bytes, 0, length);
            return text.Split('\n')[0].TrimEnd('\r');
        }
        catch (DecoderFallbackException)
        {
            return CommandProblems.BadArguments.With(("message", "standard input is not UTF-8"));
        }
    }

    private static string Typed(Run run)
    {
        run.Error.Write(run.Say("password: ", "密码："));
        StringBuilder text = new();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
                text.Length = Math.Max(0, text.Length - 1);
            else if (key.KeyChar != 0)
                text.Append(key.KeyChar);
        }

        run.Error.WriteLine();
        return text.ToString();
    }
}
