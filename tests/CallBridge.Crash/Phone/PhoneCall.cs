using System.Globalization;
using CallBridge.Calls.Records;

namespace CallBridge.Crash.Phone;

/// <summary>A call that the phone system really had with the agent: from outside, through a trunk.</summary>
internal sealed class PhoneCall(string system, int epoch, int number)
{
    public string Trunk { get; } = string.Create(CultureInfo.InvariantCulture, $"{epoch}.{number * 2}");

    public string Leg { get; } = string.Create(CultureInfo.InvariantCulture, $"{epoch}.{(number * 2) + 1}");

    public string TrunkName { get; } = $"PJSIP/trunk-{number * 2:x8}";

    public string LegName { get; } = $"PJSIP/{PhoneSystem.Extension}-{(number * 2) + 1:x8}";

    public string Bridge { get; } = $"bridge-{number}";

    public string Caller { get; } = string.Create(CultureInfo.InvariantCulture, $"0781{number % 10_000_000:D7}");

    /// <summary>What its Task must be keyed by.</summary>
    public string Key => CallKey.Make(system, PhoneSystem.Extension, Leg);

    public bool IsUp { get; set; }

    public bool IsOver { get; set; }

    /// <summary>Its journal row was found on the disk after a kill, or it lived in a life of the listener that was not killed: it must have its Task.</summary>
    public bool IsDue { get; set; }

    /// <summary>The agent has tried to make it private; whether it is one nobody knows until <see cref="IsPrivate"/>.</summary>
    public bool IsPrivateTried { get; set; }

    /// <summary>The listener has said yes to the agent: nothing in Salesforce may tell whom it was with.</summary>
    public bool IsPrivate { get; set; }

    /// <summary>Said once.</summary>
    public bool IsReported { get; set; }
}
