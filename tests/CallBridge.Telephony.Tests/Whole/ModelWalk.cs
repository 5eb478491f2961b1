using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Telephony.Simulator;

namespace CallBridge.Telephony.Tests.Whole;

/// <summary>Moves at random on a model with three phones and the outside world.</summary>
/// <param name="random">Throws the moves.</param>
/// <param name="pbx">The model.</param>
/// <param name="log">Told each move.</param>
/// <param name="click">Told that the agent of a phone dials in Salesforce.</param>
internal sealed class ModelWalk(Random random, ModelPbx pbx, Action<string> log, Action<string> click)
{
    /// <summary>A phone that no desk follows.</summary>
    public const string Colleague = "PJSIP/1003";

    public static readonly ImmutableArray<string> Everybody = ["PJSIP/1001", "PJSIP/1002", Colleague];

    /// <summary>Makes one move, or none if the one thrown makes no sense now.</summary>
    public void Move()
    {
        var phone = Pick(Everybody);
        var legs = pbx.ChannelsOf(phone);
        var leg = legs.IsEmpty ? null : Pick(legs);
        var outside = pbx.OutsideChannels();
        var far = outside.IsEmpty ? null : Pick(outside);
        switch (random.Next(legs.Length + outside.Length > 12 ? 6 : 0, 25))
        {
            case 0 or 1:
                var caller = pbx.CallerDials(new Party("0163296" + random.Next(1000, 9999), null), "02079460000");
                log($"{caller} calls {phone} {pbx.Ring(caller, phone, random.Next(1, 3), random.Next(3) == 0 ? "sales" : null)}");
                break;
            case 2:
                var dialling = pbx.HandsetDials(phone, "01632960123");
                log($"{phone} dials out on {dialling} {pbx.Reach(dialling, "01632960123")}");
                break;
            case 3:
                var target = Pick(Everybody);
                var inside = pbx.HandsetDials(phone, target[6..]);
                log($"{phone} dials {target} on {inside} {target != phone && pbx.Ring(inside, target)}");
                break;
            case 4 or 24:
                click(phone);
                break;
            case 5 when leg is not null && pbx.IsUp(leg) && !pbx.IsTalking(leg):
                log($"{leg} reaches out {pbx.Reach(leg, "01632960124")}");
                break;
            case 6 or 7 or 8 or 9 when leg is not null:
                log($"{leg} answers {pbx.Answer(leg)}");
                break;
            case 10 or 11 when far is not null:
                log($"{far} answers {pbx.Answer(far)}");
                break;
            case 12 when leg is not null:
                log($"{leg} rejects {pbx.Reject(leg)}");
                break;
            case 13 when far is not null:
                log($"{far} rejects {pbx.Reject(far)}");
                break;
            case 14 when (leg ?? far) is { } source:
                log($"{source} is not answered {pbx.GiveUpRinging(source)}");
                break;
            case 15 or 16 when leg is not null:
                log($"{leg} hangs up {pbx.HangUp(leg)}");
                break;
            case 17 or 18 when far is not null:
                log($"{far} hangs up {pbx.HangUp(far)}");
                break;
            case 19 when leg is not null:
                log($"{leg} holds {pbx.Hold(leg, !pbx.IsHeld(leg))}");
                break;
            case 20 when far is not null:
                log($"{far} holds {pbx.Hold(far, !pbx.IsHeld(far))}");
                break;
            case 21 when leg is not null && pbx.BlindTransfer(leg, "1003") is { } moved:
                log($"{leg} transfers {moved} {(random.Next(2) == 0 ? pbx.Ring(moved, Colleague) : pbx.Reach(moved, "01632960125"))}");
                break;
            case 22 when legs.Length > 1:
                log($"{legs[0]} and {legs[1]} are joined {pbx.AttendedTransfer(legs[0], legs[1])}");
                break;
            case 23 when far is not null:
                log($"{far} optimises {pbx.Optimise(far)}");
                break;
        }
    }

    private string Pick(ImmutableArray<string> among) => among[random.Next(among.Length)];
}
