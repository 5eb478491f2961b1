using System.Buffers;
using System.Globalization;
using CallBridge.Ami.Wire;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;
using Xunit.Abstractions;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>
/// Recorded streams with lines lost and spoilt, messages lost, told twice, in the wrong order and among others that nobody knows: whatever is read of
/// them, nothing breaks, a call that is over never comes back, and two lists without a call leave none standing. The same at each run of the suite;
/// <c>CALLBRIDGE_SEED=random</c> spoils them elsewhere each time.
/// </summary>
public sealed class BadInputTests(ITestOutputHelper output)
{
    private const int Rounds = 300;
    private const int FixedSeed = 20261124;
    private const string Folder = "Transcripts/asterisk-22";

    private static readonly string[] Junk =
        ["", " ", "<unknown>", "-1", "99999999999999999999", "PJSIP/1001-", "PJSIP/1001-0000001c<ZOMBIE>", "Local/1001@x-00000001;1", "\u202E\u0007", "1.1", new('9', 5000)];

    public static TheoryData<int> Seeds()
    {
        var given = Environment.GetEnvironmentVariable("CALLBRIDGE_SEED");
        return int.TryParse(given, NumberStyles.Integer, CultureInfo.InvariantCulture, out var one) ? new(one)
            : given == "random" ? new(Random.Shared.Next())
            : new(FixedSeed, FixedSeed + 1);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void BadInput_breaks_nothing_and_leaves_no_call_standing(int seed)
    {
        output.WriteLine($"Replay: CALLBRIDGE_SEED={seed} dotnet test tests/CallBridge.Telephony.Tests --filter BadInput");
        var random = new Random(seed);
        var recorded = Transcript.Scenarios.Select(Read).ToList();
        var state = ChannelTracker.Start(new TrackerOptions([.. Enumerable.Range(1001, 6).Select(n => $"{n}").Select(n => new PhoneLine(n, "PJSIP/" + n))]));
        var (calls, shown) = (0, new HashSet<string>());
        for (var round = 0; round < Rounds; round++)
        {
            // A Uniqueid never comes again; the recordings must not, either.
            var messages = recorded[random.Next(recorded.Count)].Select(m => Renamed(m, round)).ToList();
            foreach (var message in Spoil(messages, random))
            {
                Take(AmiTranslator.Translate(message));
                _ = AmiTranslator.ListedChannel(message);
                _ = AmiTranslator.ListedBridge(message);
            }

            if (random.Next(4) > 0)
                continue;
            for (var list = 0; list < 2; list++)
            {
                Take(new SnapshotBegun());
                Take(new SnapshotTaken("lab", "recorded", [], []));
            }

            Assert.Empty(shown);
            Assert.Equal(0, state.ChannelCount);
        }

        Assert.True(calls > Rounds / 4, $"Only {calls} calls were seen: too much is spoilt to prove anything.");

        void Take(ChannelEvent? happened)
        {
            if (happened is null)
                return;
            (state, var told) = ChannelTracker.Apply(state, happened);
            foreach (var (extension, observation) in told)
            {
                switch (observation)
                {
                    case CallObserved seen:
                        if (shown.Add(extension + " " + seen.Call.Ref))
                            calls++;
                        break;
                    case CallGone gone:
                        shown.Remove(extension + " " + gone.Ref);
                        break;
                    case LinkUp up:
                        shown.RemoveWhere(call => call.StartsWith(extension, StringComparison.Ordinal));
                        shown.UnionWith(up.Calls.Select(call => extension + " " + call.Ref));
                        break;
                }
            }
        }
    }

    private static AmiMessage Renamed(AmiMessage message, int round) =>
        new(message.Headers.Select(h => new AmiHeader(h.Key, h.Value.Replace("lab-", $"lab{round}-", StringComparison.Ordinal))));

    private static IEnumerable<AmiMessage> Spoil(List<AmiMessage> messages, Random random)
    {
        var spoilt = messages.Where(_ => random.Next(20) > 0).SelectMany(m => random.Next(20) == 0 ? [m, m] : new[] { m }).ToList();
        for (var i = 0; i + 1 < spoilt.Count; i++)
            if (random.Next(6) == 0)
                (spoilt[i], spoilt[i + 1]) = (spoilt[i + 1], spoilt[i]);
        foreach (var message in spoilt)
        {
            if (random.Next(30) == 0)
                yield return new AmiMessage([new AmiHeader("Event", "Unheard" + random.Next(3)), .. message.Headers.Skip(1)]);
            yield return random.Next(8) > 0 ? message : new AmiMessage(Spoil(message.Headers, random));
        }
    }

    private static IEnumerable<AmiHeader> Spoil(IReadOnlyList<AmiHeader> headers, Random random)
    {
        yield return headers[0];
        foreach (var header in headers.Skip(1))
        {
            switch (random.Next(8))
            {
                case 0:
                    break;
                case 1:
                    yield return new AmiHeader(header.Key, Junk[random.Next(Junk.Length)]);
                    break;
                default:
                    yield return header;
                    break;
            }
        }
    }

    private static List<AmiMessage> Read(string scenario)
    {
        var reader = new AmiReader(AmiLimits.Default, EventInterest.All) { KeepEverything = true };
        var buffer = new ReadOnlySequence<byte>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, Folder, scenario + ".ami")));
        var messages = new List<AmiMessage>();
        while (reader.TryRead(ref buffer, out var message))
            messages.Add(message!);
        return messages;
    }
}
