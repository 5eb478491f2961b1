using CallBridge.CallCenter;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Search;
using CallBridge.Configuration;

namespace CallBridge.Desks;

/// <summary>Gives the desk its rules anew whenever the org has said more: of its user by REST, of its call center by a page.</summary>
internal sealed class DeskRulesSource(DeskShell desk, Settings settings)
{
    private readonly Lock _changing = new();
    private OrgFacts? _facts;
    private CallCenterSettings? _callCenter;

    /// <summary>The org's own word on its user.</summary>
    public void Take(OrgFacts facts) => Change(() => _facts = facts);

    /// <summary>The call center definition; the same again changes nothing.</summary>
    public void Take(CallCenterSettings callCenter)
    {
        if (callCenter != _callCenter)
            Change(() => _callCenter = callCenter);
    }

    // One at a time: the desk must get the rules that know of both last.
    private void Change(Action take)
    {
        lock (_changing)
        {
            take();
            desk.Post(new DeskInput.RulesChanged(DeskRulesFactory.Make(settings, _facts, _callCenter)));
        }
    }
}
