namespace BondResolution.LingnanData;

/// <summary>Writes the drawn files into the folder given as the only argument.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is not [string folder])
        {
            Console.Error.WriteLine("usage: dotnet run --project tests/BondResolution.LingnanData -- data/lingnan");
            return 2;
        }

        try
        {
            IReadOnlyList<(string Name, byte[] Bytes)> files = LingnanFiles.Draw();
            Directory.CreateDirectory(folder);
            foreach ((string name, byte[] bytes) in files)
            {
                File.WriteAllBytes(Path.Combine(folder, name), bytes);
            }

            foreach (string line in SelfCheck.Run(files[0].Bytes, files[1].Bytes, files[2].Bytes))
            {
                Console.WriteLine(line);
            }

            return 0;
        }
        catch (InvalidOperationException failure)
        {
            Console.Error.WriteLine("error LINGNAN-DATA: " + failure.Message);
            return 1;
        }
    }
}
