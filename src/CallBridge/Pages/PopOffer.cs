namespace CallBridge.Pages;

/// <summary>Work for a page: open this. Done only by the page that claims the ticket.</summary>
/// <param name="Ticket">One offer.</param>
/// <param name="Kind">Always <c>pop</c>.</param>
/// <param name="Call">Id of the call.</param>
/// <param name="Pop">What to open.</param>
internal sealed record PopOffer(string Ticket, string Kind, string Call, PopTarget Pop);
