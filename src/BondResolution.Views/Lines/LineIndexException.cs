namespace BondResolution.Views.Lines;

/// <summary>The read models' index of accounts is not the one that was made with them: they are made anew, and what was asked is asked again.</summary>
public sealed class LineIndexException(string message) : Exception(message)
{
    /// <summary>Why the read models are made anew.</summary>
    internal const string Reason = "their index of accounts is not the one that was made";
}
