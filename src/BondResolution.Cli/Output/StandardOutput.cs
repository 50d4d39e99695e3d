using BondResolution.Files.Text;
using Microsoft.Win32.SafeHandles;

namespace BondResolution.Cli.Output;

/// <summary>Standard output that tells when it cannot be written (<see cref="OutputFailedException"/>): also a pipe that nobody reads any more, which the framework's own stream passes over.</summary>
internal sealed class StandardOutput : Stream
{
    private readonly Stream _inner;

    private StandardOutput(Stream inner) => _inner = inner;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Opens it anew; closing it leaves it open for others.</summary>
    public static StandardOutput Open() => Told(() => new StandardOutput(FileNode.Of("/proc/self/fd/1") is { Kind: FileKind.Pipe or FileKind.Socket }
        ? new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0)
        : Console.OpenStandardOutput()));

    /// <summary>Writes text to it as the console would, at once.</summary>
    public static TextWriter Text() => TextWriter.Synchronized(new StreamWriter(Open(), new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true });

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            _inner.Write(buffer);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new OutputFailedException(failed.Message, failed);
        }
    }

    public override void Flush() => Told(() =>
    {
        _inner.Flush();
        return 0;
    });

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static T Told<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new OutputFailedException(failed.Message, failed);
        }
    }
}
