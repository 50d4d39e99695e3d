using BondResolution.Cli;

return await CommandLine.MainAsync(args);
