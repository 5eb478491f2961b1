namespace CallBridge.Api;

/// <param name="Number">As the phone system presents it; null if withheld.</param>
/// <param name="Name">As the phone system presents it.</param>
/// <param name="Display">What to show: the matched record's name, else the name, else the number.</param>
internal sealed record PartyView(string? Number, string? Name, string? Display);
