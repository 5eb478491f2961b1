namespace CallBridge.DemoOrg;

/// <summary>Something that the pretend phone system can play.</summary>
/// <param name="Id">A stable name, such as <c>known-caller</c>.</param>
/// <param name="Title">The button's text, such as "Incoming call: known caller".</param>
/// <param name="Description">One sentence on what will be seen; may be empty.</param>
public sealed record DemoScenario(string Id, string Title, string Description);
