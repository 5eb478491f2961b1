namespace CallBridge.Api;

internal sealed record AssociationView(LinkView? Who, LinkView? What);
