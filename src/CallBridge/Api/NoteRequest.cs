namespace CallBridge.Api;

internal sealed record NoteRequest(string? Text = null, string? Disposition = null);
