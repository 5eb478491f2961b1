namespace CallBridge.DemoOrg;

/// <summary>
/// The pretend phone system behind the demo pages. The host implements it with its simulator; the demo org, an outsider, only
/// shows the buttons.
/// </summary>
public interface IDemoPhone
{
    /// <summary>What can be made to happen, such as an incoming call of a known caller.</summary>
    IReadOnlyList<DemoScenario> Scenarios { get; }

    /// <summary>What one can do at the pretend desk phone and at the far end.</summary>
    IReadOnlyList<DemoPhoneKey> Keys { get; }

    /// <summary>The desk phone as it is now.</summary>
    DemoPhoneState State { get; }

    /// <summary>Starts a scenario; completes when it has been started, not when the call is over.</summary>
    Task PlayAsync(string scenarioId, CancellationToken cancellationToken);

    /// <summary>Presses one of <see cref="Keys"/>.</summary>
    /// <param name="key">The id of the key.</param>
    /// <param name="number">What was dialled, for keys that need a number.</param>
    /// <param name="cancellationToken">Stops waiting for the phone.</param>
    Task PressAsync(string key, string? number, CancellationToken cancellationToken);
}
