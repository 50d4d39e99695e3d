using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using BondResolution.Domain;
using BondResolution.Domain.Problems;

namespace BondResolution.Files.Text;

/// <summary>
/// The bytes of a file, read in blocks, from anywhere and as often as need be. A large file is not held in memory; each of its blocks is
/// known by a check sum from the first time it is read, so that what is digested is what is parsed: a file that is another by then is refused.
/// </summary>
public sealed class FileContent
{
    /// <summary>A file of no more than this is read once and held.</summary>
    private const int MostHeldBytes = 256 * 1024;

    /// <summary>Of fewer bytes a block is sooner read than a second thread is asked.</summary>
    private const int FewestBytesSideBySide = 32 * 1024;

    private const long IsKnown = 1L << 32;

    private readonly ReadAt _read;
    private readonly Func<long> _lengthNow;
    private readonly byte[]? _held;

    /// <summary>Of each block its CRC-32C and <see cref="IsKnown"/>; 0 until it was read.</summary>
    private readonly long[] _checks;

    private string? _digest;

    internal FileContent(string name, long length, int blockBytes, ReadAt read, Func<long> lengthNow, byte[]? held = null)
    {
        (Name, Length, BlockBytes, _read, _lengthNow, _held) = (name, length, blockBytes, read, lengthNow, held);
        _checks = new long[(int)((length + blockBytes - 1) / blockBytes)];
    }

    /// <summary>The file as the caller calls it; for messages.</summary>
    public string Name { get; }

    /// <summary>Bytes, above zero.</summary>
    public long Length { get; }

    /// <summary>SHA-256 of the bytes, 64 lower-case hexadecimal digits: what a file is recognised by, under whatever name it comes.</summary>
    public string Digest
    {
        get
        {
            if (_digest is null)
                Scan();
            return _digest!;
        }
    }

    /// <summary>Bytes of a block, but of the last.</summary>
    internal int BlockBytes { get; }

    internal int BlockCount => _checks.Length;

    /// <summary>Opens a file of 1 to <paramref name="maxBytes"/> bytes; anything else is a problem of kind <c>file.*</c>. What tells no length is held.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="maxBytes">Bytes it may have.</param>
    /// <param name="name">What it is called; null: as its path.</param>
    public static Outcome<FileContent> Open(string path, long maxBytes = Limits.MaxTextBytes, string? name = null) => FileBytes.Opened<FileContent>(path, maxBytes, (file, size) =>
    {
        name ??= path;
        if (size > MostHeldBytes)
        {
            var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return new FileContent(name, RandomAccess.GetLength(handle), MostHeldBytes, (at, to) => RandomAccess.Read(handle, to, at), () => RandomAccess.GetLength(handle));
        }

        return (size > 0 ? FileBytes.ReadAll(file, name, size) : FileBytes.ReadPipe(file, name, maxBytes)).Try(out var bytes, out var problem)
            ? Of(bytes, name)
            : problem;
    }, name);

    /// <summary>
    /// Opens files in order; one of them may be <c>-</c>, which is what standard input brings. Problems: <c>file.*</c>,
    /// <c>register.part-twice</c>.
    /// </summary>
    /// <param name="paths">Their paths.</param>
    /// <param name="folder">What the paths are relative to.</param>
    /// <param name="standardInput">Null: <c>-</c> is a name as any other.</param>
    /// <param name="maxBytes">Bytes each may have at most.</param>
    public static Outcome<ImmutableArray<FileContent>> OpenAll(IReadOnlyList<string> paths, string folder, Stream? standardInput, long maxBytes = Limits.MaxTextBytes)
    {
        var opened = ImmutableArray.CreateBuilder<FileContent>();
        int? input = null;
        foreach (var path in paths)
        {
            var isInput = path == "-" && standardInput is not null;
            if (isInput && input is { } first)
                return RegisterFileProblems.PartTwice.With(("first", first), ("no", opened.Count + 1), ("file", path), ("sheet", "sheet"));
            input = isInput ? opened.Count + 1 : input;
            if (!(isInput ? OfPipe(standardInput!) : Open(Path.Combine(folder, path), maxBytes)).Try(out var content, out var problem))
                return problem;
            opened.Add(content);
        }

        return opened.ToImmutable();
    }

    /// <summary>Everything that standard input brings, held; a problem of kind <c>file.*</c> where that is nothing or too much.</summary>
    public static Outcome<FileContent> OfPipe(Stream input) => FileBytes.ReadPipe(input, "-").Try(out var bytes, out var problem) ? Of(bytes, "-") : problem;

    /// <summary>Bytes that are at hand, one or more.</summary>
    public static FileContent Of(byte[] bytes, string name) => Of(bytes, name, MostHeldBytes);

    internal static FileContent Of(byte[] bytes, string name, int blockBytes) => new(name, bytes.Length, blockBytes,
        (at, to) =>
        {
            var count = int.Min(to.Length, bytes.Length - (int)at);
            bytes.AsSpan((int)at, count).CopyTo(to);
            return count;
        }, () => bytes.Length, bytes);

    /// <summary>What reading comes to: where the file turns out to be another than before, or can no longer be read, that is the problem.</summary>
    public static Outcome<T> Guard<T>(string name, Func<Outcome<T>> read) where T : notnull
    {
        try
        {
            return read();
        }
        catch (ContentChangedException changed)
        {
            return changed.Problem;
        }
        catch (AggregateException several) when (several.Flatten().InnerExceptions[0] is ContentChangedException or IOException)
        {
            return several.Flatten().InnerExceptions[0] is ContentChangedException changed
                ? changed.Problem
                : FileProblems.Unreadable.With(("file", name), ("reason", several.Flatten().InnerExceptions[0].Message));
        }
        catch (IOException broken)
        {
            return FileProblems.Unreadable.With(("file", name), ("reason", broken.Message));
        }
    }

    /// <summary>Gives every block to every reader, in order, readers side by side; the first time the digest is computed beside them.</summary>
    public void Scan(params BlockReader[] readers)
    {
        using var hash = _digest is null ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        if (hash is not null)
            readers = [.. readers, hash.AppendData];
        var buffer = _held is null ? new byte[BlockBytes] : [];
        for (var index = 0; index < BlockCount; index++)
        {
            var block = Block(index, buffer);
            if (readers.Length == 1 || block.Length < FewestBytesSideBySide)
                Array.ForEach(readers, reader => reader(block.Span));
            else
                Parallel.ForEach(readers, reader => reader(block.Span));
        }

        if (hash is not null)
            _digest = Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>Some of the bytes, held.</summary>
    /// <exception cref="ContentChangedException">The file is another than it was.</exception>
    public byte[] ToArray(long from, long to)
    {
        var bytes = new byte[to - from];
        using var stream = OpenRead(from, to);
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>All bytes, held: of files that are small, or bounded otherwise.</summary>
    public byte[] ToArray() => _held ?? ToArray(0, Length);

    /// <summary>Reads the bytes from one offset to another.</summary>
    internal Stream OpenRead(long from, long to) => new ContentStream(this, from, to);

    /// <summary>A block, checked: in the buffer, which has room for one, or where it is held.</summary>
    /// <exception cref="ContentChangedException">It is another than it was, or the file has another length.</exception>
    internal ReadOnlyMemory<byte> Block(int index, byte[] buffer)
    {
        var from = (long)index * BlockBytes;
        var count = (int)long.Min(BlockBytes, Length - from);
        if (_held is not null)
            return _held.AsMemory((int)from, count);
        var read = 0;
        for (int more; read < count && (more = _read(from + read, buffer.AsSpan(read, count - read))) > 0;)
            read += more;
        if (read < count)
            throw Changed(from + read);
        if (index == BlockCount - 1 && _lengthNow() is var now && now != Length)
            throw Changed(now);
        var check = Check(buffer.AsSpan(0, count)) | IsKnown;
        if (Interlocked.CompareExchange(ref _checks[index], check, 0) is var before && before != 0 && before != check)
            throw Changed(Length);
        return buffer.AsMemory(0, count);
    }

    private ContentChangedException Changed(long read) => new(FileProblems.Changing.With(("file", Name), ("size", Length), ("read", read)));

    private static uint Check(ReadOnlySpan<byte> block)
    {
        var check = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(block);
        foreach (var word in words)
            check = BitOperations.Crc32C(check, word);
        foreach (var rest in block[(words.Length * sizeof(ulong))..])
            check = BitOperations.Crc32C(check, rest);
        return check;
    }
}
