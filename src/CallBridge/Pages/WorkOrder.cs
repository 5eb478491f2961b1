namespace CallBridge.Pages;

/// <summary>Work in Salesforce for a page. Done only by the page that takes the ticket, once.</summary>
/// <param name="Ticket">One piece of work.</param>
/// <param name="Kind"><c>runApex</c>, <c>search</c> or <c>saveLog</c>.</param>
/// <param name="Args">As the kind has them.</param>
/// <param name="Saves">The call key whose record it saves; null if it only reads. The page keeps such work until its answer has been taken.</param>
internal sealed record WorkOrder(string Ticket, string Kind, object Args, string? Saves);
