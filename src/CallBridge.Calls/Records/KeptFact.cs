namespace CallBridge.Calls.Records;

/// <summary>Something small that a desk knows for longer than its process lives.</summary>
/// <param name="Agent">Extension.</param>
/// <param name="Name">What it is, such as <c>layout</c> or <c>country/49</c>.</param>
/// <param name="Text">What is known; empty where the name says it all.</param>
/// <param name="At">When it was learnt (UTC).</param>
public sealed record KeptFact(string Agent, string Name, string Text, DateTimeOffset At);
