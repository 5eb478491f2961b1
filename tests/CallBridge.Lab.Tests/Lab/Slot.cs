namespace CallBridge.Lab.Tests.Lab;

/// <summary>What one test has for itself: the agent's desk phone, a colleague's phone and a trunk to the outside, each bound to a UDP port.</summary>
internal sealed record Slot(int Number, int DeskPort, int ColleaguePort, int TrunkPort)
{
    public string Desk => $"100{Number}";

    public string Colleague => $"200{Number}";

    public string Trunk => $"trunk{Number}";

    /// <summary>The agent's direct number, dialled from outside.</summary>
    public string DirectNumber => $"0207946010{Number}";

    /// <summary>The same phone, given up after three seconds of ringing.</summary>
    public string BriefNumber => $"0207946030{Number}";

    /// <summary>Rings the agent and the colleague at once.</summary>
    public string GroupNumber => $"0207946020{Number}";

    public int PortOf(string endpoint) =>
        endpoint == Desk ? DeskPort : endpoint == Colleague ? ColleaguePort : TrunkPort;
}
