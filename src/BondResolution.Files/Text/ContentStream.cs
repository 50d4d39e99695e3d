using System.Buffers;

namespace BondResolution.Files.Text;

/// <summary>Reads a stretch of a file, front to back, a checked block at a time.</summary>
internal sealed class ContentStream : Stream
{
    private readonly FileContent _content;
    private readonly long _to;
    private byte[] _buffer;
    private ReadOnlyMemory<byte> _block;
    private long _blockAt;
    private long _at;

    public ContentStream(FileContent content, long from, long to)
    {
        (_content, _at, _to) = (content, from, to);
        _buffer = ArrayPool<byte>.Shared.Rent(content.BlockBytes);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> to)
    {
        if (_at == _to || to.IsEmpty)
            return 0;
        if (_at >= _blockAt + _block.Length || _block.IsEmpty)
        {
            var index = (int)(_at / _content.BlockBytes);
            (_block, _blockAt) = (_content.Block(index, _buffer), (long)index * _content.BlockBytes);
        }

        var from = (int)(_at - _blockAt);
        var count = (int)long.Min(int.Min(to.Length, _block.Length - from), _to - _at);
        _block.Span.Slice(from, count).CopyTo(to);
        _at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, _block) = ([], default);
        base.Dispose(disposing);
    }
}
