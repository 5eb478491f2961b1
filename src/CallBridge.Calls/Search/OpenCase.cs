namespace CallBridge.Calls.Search;

/// <summary>A case that is not closed, of a contact that was matched: Salesforce finds no case by a phone number.</summary>
/// <param name="Id">18 characters.</param>
/// <param name="Number">As people name it; null if it could not be read.</param>
/// <param name="Subject">Null if it has none.</param>
/// <param name="ContactId">18 characters: whose case it is.</param>
public sealed record OpenCase(string Id, string? Number, string? Subject, string ContactId);
