using System.Buffers;
using System.Collections.Immutable;
using CallBridge.Ami.Wire;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>A recording of what an Asterisk said, read by the real parser.</summary>
internal sealed record Transcript(string Scenario, ImmutableArray<string> Legs, ImmutableArray<ChannelEvent> Events)
{
    private const string Newest = "asterisk-22";
    private const string Oldest = "asterisk-16";

    /// <summary>Of the newest Asterisk.</summary>
    public static IReadOnlyList<string> Scenarios { get; } = [.. Index(Newest).Select(row => row[0])];

    /// <summary>The same scenarios as the oldest Asterisk told them: folder and name.</summary>
    public static IReadOnlyList<string> OldScenarios { get; } = [.. Index(Oldest).Select(row => $"{Oldest}/{row[0]}")];

    /// <summary>The agent's extension: that of the leg the index names.</summary>
    public string Extension { get; private init; } = "";

    public static Transcript Read(string scenario)
    {
        var (folder, file) = scenario.Split('/') is [var old, var named] ? (old, named) : (Newest, scenario);
        var row = Index(folder).Single(row => row[0] == file);
        var legs = row[1].Split(' ', ',', StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        var messages = Messages(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Transcripts", folder, file + ".ami")));
        var name = messages.First(m => m["Uniqueid"] == legs[0])["Channel"]!;
        var extension = name["PJSIP/".Length..name.IndexOf('-')];
        return new Transcript(scenario, legs, [.. Fetches(messages, extension), .. Translate(messages, legs)]) { Extension = extension };
    }

    private static IEnumerable<string[]> Index(string folder) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Transcripts", folder, "index.tsv")).Skip(1).Select(line => line.Split('\t'));

    /// <summary>What the listener itself knew of its dials: those that were to fetch a call (a plain dial is known by its answer too).</summary>
    private static IEnumerable<ChannelEvent> Fetches(List<AmiMessage> messages, string extension) => messages
        .Where(m => m.Event == "OriginateResponse" && m["Application"] is "ParkedCall" or "PickupChan")
        .Select(m => new OriginateBegun(extension, m["Uniqueid"]!, null, Space: m["Application"] == "ParkedCall" ? m["Data"]!.Split(',')[1] : null));

    private static ImmutableArray<ChannelEvent> Translate(List<AmiMessage> messages, ImmutableArray<string> legs)
    {
        var events = ImmutableArray.CreateBuilder<ChannelEvent>();
        var onHold = ImmutableArray.CreateBuilder<string>();
        var channels = ImmutableArray.CreateBuilder<ChannelSnapshot>();
        foreach (var message in messages)
        {
            if (message.Event == "CoreShowChannel")
                channels.Add(AmiTranslator.ListedChannel(message)!);
            else if (message is { Event: "DeviceStateChange", ActionId: not null } && message["State"] == "ONHOLD")
                onHold.Add(message["Device"]!);
            else if (message.Event == "DeviceStateListComplete")
                events.AddRange(
                    new SnapshotBegun(),
                    new SnapshotTaken("lab", "recorded", channels.ToImmutable(), []) { OnHold = onHold.ToImmutable() });
            else if (message["Message"] == "Redirect successful")

                // As the adapter says of itself when it moves the far end of the first call into the conference.
                events.Add(new FarMoveBegun(legs[0]));
            else if ((message.ActionId is null || message.Event == "OriginateResponse") && AmiTranslator.Translate(message) is { } happened)
                events.Add(happened);
        }

        return events.ToImmutable();
    }

    private static List<AmiMessage> Messages(byte[] bytes)
    {
        var reader = new AmiReader(AmiLimits.Default, EventInterest.All) { KeepEverything = true };
        var buffer = new ReadOnlySequence<byte>(bytes);
        var messages = new List<AmiMessage>();
        while (reader.TryRead(ref buffer, out var message))
            messages.Add(message!);
        return messages;
    }
}
