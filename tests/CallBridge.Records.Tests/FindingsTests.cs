using CallBridge.Calls.Records;
using CallBridge.Records.Delivering;
using CallBridge.Records.Outbox;
using CallBridge.Records.Tests.Bench;

namespace CallBridge.Records.Tests;

/// <summary>What a look-up means, case by case.</summary>
public class FindingsTests
{
    private const string Task = "00TgK0000000000001";
    private static readonly CallRecord One = Some.Record() with { WhoId = "003000000000001AAA" };
    private static readonly CallRecord Two = One with { Revision = 2, Subject = "Two" };
    private static readonly CallRecord Three = One with { Revision = 3, Subject = "Three" };

    [Fact]
    public void A_new_task_that_reads_like_what_was_sent_has_arrived() =>
        Assert.Equal(new Findings.Arrived(1, One, DroppedLinks.None), Of(Row(One, inFlight: 1, sent: One), Holding(One)));

    [Fact]
    public void A_new_task_without_a_link_that_was_sent_has_arrived_without_it() =>
        Assert.Equal(new Findings.Arrived(1, One, DroppedLinks.Who), Of(Row(One, inFlight: 1, sent: One), Holding(One with { WhoId = null })));

    [Fact]
    public void A_new_task_that_reads_like_an_attempt_before_has_arrived_as_that() =>
        Assert.Equal(new Findings.Arrived(1, One, DroppedLinks.None), Of(Row(Three, inFlight: 2, sent: Two, held: One), Holding(One)));

    [Fact]
    public void A_new_task_that_reads_otherwise_is_left_and_nothing_of_ours_counts_as_there() =>
        Assert.Equal(new Findings.Changed(0), Of(Row(One, inFlight: 1, sent: One), Holding(One with { Subject = "By hand" })));

    [Fact]
    public void A_new_task_that_cannot_be_read_has_arrived() =>
        Assert.Equal(new Findings.Arrived(1, One, DroppedLinks.None), Of(Row(One, inFlight: 1, sent: One), null));

    [Fact]
    public void An_update_that_the_task_holds_has_arrived() =>
        Assert.Equal(new Findings.Arrived(2, Two, DroppedLinks.None), Of(Row(Three, delivered: 1, inFlight: 2, sent: Two, held: One), Holding(Two)));

    [Fact]
    public void An_update_without_which_the_task_is_as_before_is_sent() =>
        Assert.IsType<Findings.Send>(Of(Row(Two, delivered: 1, inFlight: 2, sent: Two, held: One), Holding(One)));

    [Fact]
    public void An_update_that_only_adds_a_link_is_not_taken_for_one_that_was_saved_without_it()
    {
        var bare = One with { WhoId = null };
        Assert.IsType<Findings.Send>(Of(Row(One with { Revision = 2 }, delivered: 1, inFlight: 2, sent: One with { Revision = 2 }, held: bare), Holding(bare)));
    }

    [Fact]
    public void An_update_of_a_task_that_reads_otherwise_is_left() =>
        Assert.Equal(new Findings.Changed(1), Of(Row(Two, delivered: 1, inFlight: 2, sent: Two, held: One), Holding(One with { Subject = "By hand" })));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_update_of_which_too_little_is_known_is_in_doubt(bool canRead) =>
        Assert.Equal(new Findings.Doubtful(2), Of(Row(Two, delivered: 1, inFlight: 2, sent: canRead ? Two : null), canRead ? Holding(One) : null));

    [Fact]
    public void A_task_that_nothing_was_sent_to_is_anothers() =>
        Assert.Equal(One with { Subject = "Theirs" }, Assert.IsType<Findings.Foreign>(Of(Row(One, task: null), Holding(One with { Subject = "Theirs" }))).Held);

    [Fact]
    public void A_task_that_reads_like_a_lost_attempt_before_the_refused_one_is_that_attempts() =>
        Assert.Equal(new Findings.Arrived(1, One, DroppedLinks.None), Of(Row(Two, held: One, task: null), Holding(One)));

    [Fact]
    public void A_task_that_reads_otherwise_than_a_lost_attempt_before_the_refused_one_is_left() =>
        Assert.Equal(new Findings.Changed(0), Of(Row(Two, held: One, task: null), Holding(One with { Subject = "By hand" })));

    [Fact]
    public void A_retried_update_is_sent_where_the_task_is_as_it_was_left() =>
        Assert.IsType<Findings.Send>(Of(Row(Two, delivered: 1, held: One), Holding(One)));

    [Fact]
    public void A_retried_update_that_the_task_holds_already_has_arrived() =>
        Assert.Equal(new Findings.Arrived(2, Two, DroppedLinks.None), Of(Row(Two, delivered: 1, held: One), Holding(Two)));

    [Fact]
    public void A_retried_update_of_a_task_that_reads_otherwise_is_left() =>
        Assert.Equal(new Findings.Changed(1), Of(Row(Two, delivered: 1, held: One), Holding(One with { Description = "By hand" })));

    private static Findings Of(OutboxRow row, TaskContent? content) => Findings.Of(row, content);

    private static TaskContent Holding(CallRecord record) => new(TaskContent.Of(record));

    private static OutboxRow Row(
        CallRecord wanted, int delivered = 0, int inFlight = 0, CallRecord? sent = null, CallRecord? held = null, string? task = Task) => new()
        {
            Number = 1,
            Record = wanted,
            State = inFlight > 0 ? RecordState.Unknown : RecordState.Pending,
            Delivered = delivered,
            InFlight = inFlight,
            TaskId = delivered == 0 && inFlight > 0 ? null : task,
            Attempts = 1,
            ChangedAt = DateTimeOffset.UnixEpoch,
            SentText = sent is null ? null : CallRecordJson.WriteFormer(sent),
            HeldText = held is null ? null : CallRecordJson.WriteFormer(held),
        };
}
