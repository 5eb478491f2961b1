namespace CallBridge.Api;

/// <param name="Id">The call that shows what becomes of the command.</param>
internal sealed record AcceptedAnswer(string Id);
