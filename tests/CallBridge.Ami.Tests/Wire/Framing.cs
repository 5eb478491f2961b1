using System.Buffers;
using CallBridge.Ami.Wire;

namespace CallBridge.Ami.Tests.Wire;

/// <summary>Feeds bytes to a reader in pieces, the way a pipe does: unconsumed bytes come again, with the next piece as another segment.</summary>
public static class Framing
{
    public static List<AmiMessage> Read(byte[] bytes, params int[] cuts) => Read(Reader(), bytes, cuts);

    public static AmiReader Reader(AmiLimits? limits = null, EventInterest? interest = null, bool banner = false) =>
        new(limits ?? AmiLimits.Default, interest ?? EventInterest.All, banner);

    public static List<AmiMessage> Read(AmiReader reader, byte[] bytes, params int[] cuts)
    {
        var messages = new List<AmiMessage>();
        var unconsumed = new List<ReadOnlyMemory<byte>>();
        var start = 0;
        foreach (var end in cuts.Append(bytes.Length))
        {
            unconsumed.Add(bytes.AsMemory(start, end - start));
            start = end;
            var buffer = Segments(unconsumed);
            while (reader.TryRead(ref buffer, out var message)) messages.Add(message!);
            unconsumed = [];
            foreach (var segment in buffer)
                if (!segment.IsEmpty) unconsumed.Add(segment);
        }
        return messages;
    }

    /// <summary>All there is to a message, as text to compare.</summary>
    public static string Text(IEnumerable<AmiMessage> messages) =>
        string.Join("\n\n", messages.Select(message => string.Join('\n', message.Headers.Select(header => $"[{header.Key}]=[{header.Value}]"))));

    private static ReadOnlySequence<byte> Segments(List<ReadOnlyMemory<byte>> pieces)
    {
        if (pieces.Count == 0) return ReadOnlySequence<byte>.Empty;
        var first = new Segment(pieces[0], null);
        var last = first;
        foreach (var piece in pieces.Skip(1)) last = new Segment(piece, last);
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, Segment? before)
        {
            Memory = memory;
            if (before is null) return;
            RunningIndex = before.RunningIndex + before.Memory.Length;
            before.Next = this;
        }
    }
}
