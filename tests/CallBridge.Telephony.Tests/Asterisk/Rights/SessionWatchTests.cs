using CallBridge.Telephony.Asterisk;
using CallBridge.Telephony.Asterisk.Rights;

namespace CallBridge.Telephony.Tests.Asterisk.Rights;

public sealed class SessionWatchTests
{
    private readonly SessionWatch _watch = new(started: true);

    [Fact]
    public void Start_that_was_not_told_is_said() =>
        Assert.Contains("read=system", Assert.Single(new SessionWatch(started: false).Shortfalls), StringComparison.Ordinal);

    [Fact]
    public void Call_that_nobody_told_of_betrays_a_missing_right()
    {
        _watch.Listed(List(TimeSpan.FromHours(1)), _ => false);
        Assert.Empty(_watch.Shortfalls);
        _watch.Listed(List(TimeSpan.FromSeconds(5)), _ => false);
        Assert.Contains("read=call", Assert.Single(_watch.Shortfalls), StringComparison.Ordinal);
    }

    [Fact]
    public void Call_whose_event_may_be_on_the_way_betrays_nothing()
    {
        _watch.Listed(List(), _ => false);
        _watch.Listed(List(TimeSpan.FromSeconds(4)), _ => false);
        _watch.Listed(List(TimeSpan.FromSeconds(9)), _ => true);
        Assert.Empty(_watch.Shortfalls);
    }

    [Fact]
    public void Whoever_hears_of_calls_may_read_them()
    {
        _watch.Hears();
        _watch.Listed(List(), _ => false);
        _watch.Listed(List(TimeSpan.FromHours(1)), _ => false);
        Assert.Empty(_watch.Shortfalls);
    }

    private static SnapshotTaken List(params TimeSpan[] ages) => new(
        null, "one", [.. ages.Select((age, i) => new ChannelSnapshot { Uniqueid = $"1763000000.{i}", Name = "PJSIP/1001-0000000" + i, Age = age })], []);
}
