using System.Collections.Immutable;
using CallBridge.Ami.Wire;

namespace CallBridge.Telephony.Asterisk.Queues;

/// <summary>Gathers the members of one queue from the stream. Asking needs no right at all.</summary>
internal sealed class QueueListing(string queue)
{
    private readonly ImmutableArray<QueueMember>.Builder _members = ImmutableArray.CreateBuilder<QueueMember>();
    private bool _exists;

    public string Id { get; } = "queue-" + Guid.NewGuid().ToString("N");

    public AmiAction Ask() => new AmiAction("QueueStatus").WithActionId(Id).With("Queue", queue);

    /// <summary>Takes one message of the list; the whole list when it is complete.</summary>
    public QueueListed? Take(AmiMessage message)
    {
        switch (message.Event)
        {
            case "QueueParams":
                _exists = true;
                return null;
            case "QueueMember" when QueueTranslator.Listed(message) is { } member:
                _members.Add(member with { Queue = queue });
                return null;
            default:
                return message.Event == "QueueStatusComplete" ? new QueueListed(queue, _exists, _members.ToImmutable()) : null;
        }
    }
}
