using System.Text;
using BondResolution.Domain.Bonds;

namespace BondResolution.Files.Payouts;

/// <summary>
/// Writes payout lists: CSV, UTF-8 without byte order mark, LF, money in yuan with two decimals. Digits go straight into
/// a byte buffer; no text is made per cell.
/// </summary>
public static class PayoutListWriter
{
    private const int BufferBytes = 256 * 1024;

    /// <summary>Nine numbers of at most 21 bytes, ten separators; an account is measured apart.</summary>
    private const int MaxNumbersBytes = 9 * 21 + 10;

    private static ReadOnlySpan<byte> Header => "account,units,units_paid,units_deferred,principal,interest,gross,tax,net,deferred\n"u8;

    /// <summary>
    /// Writes the list to a stream, which stays open. Throws <see cref="ArgumentException"/> for columns of unequal
    /// length or accounts that do not ascend, <see cref="OverflowException"/> for amounts whose sum is no Int64.
    /// </summary>
    public static void Write(Stream stream, PayoutListColumns payout, Action<long, long>? progress = null)
    {
        CheckLengths(payout);
        var accounts = payout.Accounts.Span;
        var units = payout.Units.Span;
        var paid = payout.UnitsPaid.Span;
        var held = payout.UnitsDeferred.Span;
        var principal = payout.PrincipalFen.Span;
        var interest = payout.InterestFen.Span;
        var tax = payout.TaxFen.Span;
        var deferred = payout.DeferredFen.Span;
        var buffer = new byte[BufferBytes];
        Header.CopyTo(buffer);
        var at = Header.Length;
        for (var row = 0; row < accounts.Length; row++)
        {
            var account = accounts[row];
            if (row > 0 && accounts[row - 1].CompareTo(account) >= 0)
                throw new ArgumentException($"accounts do not ascend at row {row}", nameof(payout));
            var needed = MaxNumbersBytes + 2 + 2 * account.MaxUtf8Bytes;
            if (buffer.Length - at < needed)
            {
                stream.Write(buffer, 0, at);
                progress?.Invoke(row, accounts.Length);
                at = 0;
                if (buffer.Length < needed)
                    buffer = new byte[needed];
            }

            at = PutAccount(buffer, at, account);
            at = PutNumber(buffer, at, units[row]);
            at = PutNumber(buffer, at, paid[row]);
            at = PutNumber(buffer, at, held[row]);
            at = PutYuan(buffer, at, principal[row]);
            at = PutYuan(buffer, at, interest[row]);
            var gross = checked(principal[row] + interest[row]);
            at = PutYuan(buffer, at, gross);
            at = PutYuan(buffer, at, tax[row]);
            at = PutYuan(buffer, at, checked(gross - tax[row]));
            at = PutYuan(buffer, at, deferred[row]);
            buffer[at - 1] = (byte)'\n';
        }

        stream.Write(buffer, 0, at);
        progress?.Invoke(accounts.Length, accounts.Length);
    }

    private static void CheckLengths(PayoutListColumns payout)
    {
        var count = payout.Count;
        if (payout.Units.Length != count || payout.UnitsPaid.Length != count || payout.UnitsDeferred.Length != count
            || payout.PrincipalFen.Length != count || payout.InterestFen.Length != count || payout.TaxFen.Length != count
            || payout.DeferredFen.Length != count)
            throw new ArgumentException("columns of unequal length", nameof(payout));
    }

    private static int PutAccount(byte[] buffer, int at, AccountNumber account)
    {
        var written = account.WriteUtf8(buffer.AsSpan(at));
        if (buffer.AsSpan(at, written).ContainsAny(",\"\r\n"u8))
            written = Encoding.UTF8.GetBytes("\"" + account.ToString().Replace("\"", "\"\"", StringComparison.Ordinal) + "\"", buffer.AsSpan(at));
        buffer[at + written] = (byte)',';
        return at + written + 1;
    }

    private static int PutNumber(byte[] buffer, int at, long number)
    {
        number.TryFormat(buffer.AsSpan(at), out var written, default, null);
        at += written;
        buffer[at++] = (byte)',';
        return at;
    }

    private static int PutYuan(byte[] buffer, int at, long fen)
    {
        // The sign apart, since -5 fen are no negative yuan.
        var size = fen < 0 ? unchecked(0UL - (ulong)fen) : (ulong)fen;
        if (fen < 0)
            buffer[at++] = (byte)'-';
        var (yuan, cents) = Math.DivRem(size, 100UL);
        yuan.TryFormat(buffer.AsSpan(at), out var written, default, null);
        at += written;
        buffer[at] = (byte)'.';
        buffer[at + 1] = (byte)('0' + cents / 10);
        buffer[at + 2] = (byte)('0' + cents % 10);
        buffer[at + 3] = (byte)',';
        return at + 4;
    }
}
