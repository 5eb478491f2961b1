using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Desks;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Tests.Desks;

public sealed class PhoneFollowerTests
{
    [Fact]
    public async Task A_phone_system_whose_following_breaks_off_is_followed_anew()
    {
        await using var desk = await DeskOf.StartAsync();
        using var stop = new CancellationTokenSource();
        var phones = new FailingOnce();
        var following = new PhoneFollower(phones, desk, new HurriedTime(), NullLogger<PhoneFollower>.Instance).RunAsync(new DeskSink(desk), stop.Token);

        await desk.UntilAsync(() => desk.Current.Link.IsUp);

        await stop.CancelAsync();
        await following;
        Assert.Equal(2, phones.Runs);
    }

    private sealed class FailingOnce : ITelephony
    {
        public int Runs { get; private set; }

        public async Task RunAsync(IObservationSink sink, CancellationToken cancellationToken)
        {
            if (++Runs == 1)
                throw new InvalidOperationException("An event that nobody foresaw.");
            sink.Observe(DeskOf.Settings.Extension, new LinkUp(null, "one", []));
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        public Task<CommandOutcome> ExecuteAsync(PhoneCommand command, CancellationToken cancellationToken) => Task.FromResult(CommandOutcome.Taken);
    }
}
