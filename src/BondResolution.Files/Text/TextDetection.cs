using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using BondResolution.Domain.Problems;

namespace BondResolution.Files.Text;

/// <summary>
/// Finds out a file's encoding and proves every byte of it: a byte that is no part of a character is refused with its
/// place, never replaced.
/// </summary>
public static class TextDetection
{
    private const int EvidenceBytes = 64 * 1024;

    /// <summary>
    /// UTF-8 with or without byte order mark, UTF-16 with one, or GB18030 (GBK). What is no UTF-8 is GB18030 only if
    /// it does not look like UTF-8 that was damaged, for almost any bytes are GB18030 of something.
    /// </summary>
    public static Outcome<TextFile> Detect(byte[] bytes, string name)
    {
        if (bytes.Length == 0)
            return FileProblems.Empty.With(("file", name));
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Utf16(bytes, name, bigEndian: false);
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Utf16(bytes, name, bigEndian: true);

        var hasMark = bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
        var preamble = hasMark ? 3 : 0;
        if (bytes.Length == preamble)
            return FileProblems.Empty.With(("file", name));
        var zero = bytes.AsSpan().IndexOf((byte)0);
        if (zero >= 0)
            return FileProblems.NotText.With(("file", name), ("offset", zero), ("line", LineOf(bytes.AsSpan(0, zero))));

        var oddQuotes = (bytes.AsSpan().Count((byte)'"') & 1) == 1;
        var invalid = FindInvalidUtf8(bytes, out var cutOff);
        if (invalid < 0)
            return new TextFile(name, bytes, new UTF8Encoding(false, true), hasMark ? "utf-8-bom" : "utf-8", preamble, oddQuotes);
        if (hasMark || LooksLikeDamagedUtf8(bytes, invalid))
            return Invalid(name, bytes, "UTF-8", invalid, cutOff);

        var invalidGb = Gb18030.FindInvalid(bytes, out var cutOffGb);
        return invalidGb < 0
            ? new TextFile(name, bytes, Gb18030.Strict, "gb18030", 0, oddQuotes)
            : Invalid(name, bytes, "GB18030", invalidGb, cutOffGb);
    }

    private static Problem Invalid(string name, byte[] bytes, string encoding, int offset, bool cutOff)
    {
        var line = LineOf(bytes.AsSpan(0, offset));
        return cutOff
            ? FileProblems.TruncatedCharacter.With(("file", name), ("encoding", encoding), ("offset", offset), ("line", line))
            : FileProblems.WrongEncoding.With(("file", name), ("encoding", encoding), ("offset", offset), ("line", line),
                ("read", Convert.ToHexString(bytes.AsSpan(offset, Math.Min(4, bytes.Length - offset)))));
    }

    /// <summary>The physical line, from 1, that the next byte after these stands on. Holds for every encoding that keeps ASCII.</summary>
    private static int LineOf(ReadOnlySpan<byte> before)
    {
        var line = 1 + before.Count((byte)'\n');
        for (var at = before.IndexOf((byte)'\r'); at >= 0;)
        {
            if (at + 1 == before.Length || before[at + 1] != '\n')
                line++;
            var next = before[(at + 1)..].IndexOf((byte)'\r');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return line;
    }

    private static int FindInvalidUtf8(ReadOnlySpan<byte> bytes, out bool cutOff)
    {
        cutOff = false;
        if (Utf8.IsValid(bytes))
            return -1;
        var chars = new char[EvidenceBytes];
        var at = 0;
        while (true)
        {
            var status = Utf8.ToUtf16(bytes[at..], chars, out var read, out _, replaceInvalidSequences: false);
            at += read;
            if (status == OperationStatus.DestinationTooSmall)
                continue;
            cutOff = Rune.DecodeFromUtf8(bytes[at..], out _, out _) == OperationStatus.NeedMoreData;
            return at;
        }
    }

    /// <summary>
    /// Whether characters of three bytes and more, which other encodings rarely form by chance, are no fewer than the
    /// faults, near the first fault.
    /// </summary>
    private static bool LooksLikeDamagedUtf8(ReadOnlySpan<byte> bytes, int invalid)
    {
        var from = Math.Max(0, invalid - EvidenceBytes);
        while (from > 0 && (bytes[from] & 0xC0) == 0x80)
            from--;
        var near = bytes[from..Math.Min(bytes.Length, invalid + EvidenceBytes)];
        int proper = 0, faults = 0;
        while (near.Length > 0)
        {
            var status = Rune.DecodeFromUtf8(near, out _, out var length);
            if (status != OperationStatus.Done)
                faults++;
            else if (length >= 3)
                proper++;
            near = near[length..];
        }

        return proper > 0 && proper >= faults;
    }

    private static Outcome<TextFile> Utf16(byte[] bytes, string name, bool bigEndian)
    {
        var encoding = bigEndian ? "utf-16be" : "utf-16le";
        if (bytes.Length == 2)
            return FileProblems.Empty.With(("file", name));
        var even = bytes.Length & ~1;
        var line = 1;
        var quotes = 0;
        var units = MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan(2, even - 2));
        for (var at = 0; at < units.Length; at++)
        {
            var c = CharAt(units, at, bigEndian);
            var offset = 2 + 2 * at;
            if (c == '\0')
                return FileProblems.NotText.With(("file", name), ("offset", offset), ("line", line));
            if (c == '"')
                quotes++;
            if (c == '\n' || (c == '\r' && (at + 1 == units.Length || CharAt(units, at + 1, bigEndian) != '\n')))
                line++;
            if (!char.IsSurrogate(c))
                continue;
            if (char.IsHighSurrogate(c) && at + 1 == units.Length)
                return FileProblems.TruncatedCharacter.With(("file", name), ("encoding", encoding), ("offset", offset), ("line", line));
            if (!char.IsHighSurrogate(c) || !char.IsLowSurrogate(CharAt(units, at + 1, bigEndian)))
                return FileProblems.WrongEncoding.With(("file", name), ("encoding", encoding), ("offset", offset), ("line", line),
                    ("read", Convert.ToHexString(bytes.AsSpan(offset, 2))));
            at++;
        }

        if (even != bytes.Length)
            return FileProblems.TruncatedCharacter.With(("file", name), ("encoding", encoding), ("offset", even), ("line", line));
        return new TextFile(name, bytes, new UnicodeEncoding(bigEndian, false, true), encoding, 2, (quotes & 1) == 1);
    }

    private static char CharAt(ReadOnlySpan<ushort> units, int at, bool bigEndian) =>
        (char)(bigEndian ? System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(units[at]) : units[at]);
}
