using System.Buffers;
using System.Text;
using BondResolution.Domain.Problems;

namespace BondResolution.Files.Text;

/// <summary>
/// Finds out a file's encoding and proves every byte of it: a byte that is no part of a character is refused with its
/// place, never replaced.
/// </summary>
internal static class TextDetection
{
    private const int EvidenceBytes = 64 * 1024;

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> Utf16LittleMark => [0xFF, 0xFE];

    private static ReadOnlySpan<byte> Utf16BigMark => [0xFE, 0xFF];

    private static ReadOnlySpan<byte> Gb18030Mark => [0x84, 0x31, 0x95, 0x33];

    /// <summary>
    /// UTF-8 with or without byte order mark, UTF-16 with one, or GB18030 (GBK). What is no UTF-8 is GB18030 only if
    /// it does not look like UTF-8 that was damaged, for almost any bytes are GB18030 of something.
    /// </summary>
    /// <param name="content">The file.</param>
    /// <param name="partBytes">Bytes of a part that is to be read by itself, about.</param>
    public static Outcome<TextFile> Detect(FileContent content, int partBytes)
    {
        var head = content.ToArray(0, long.Min(Gb18030Mark.Length, content.Length)).AsSpan();
        if (head.StartsWith(Utf16LittleMark))
            return Utf16(content, bigEndian: false);
        if (head.StartsWith(Utf16BigMark))
            return Utf16(content, bigEndian: true);

        var hasMark = head.StartsWith(Utf8Mark);
        var hasGbMark = head.StartsWith(Gb18030Mark);
        var marks = TextMarks.Of(content, hasMark ? Utf8Mark : hasGbMark ? Gb18030Mark : []);
        if (marks.From == marks.To)
            return FileProblems.Empty.With(("file", content.Name));
        var survey = new TextSurvey(marks, partBytes);
        content.Scan(survey.Take);
        survey.End();
        if (survey.Zero >= 0)
            return FileProblems.NotText.With(("file", content.Name), ("offset", survey.Zero), ("line", LineOf(content, survey.Zero)));
        if (survey.LineEnds >= int.MaxValue)
            return FileProblems.TooLarge.With(("file", content.Name), ("size", content.Length), ("limit", int.MaxValue)); // of little but line ends, which are counted in 31 bits
        if (survey.InvalidUtf8 < 0 && !hasGbMark)
            return new TextFile(content, new UTF8Encoding(false, true), hasMark ? "utf-8-bom" : "utf-8", survey.Facts());
        if (hasMark || (!hasGbMark && LooksLikeDamagedUtf8(content, survey.InvalidUtf8)))
            return Invalid(content, "UTF-8", survey.InvalidUtf8, survey.IsUtf8CutOff);

        var invalidGb = Gb18030.FindInvalid(content, out var cutOffGb);
        return invalidGb < 0
            ? new TextFile(content, Gb18030.Strict, "gb18030", survey.Facts())
            : Invalid(content, "GB18030", invalidGb, cutOffGb);
    }

    private static Problem Invalid(FileContent content, string encoding, long offset, bool cutOff)
    {
        var line = LineOf(content, offset);
        return cutOff
            ? FileProblems.TruncatedCharacter.With(("file", content.Name), ("encoding", encoding), ("offset", offset), ("line", line))
            : FileProblems.WrongEncoding.With(("file", content.Name), ("encoding", encoding), ("offset", offset), ("line", line),
                ("read", Convert.ToHexString(content.ToArray(offset, long.Min(offset + 4, content.Length)))));
    }

    /// <summary>The physical line, from 1, that the byte at an offset stands on. Holds for every encoding that keeps ASCII.</summary>
    private static long LineOf(FileContent content, long offset)
    {
        var (line, last) = (1L, (byte)0);
        using var before = content.OpenRead(0, offset);
        var block = new byte[EvidenceBytes];
        for (int read; (read = before.Read(block)) > 0;)
        {
            foreach (var b in block.AsSpan(0, read))
            {
                line += b == '\n' || last == '\r' ? 1 : 0; // a line feed behind a carriage return ends the same line
                last = b;
            }
        }

        return line + (last == '\r' ? 1 : 0);
    }

    /// <summary>
    /// Whether characters of three bytes and more, which other encodings rarely form by chance, are no fewer than the
    /// faults, near the first fault.
    /// </summary>
    private static bool LooksLikeDamagedUtf8(FileContent content, long invalid)
    {
        const int MostCharacterBytes = 4;
        var from = long.Max(0, invalid - EvidenceBytes);
        var start = long.Max(0, from - MostCharacterBytes);
        var window = content.ToArray(start, long.Min(content.Length, invalid + EvidenceBytes)).AsSpan();
        var at = (int)(from - start);
        while (at > 0 && (window[at] & 0xC0) == 0x80)
            at--;
        ReadOnlySpan<byte> near = window[at..];
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

    private static Outcome<TextFile> Utf16(FileContent content, bool bigEndian)
    {
        var encoding = bigEndian ? "utf-16be" : "utf-16le";
        var marks = TextMarks.Of(content, bigEndian ? Utf16BigMark : Utf16LittleMark, sizeof(char), bigEndian);
        if (marks.From == marks.To)
            return FileProblems.Empty.With(("file", content.Name));
        var survey = new Utf16Survey(bigEndian, marks);
        content.Scan(survey.Take);
        survey.End();
        if (survey.Wrong < 0)
            return new TextFile(content, new UnicodeEncoding(bigEndian, false, true), encoding, survey.Facts());
        return survey.Fault switch
        {
            Utf16Fault.Zero => FileProblems.NotText.With(("file", content.Name), ("offset", survey.Wrong), ("line", survey.Line)),
            Utf16Fault.CutOff => FileProblems.TruncatedCharacter.With(("file", content.Name), ("encoding", encoding), ("offset", survey.Wrong), ("line", survey.Line)),
            _ => FileProblems.WrongEncoding.With(("file", content.Name), ("encoding", encoding), ("offset", survey.Wrong), ("line", survey.Line),
                ("read", Convert.ToHexString(survey.WrongBytes)))
        };
    }
}
