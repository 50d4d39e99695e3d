using System.Security.Cryptography;

namespace BondResolution.Domain.Registers;

/// <summary>A file, or a sheet of a workbook, that a register or a part of one was read from.</summary>
/// <param name="FileDigest">SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Sheet">Sheet of a workbook; null of a text, and of a workbook that an early version of the program read.</param>
/// <param name="Layout">Name of the layout it was read in.</param>
/// <param name="Encoding">Encoding of a text; <c>xlsx</c> or <c>xls</c> of a workbook.</param>
/// <param name="QuantityIs">What its quantity column counted.</param>
/// <param name="LinesBefore">What is added to a line of this file in the register's line numbers: 0 in the first file, then the last number
/// used by the files before.</param>
public sealed record RegisterPart(string FileDigest, string? Sheet, string Layout, string Encoding, QuantityIs QuantityIs, int LinesBefore)
{
    /// <summary>What the part is known by, 64 lower-case hexadecimal digits: the file's digest, or one of it and the sheet.</summary>
    public string Source => Sheet is null
        ? FileDigest
        : Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"bondresolution/register-sheet/1\n{FileDigest}\n{Sheet}")));
}
