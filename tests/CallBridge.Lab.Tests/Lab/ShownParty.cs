namespace CallBridge.Lab.Tests.Lab;

/// <param name="Number">Null if withheld.</param>
/// <param name="Name">As the phone system presents it.</param>
/// <param name="Display">What a person sees.</param>
internal sealed record ShownParty(string? Number, string? Name, string? Display);
