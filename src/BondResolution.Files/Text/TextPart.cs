namespace BondResolution.Files.Text;

/// <summary>A part of a text that begins and ends between two lines.</summary>
/// <param name="From">Offset of its first byte.</param>
/// <param name="To">Offset behind its last byte.</param>
/// <param name="LinesBefore">Physical lines before it.</param>
/// <param name="Lines">Its lines, as far as line feeds tell; an unfinished one counts.</param>
internal readonly record struct TextPart(long From, long To, int LinesBefore, int Lines)
{
    /// <summary>Whether it begins the text.</summary>
    public bool IsFirst => LinesBefore == 0;

    public long Bytes => To - From;
}
