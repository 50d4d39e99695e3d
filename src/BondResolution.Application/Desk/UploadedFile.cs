namespace BondResolution.Application.Desk;

/// <summary>A file that came with a request.</summary>
/// <param name="Name">What the command's field calls it.</param>
/// <param name="Path">Where its bytes are, for this request alone.</param>
public sealed record UploadedFile(string Name, string Path);
