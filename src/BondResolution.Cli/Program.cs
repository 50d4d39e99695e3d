using BondResolution.Cli;

return await CommandLine.RunAsync(args, Console.Out, Console.Error, Console.OpenStandardInput(), TimeProvider.System, isTerminal: !Console.IsErrorRedirected);
