namespace BondResolution.Application.Recording;

/// <summary>
/// What guarded an append is no longer so: what it was decided on must be looked at again. Nothing of that append was recorded.
/// </summary>
public sealed class OvertakenException() : Exception("what was decided on is another now");
