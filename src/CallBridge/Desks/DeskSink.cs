using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;

namespace CallBridge.Desks;

/// <summary>Takes the phone system's observations for the one desk of this listener.</summary>
internal sealed class DeskSink(DeskShell desk) : IObservationSink
{
    public void Observe(string extension, Observation observation)
    {
        if (extension == desk.Current.Rules.Extension)
            desk.Post(new DeskInput.PhoneSaid(observation));
    }
}
