using System.Text.Json.Serialization;
using CallBridge.Pages;

namespace CallBridge.Api;

/// <summary>What a call is to be logged to. A missing or null <c>what</c>: to nothing.</summary>
internal sealed record AssociationRequest
{
    /// <summary>Contact, lead or Person Account. Null: nobody; left out: the contact of <see cref="What"/>, if it has one.</summary>
    public PageRecord? Who
    {
        get;
        init
        {
            field = value;
            NamesWho = true;
        }
    }

    /// <summary>A record that a Task can be about.</summary>
    public PageRecord? What { get; init; }

    /// <summary>The request has a <see cref="Who"/>, be it null.</summary>
    [JsonIgnore]
    public bool NamesWho { get; private init; }
}
