namespace CallBridge.Lab.Tests.Lab;

/// <summary>One test's part of the lab: an Asterisk, a slot of it, and the parties on that slot.</summary>
internal sealed class LabCall : IAsyncDisposable
{
    private readonly List<SippParty> _parties = [];

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

    public Task<SippParty> DeskPhoneAsync(WhenCalled mode = WhenCalled.Rings) => CalledAsync(Slot.Desk, mode);

    public Task<SippParty> ColleagueAsync(WhenCalled mode = WhenCalled.Rings) => CalledAsync(Slot.Colleague, mode);

    /// <summary>The outside world that is called through the trunk.</summary>
    public Task<SippParty> OutsideAsync(WhenCalled mode = WhenCalled.Rings) => CalledAsync(Slot.Trunk, mode);

    public Task<SippParty> OutsideCallsAsync(string did, string from, string name = "") =>
        KeepAsync(SippParty.CallingAsync(Asterisk, Ami, Slot, Slot.Trunk, did, from, name));

    public Task<SippParty> DeskDialsAsync(string number) =>
        KeepAsync(SippParty.CallingAsync(Asterisk, Ami, Slot, Slot.Desk, number, Slot.Desk, "Agent"));

    public Task<SippParty> ColleagueDialsAsync(string number) =>
        KeepAsync(SippParty.CallingAsync(Asterisk, Ami, Slot, Slot.Colleague, number, Slot.Colleague, "Colleague"));

    public async Task LookAgainAsync()
    {
        await Ami.DisposeAsync();
        Ami = Watch(await Asterisk.LoginAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (!Asterisk.IsDown && await EndLeftoversAsync())
        {
            foreach (var party in _parties)
                await party.TakesLeaveAsync();
        }

        foreach (var party in _parties)
            await party.DisposeAsync();
        await Ami.DisposeAsync();
        Asterisk.Return(Slot);
    }

    private LabAmi Watch(LabAmi ami)
    {
        string[] ours = [$"PJSIP/{Slot.Desk}-", $"PJSIP/{Slot.Colleague}-", $"PJSIP/{Slot.Trunk}-"];
        ami.Concerns = message => message.Lines.Any(line => ours.Any(name => line.Value.StartsWith(name, StringComparison.Ordinal)));
        return ami;
    }

    /// <summary>
    /// Ends what a test left of its calls while the parties are there to hear it: Asterisk repeats a BYE that nobody answers for half a minute,
    /// and the slot's next test would get it. True if there was something left.
    /// </summary>
    private async Task<bool> EndLeftoversAsync()
    {
        var ours = $"/^PJSIP/({Slot.Desk}|{Slot.Colleague}|{Slot.Trunk})-.*$/";
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

    private Task<SippParty> CalledAsync(string endpoint, WhenCalled mode) =>
        KeepAsync(SippParty.CalledAsync(Asterisk, Ami, Slot, endpoint, mode));

    private async Task<SippParty> KeepAsync(Task<SippParty> starting)
    {
        var party = await starting;
        _parties.Add(party);
        return party;
    }
}
