namespace CallBridge.Api;

internal sealed record TelephonyView(bool Connected, string Provider, string? System, DateTimeOffset? Since, DateTimeOffset? NextTry);
