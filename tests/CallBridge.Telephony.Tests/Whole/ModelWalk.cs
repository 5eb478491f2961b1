using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Telephony.Simulator;

namespace CallBridge.Telephony.Tests.Whole;

/// <summary>Moves at random on a model with three phones and the outside world.</summary>
/// <param name="random">Throws the moves.</param>
/// <param name="pbx">The model.</param>
/// <param name="log">Told each move.</param>
/// <param name="click">Told that the agent of a phone does something in Salesforce.</param>
/// <param name="confer">Brings the parts of two legs together, as the phone system's adapter would: the far end of the second is moved.</param>
internal sealed class ModelWalk(Random random, ModelPbx pbx, Action<string> log, Action<string> click, Func<string, string, bool> confer)
{
    /// <summary>A phone that no desk follows.</summary>
    public const string Colleague = "PJSIP/1003";

    public static readonly ImmutableArray<string> Everybody = ["PJSIP/1001", "PJSIP/1002", Colleague];

    private const int Crowd = 12;
    private static readonly string[] Numbers = ["01632960123", "01632960124", "01632960125"];

    /// <summary>Makes one move, or none if the one thrown makes no sense now.</summary>
    public void Move()
    {
        var phone = Pick(Everybody);
        var legs = pbx.ChannelsOf(phone);
        var outside = pbx.OutsideChannels();
        var leg = legs.IsEmpty ? null : Pick(legs);
        var far = outside.IsEmpty ? null : Pick(outside);
        var crowded = legs.Length + outside.Length > Crowd;
        switch (random.Next(crowded ? 5 : 0, 16))
        {
            case < 5:
                Begin(phone);
                break;
            case < 9:
                Ring(leg, far);
                break;
            case < 13:
                Talk(leg, far);
                break;
            case < 15:
                Move(legs, leg);
                break;
            default:
                Feature(phone, leg);
                break;
        }
    }

    /// <summary>Somebody dials.</summary>
    private void Begin(string phone)
    {
        switch (random.Next(5))
        {
            case 0 or 1:
                var caller = pbx.CallerDials(new Party("0163296" + random.Next(1000, 9999), null), "02079460000");
                log($"{caller} calls {phone} {pbx.Ring(caller, phone, random.Next(1, 3), random.Next(3) == 0 ? "sales" : null, Seldom)}");
                break;
            case 2:
                var dialling = pbx.HandsetDials(phone, Numbers[0]);
                log($"{phone} dials out on {dialling} {pbx.Reach(dialling, Numbers[0], Seldom)}");
                break;
            case 3:
                var target = Pick(Everybody);
                var inside = pbx.HandsetDials(phone, target[6..]);
                log($"{phone} dials {target} on {inside} {target != phone && pbx.Ring(inside, target)}");
                break;
            case 4:
                click(phone);
                break;
        }
    }

    /// <summary>What becomes of a ring.</summary>
    private void Ring(string? leg, string? far)
    {
        switch (random.Next(11))
        {
            case < 4 when leg is not null:
                log($"{leg} answers {pbx.Answer(leg)}");
                break;
            case 4 or 5 when far is not null:
                log($"{far} answers {pbx.Answer(far)}");
                break;
            case 6 when leg is not null:
                log($"{leg} rejects {pbx.Reject(leg)}");
                break;
            case 7 when far is not null:
                log($"{far} rejects {pbx.Reject(far)}");
                break;
            case 8 when (leg ?? far) is { } source:
                log($"{source} is not answered {pbx.GiveUpRinging(source)}");
                break;
            case 9 when leg is not null && pbx.IsUp(leg) && !pbx.IsTalking(leg):
                log($"{leg} reaches out {pbx.Reach(leg, Numbers[1], Seldom)}");
                break;
            case 10 when leg is not null && pbx.Forward(leg, "1003") is { } forwarded:
                log($"{leg} forwards by {forwarded} {DialOn(forwarded)}");
                break;
        }
    }

    /// <summary>What is done in a talk, or ends one.</summary>
    private void Talk(string? leg, string? far)
    {
        switch (random.Next(7))
        {
            case 0 or 1 when leg is not null:
                log($"{leg} hangs up {pbx.HangUp(leg)}");
                break;
            case 2 or 3 when far is not null:
                log($"{far} hangs up {pbx.HangUp(far)}");
                break;
            case 4 when leg is not null:
                log($"{leg} holds {pbx.Hold(leg, !pbx.IsHeld(leg))}");
                break;
            case 5 when far is not null:
                log($"{far} holds {pbx.Hold(far, !pbx.IsHeld(far))}");
                break;
            case 6 when far is not null:
                log($"{far} optimises {pbx.Optimise(far)}");
                break;
        }
    }

    /// <summary>Somebody is brought to somebody else.</summary>
    private void Move(ImmutableArray<string> legs, string? leg)
    {
        var other = legs.IsEmpty ? null : Pick(legs);
        switch (random.Next(6))
        {
            case 0 when leg is not null && pbx.BlindTransfer(leg, "1003") is { } moved:
                log($"{leg} transfers {moved} {DialOn(moved)}");
                break;
            case 1 when leg is not null:
                log($"{leg} and {other} are joined by the phone {pbx.AttendedTransfer(leg, other!)}");
                break;
            case 2 when leg is not null:
                log($"{leg} goes to what {other} dials {pbx.BlondeTransfer(leg, other!)}");
                break;
            case 3 when leg is not null:
                log($"{leg} and {other} are joined by a program {pbx.JoinFarEnds(leg, other!)}");
                break;
            case 4 when leg is not null:
                log($"{leg} and {other} confer {confer(leg, other!)}");
                break;
            case 5 when leg is not null:
                log($"{leg} is sent to the room {pbx.RedirectToConference(leg)}");
                break;
        }
    }

    /// <summary>Feature codes: the conference room, the parking lot, pickup.</summary>
    private void Feature(string phone, string? leg)
    {
        var spaces = pbx.ParkedSpaces;
        switch (random.Next(6))
        {
            case 0:
                var guest = pbx.HandsetDials(phone, "8000");
                log($"{phone} dials the room on {guest} {pbx.EnterConference(guest)}");
                break;
            case 1 or 2 when leg is not null:
                log($"{leg} parks in {pbx.Park(leg)}");
                break;
            case 3 when !spaces.IsEmpty:
                var space = Pick(spaces);
                var retriever = pbx.HandsetDials(phone, space);
                log($"{phone} retrieves {space} on {retriever} {pbx.Retrieve(retriever, space)}");
                break;
            case 4 when !spaces.IsEmpty:
                var late = Pick(spaces);
                log($"{late} times out {pbx.ParkingTimesOut(late)}");
                break;
            case 5 when Everybody.Where(p => p != phone).SelectMany(p => pbx.ChannelsOf(p)).FirstOrDefault(pbx.IsRinging) is { } rung:
                var picker = pbx.HandsetDials(phone, "*8");
                log($"{phone} picks up {rung} on {picker} {pbx.PickUp(picker, rung, masquerade: Seldom)}");
                break;
        }
    }

    private bool Seldom => random.Next(5) == 0;

    private bool DialOn(string channel) => random.Next(2) == 0 ? pbx.Ring(channel, Colleague) : pbx.Reach(channel, Numbers[2]);

    private string Pick(ImmutableArray<string> among) => among[random.Next(among.Length)];
}
