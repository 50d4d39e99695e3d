namespace BondResolution.Files.Text;

/// <summary>A part of a text that begins and ends between two lines.</summary>
/// <param name="From">Offset of its first byte.</param>
/// <param name="To">Offset behind its last byte.</param>
/// <param name="LinesBefore">Physical lines before it.</param>
internal readonly record struct TextPart(int From, int To, int LinesBefore)
{
    /// <summary>Whether it begins the text.</summary>
    public bool IsFirst => LinesBefore == 0;
}
