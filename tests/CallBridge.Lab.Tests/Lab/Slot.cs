namespace CallBridge.Lab.Tests.Lab;

/// <summary>
/// What one test has for itself: the agent's desk phone, a colleague's phone and a trunk to the outside, each with three lines, each line bound
/// to a UDP port.
/// </summary>
internal sealed record Slot(int Number, IReadOnlyList<int> DeskPorts, IReadOnlyList<int> ColleaguePorts, IReadOnlyList<int> TrunkPorts)
{
    /// <summary>Calls that an endpoint can have at once.</summary>
    public const int Lines = 3;

    public string Desk => $"100{Number}";

    public string Colleague => $"200{Number}";

    /// <summary>A phone that never registered: no contact is known.</summary>
    public string Away => $"400{Number}";

    public string Trunk => $"trunk{Number}";

    /// <summary>The agent's direct number, dialled from outside.</summary>
    public string DirectNumber => $"0207946010{Number}";

    /// <summary>The colleague's direct number, dialled from outside.</summary>
    public string ColleagueNumber => $"0207946100{Number}";

    /// <summary>Rings the agent and the colleague at once.</summary>
    public string GroupNumber => $"0207946020{Number}";

    /// <summary>The agent's phone, given up after three seconds of ringing.</summary>
    public string BriefNumber => $"0207946030{Number}";

    /// <summary>A queue whose members are the phones of the agent and the colleague; the caller is answered by it.</summary>
    public string SalesNumber => $"0207946040{Number}";

    /// <summary>A queue of Local channels that leave once the call is answered; the caller is answered by it.</summary>
    public string SupportNumber => $"0207946050{Number}";

    /// <summary>A queue of Local channels that stay; the caller hears ringing.</summary>
    public string ServiceNumber => $"0207946060{Number}";

    /// <summary>A queue that has no members but those who log in; the caller is answered by it.</summary>
    public string CallbackNumber => $"0207946110{Number}";

    public string CallbackQueue => $"callback{Number}";

    /// <summary>A queue that has agent and colleague for good.</summary>
    public string SalesQueue => $"sales{Number}";

    /// <summary>Rings lines 1 and 2 of the agent at once, as two registered phones.</summary>
    public string BothPhonesNumber => $"0207946070{Number}";

    /// <summary>A number of the outside world that is given up after three seconds of ringing.</summary>
    public string BriefOutsideNumber => $"07700900{Number}00";

    public IReadOnlyList<string> Endpoints => [Desk, Colleague, Trunk];

    /// <summary>Dialled from outside, rings that line of the agent's phone.</summary>
    public string NumberOfLine(int line) => line == 1 ? DirectNumber : $"02079460{line + 6}0{Number}";

    public int PortOf(string endpoint, int line) =>
        (endpoint == Desk ? DeskPorts : endpoint == Colleague ? ColleaguePorts : TrunkPorts)[line - 1];
}
