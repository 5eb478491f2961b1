using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using CallBridge.Records.Tests.Bench;

namespace CallBridge.Faults.Tests.Bench;

/// <summary>Decides what goes wrong with each request that the org receives.</summary>
/// <param name="server">The org.</param>
/// <param name="time">The listeners' clock; the org itself has the true one.</param>
/// <param name="random">Asked under a lock.</param>
/// <param name="hit">Counts.</param>
/// <param name="beforeLookUp">Runs before a look-up is answered, when nothing else is under way.</param>
/// <param name="inFlight">What happens at a listener while the org works on a save; given a number by which to choose.</param>
internal sealed class OrgFaults(
    DemoOrgServer server, ManualTime time, Random random, Action<string> hit, Action beforeLookUp, Func<int, Task> inFlight)
{
    /// <summary>The call result without which a validation rule refuses some calls.</summary>
    public const string Required = "Resolved";

    private const string Data = "/services/data/";
    private const string Token = "/services/oauth2/token";
    private const string Html = "<!DOCTYPE html><html><body><h1>We are down for maintenance</h1></body></html>";
    private static readonly TimeSpan LongerThanAnyTimeOut = TimeSpan.FromMinutes(11);

    private readonly Lock _gate = new();
    private readonly List<Task> _atWork = [];
    private readonly List<(TaskCompletionSource Go, Task CarriedOut)> _late = [];
    private TimeSpan _limitedUntil;
    private bool _calm = true;

    /// <summary>Whether the org can tell that a call has its Task: else an insert that comes late makes a second one, and nobody could help it.</summary>
    public bool HasKeyField { get; set; }

    /// <summary>Whether requests come one after another, so that what happens between two of them is known.</summary>
    public bool OneAtATime { get; set; } = true;

    private TimeSpan Now => TimeSpan.FromSeconds((double)time.GetTimestamp() / time.TimestampFrequency);

    public void Begin()
    {
        _calm = false;
        server.Fault = Of;
        server.Org.Rule = RuleOf;
    }

    /// <summary>From now on all goes well; a sign-in that was ended stays ended.</summary>
    public async Task EndAsync()
    {
        _calm = true;
        server.Org.Rule = null;
        await ReleaseLateAsync();
    }

    /// <summary>Until the org has carried out what its clients gave up waiting for, but for what comes late.</summary>
    public async Task SettleAsync()
    {
        Task[] atWork;
        lock (_gate)
        {
            atWork = [.. _atWork];
            _atWork.Clear();
        }

        await Task.WhenAll(atWork);
    }

    private DemoOrgFault? Of(DemoOrgRequest request)
    {
        lock (_gate)
        {
            if (_calm)
                return null;
            if (request.Path == Token)
                return OfToken();
            if (!request.Path.StartsWith(Data, StringComparison.Ordinal))
                return null;
            if (Now < _limitedUntil)
                return Limit();
            return request.Method == "GET" ? OfRead(request) : OfSave(request);
        }
    }

    private DemoOrgFault? OfToken()
    {
        switch (random.Next(12))
        {
            case 0:
                return Hit(Fault.HtmlPage, new DemoOrgFault.Page(503, Html));
            case 1:
                // With rotation the new refresh token is lost too, and the old one is used up: a person must sign in.
                return Hit(Fault.RefreshLost, new DemoOrgFault.LostAnswer());
            default:
                return null;
        }
    }

    private DemoOrgFault? OfRead(DemoOrgRequest request)
    {
        if (OneAtATime && request.Path.EndsWith("/query", StringComparison.Ordinal))
        {
            if (random.Next(4) == 0)
                beforeLookUp();
            // Answered: there is none yet. Only then does it come.
            if (_late.Count > 0 && random.Next(2) == 0)
                return Hit(Fault.CarriedOutLate, Held(() => Task.CompletedTask, thenLate: true));
        }

        switch (random.Next(14))
        {
            case 0:
                return Hit(Fault.HtmlPage, new DemoOrgFault.Page(503, Html));
            case 1:
                return Hit(Fault.LostAnswer, new DemoOrgFault.LostAnswer());
            case 2:
                hit(Fault.Expired);
                server.RevokeTokens();
                return null;
            default:
                return null;
        }
    }

    private DemoOrgFault? OfSave(DemoOrgRequest request)
    {
        switch (random.Next(30))
        {
            case 0:
                return Hit(Fault.Latency, Held(Latency(random.Next(1, 8))));
            case 1:
                return Hit(Fault.HtmlPage, new DemoOrgFault.Page(503, Html));
            case 2:
                return Hit(Fault.Unavailable, new DemoOrgFault.Refusal(503, "SERVER_UNAVAILABLE", "Unable to process your request at this time."));
            case 3:
                return Hit(Fault.LostRequest, new DemoOrgFault.LostRequest());
            case 4 or 5:
                return Hit(Fault.LostAnswer, new DemoOrgFault.LostAnswer());
            case 6:
                return Hit(Fault.GivenUp, Held(() => Passed(LongerThanAnyTimeOut)));
            case 7:
                return Hit(Fault.Suspended, Held(() => Passed(TimeSpan.FromHours(8))));
            case 8 when HasKeyField && request.Method == "POST":
                return Late();
            case 9 when random.Next(2) == 0:
                _limitedUntil = Now + TimeSpan.FromHours(random.Next(1, 7));
                hit(Fault.LimitExceeded);
                return Limit();
            case 10 or 11:
                hit(Fault.Expired);
                server.RevokeTokens();
                return null;
            case 12 when random.Next(2) == 0:
                hit(Fault.SignInRevoked);
                server.RevokeSignIns();
                return null;
            case 13:
                return Hit(Fault.RequestLocked, new DemoOrgFault.Refusal(random.Next(2) == 0 ? 400 : 500, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record"));
            case 14 or 15 or 16 or 17:
                var chosen = random.Next();
                return Held(() => inFlight(chosen));
            default:
                return null;
        }
    }

    // Within the store's lock, also when a person saves.
    private OrgError? RuleOf(OrgRecord task)
    {
        lock (_gate)
        {
            if (_calm || task.Text("CallObject") is not { } key)
                return null;
            if (key[^1] is '4' or '7' && task.Text("CallDisposition") != Required)
            {
                hit(Fault.RuledOut);
                return new("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Call Result is required", "CallDisposition");
            }

            if (random.Next(15) != 0)
                return null;
            hit(Fault.RowLocked);
            return new("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record or 1 records");
        }
    }

    private static DemoOrgFault.Refusal Limit() => new(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");

    private static Func<Task> Latency(int milliseconds) => () => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System);

    // Apart from the clients, whose time-outs end within.
    private Task Passed(TimeSpan span) => Task.Run(() => time.Advance(span));

    private DemoOrgFault.Held Held(Func<Task> until, bool thenLate = false)
    {
        var held = new DemoOrgFault.Held(until);
        _atWork.Add(thenLate ? ThenLateAsync(held) : held.CarriedOut);
        return held;
    }

    private async Task ThenLateAsync(DemoOrgFault.Held held)
    {
        await held.CarriedOut;
        await ReleaseLateAsync();
    }

    // The client gives up, and the org comes to it when it likes.
    private DemoOrgFault.Held Late()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = new DemoOrgFault.Held(async () =>
        {
            await Passed(LongerThanAnyTimeOut);
            await go.Task;
        });
        _late.Add((go, held.CarriedOut));
        return held;
    }

    private async Task ReleaseLateAsync()
    {
        (TaskCompletionSource Go, Task CarriedOut)[] late;
        lock (_gate)
        {
            late = [.. _late];
            _late.Clear();
        }

        foreach (var (go, _) in late)
            go.TrySetResult();
        await Task.WhenAll(late.Select(l => l.CarriedOut));
    }

    private DemoOrgFault Hit(string what, DemoOrgFault fault)
    {
        hit(what);
        return fault;
    }
}
