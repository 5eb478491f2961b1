namespace CallBridge.Lab.Tests.Lab;

/// <summary>One test's part of the lab: an Asterisk, a slot of it, and the parties on that slot.</summary>
internal sealed class LabCall : IAsyncDisposable
{
    private readonly List<SippParty> _parties = [];
    private ChannelClaims _claims = new();

    private LabCall(AsteriskProcess asterisk, Slot slot, LabAmi ami)
    {
        Asterisk = asterisk;
        Slot = slot;
        Ami = Watch(ami);
    }

    public AsteriskProcess Asterisk { get; }

    public Slot Slot { get; }

    /// <summary>The test's own eyes on the phone system, replaced by <see cref="LookAgainAsync"/> after a restart of Asterisk.</summary>
    public LabAmi Ami { get; private set; }

    public static async Task<LabCall> OnAsync(AsteriskProcess asterisk)
    {
        var slot = await asterisk.RentAsync();
        try
        {
            return new LabCall(asterisk, slot, await asterisk.LoginAsync());
        }
        catch
        {
            asterisk.Return(slot);
            throw;
        }
    }

    public Task<SippParty> DeskPhoneAsync(WhenCalled mode = WhenCalled.Rings, int line = 1) => CalledAsync(Slot.Desk, line, mode);

    public Task<SippParty> ColleagueAsync(WhenCalled mode = WhenCalled.Rings) => CalledAsync(Slot.Colleague, 1, mode);

    /// <summary>The outside world that is called through the trunk.</summary>
    public Task<SippParty> OutsideAsync(WhenCalled mode = WhenCalled.Rings) => CalledAsync(Slot.Trunk, 1, mode);

    public Task<SippParty> OutsideCallsAsync(string did, string from, string name = "", int line = 2) =>
        OutsideCallsAsync(did, CallerId.Of(from, name), line);

    public Task<SippParty> OutsideCallsAsync(string did, CallerId from, int line = 2) => CallingAsync(Slot.Trunk, line, did, from);

    /// <summary>On a line of its own by default, so that the phone can have another call on its first.</summary>
    public Task<SippParty> DeskDialsAsync(string number, int line = 2) => CallingAsync(Slot.Desk, line, number, CallerId.Of(Slot.Desk, "Agent"));

    public Task<SippParty> ColleagueDialsAsync(string number, int line = 2) =>
        CallingAsync(Slot.Colleague, line, number, CallerId.Of(Slot.Colleague, "Colleague"));

    public async Task LookAgainAsync()
    {
        await Ami.DisposeAsync();
        Ami = Watch(await Asterisk.LoginAsync());

        // A phone system that starts anew counts its channels anew.
        _claims = new ChannelClaims();
    }

    public async ValueTask DisposeAsync()
    {
        if (!Asterisk.IsDown && await EndLeftoversAsync())
        {
            await Task.WhenAll(_parties.Select(party => party.TakesLeaveAsync()));
        }

        foreach (var party in _parties)
            await party.DisposeAsync();
        await Ami.DisposeAsync();
        Asterisk.Return(Slot);
    }

    private LabAmi Watch(LabAmi ami)
    {
        string[] ours = [.. Slot.Endpoints.Select(endpoint => $"PJSIP/{endpoint}-")];
        ami.Concerns = message => message.Lines.Any(line => ours.Any(name => line.Value.StartsWith(name, StringComparison.Ordinal)));
        return ami;
    }

    /// <summary>
    /// Ends what a test left of its calls while the parties are there to hear it: Asterisk repeats a BYE that nobody answers for half a minute,
    /// and the slot's next test would get it. True if there was something left.
    /// </summary>
    private async Task<bool> EndLeftoversAsync()
    {
        var ours = $"/^PJSIP/({string.Join('|', Slot.Endpoints)})-.*$/";
        await using var hands = await Asterisk.LoginAsync();
        var any = false;
        await Deadline.UntilAsync("no channel left on the slot", async _ =>
        {
            var done = (await hands.ListAsync("Hangup", "ChannelsHungupListComplete", ("Channel", ours)))["ListItems"] == "0";
            any |= !done;
            return done ? "none" : null;
        });
        return any;
    }

    private Task<SippParty> CalledAsync(string endpoint, int line, WhenCalled mode) =>
        KeepAsync(SippParty.CalledAsync(this, endpoint, line, mode, _claims));

    private Task<SippParty> CallingAsync(string endpoint, int line, string dials, CallerId from) =>
        KeepAsync(SippParty.CallingAsync(this, endpoint, line, dials, from, _claims));

    private async Task<SippParty> KeepAsync(Task<SippParty> starting)
    {
        var party = await starting;
        _parties.Add(party);
        return party;
    }
}
