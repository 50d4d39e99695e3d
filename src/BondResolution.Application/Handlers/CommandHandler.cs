using BondResolution.Application.Commands;
using BondResolution.Application.Recording;

namespace BondResolution.Application.Handlers;

/// <summary>Handles one command: reads its fields, loads what its decision needs, records what was decided.</summary>
public delegate Task<CommandOutcome> CommandHandler(CommandEnvelope command, Session session, CancellationToken cancel);
