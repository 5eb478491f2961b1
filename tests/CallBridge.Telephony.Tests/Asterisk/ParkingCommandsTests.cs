using CallBridge.Ami.Tests.Dialogue;
using CallBridge.Calls;
using CallBridge.Calls.Phone;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>Parking, taking out of the lot and picking up, as a dialogue with a scripted Asterisk.</summary>
public sealed class ParkingCommandsTests : PhoneDialogue
{
    [Fact]
    public async Task Park_sends_the_far_party_to_the_lot_and_lets_the_agents_phone_hear_the_space()
    {
        await using var session = await ConnectAsync(Talking());
        await Phone.NextAsync<LinkUp>(_ => true);
        var park = Phones.ExecuteAsync(new ParkCall(Extension, Leg), default);
        var action = await session.ExpectAsync("Park");
        Assert.Equal(("PJSIP/trunk-00000001", "PJSIP/1001-00000002"), (action["Channel"], action["TimeoutChannel"]));
        await session.AnswerAsync(action, "Success");
        Assert.Null((await park).Problem);
    }

    [Fact]
    public async Task Parked_call_is_fetched_from_its_own_lot_by_unpark_and_by_retrieve()
    {
        await using var session = await ConnectAsync(Waiting(), Parked());
        var call = Assert.Single((await Phone.NextAsync<LinkUp>(_ => true)).Calls);
        Assert.Equal((ConnectionState.Queued, "701"), (call.State, call.ParkedAt));
        foreach (var command in (PhoneCommand[])[new UnparkCall(Extension, Click, "701"), new RetrieveCall(Extension, call.Ref)])
        {
            var fetch = Phones.ExecuteAsync(command, default);
            var originate = await session.ExpectAsync("Originate");
            Assert.Equal(
                ("PJSIP/1001", "ParkedCall", "upstairs,701", "CONNECTEDLINE(all,i)=\"Parked call\" <701>"),
                (originate["Channel"], originate["Application"], originate["Data"], originate["Variable"]));
            await session.AnswerAsync(originate, "Success");
            Assert.Null((await fetch).Problem);
        }
    }

    [Fact]
    public async Task Empty_parking_space_is_refused_and_no_phone_rung()
    {
        await using var session = await ConnectAsync(Waiting(), Parked());
        await Phone.NextAsync<LinkUp>(_ => true);
        Assert.Equal("No call is parked at 702.", (await Phones.ExecuteAsync(new UnparkCall(Extension, Click, "702"), default)).Problem);
        await NothingWasSentAsync(session);
    }

    [Fact]
    public async Task Pick_up_names_the_channel_that_rings_and_nothing_that_was_typed()
    {
        await using var session = await ConnectAsync([]);
        await Phone.NextAsync<LinkUp>(_ => true);
        await session.WriteEventAsync("DialBegin",
            "Channel: PJSIP/trunk-00000001", "Uniqueid: 1763000000.1", "ChannelState: 4", "DestChannel: PJSIP/1003-00000002", "DestUniqueid: 1763000000.2", "DestChannelState: 5");

        // What is told of the agent's own phone after it has been read after it.
        await session.WriteEventAsync("Newchannel", "Channel: PJSIP/1001-00000009", "Uniqueid: 1763000000.9", "ChannelState: 4", "Exten: 1002");
        await Phone.NextAsync<CallObserved>(_ => true);
        var pickUp = Phones.ExecuteAsync(new PickUpCall(Extension, Click, "1003"), default);
        var originate = await session.ExpectAsync("Originate");
        Assert.Equal(
            ("PJSIP/1001", "PickupChan", "PJSIP/1003-00000002", Click),
            (originate["Channel"], originate["Application"], originate["Data"], originate["ChannelId"]));
        await session.AnswerAsync(originate, "Success");
        Assert.Null((await pickUp).Problem);
    }

    [Theory]
    [InlineData("1004")]
    [InlineData("1003&PJSIP/1002")]
    [InlineData("/.*/")]
    public async Task Pick_up_where_nothing_rings_is_refused_and_no_phone_rung(string number)
    {
        await using var session = await ConnectAsync([]);
        await Phone.NextAsync<LinkUp>(_ => true);
        Assert.NotNull((await Phones.ExecuteAsync(new PickUpCall(Extension, Click, number), default)).Problem);
        await NothingWasSentAsync(session);
    }

    private static string[][] Waiting() =>
    [
        [
            "Channel: PJSIP/trunk-00000001", "ChannelState: 6", "CallerIDNum: 07814256404", "Exten: 02079460000", "Uniqueid: 1763000000.1",
            "Application: Dial", "Duration: 00:01:06", "BridgeId: lot",
        ],
    ];

    private static string[][] Parked() =>
    [
        [
            "ParkeeChannel: PJSIP/trunk-00000001", "ParkeeUniqueid: 1763000000.1", "ParkerDialString: PJSIP/1001", "Parkinglot: upstairs", "ParkingSpace: 701",
        ],
    ];

    /// <summary>The next thing on the wire is what is asked now.</summary>
    private async Task NothingWasSentAsync(ScriptedSession session)
    {
        var resync = Phones.ExecuteAsync(new Resync(Extension), default);
        await session.ExpectAsync("BridgeList");
        Assert.Null((await resync).Problem);
    }
}
