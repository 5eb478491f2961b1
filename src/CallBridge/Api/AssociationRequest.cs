using CallBridge.Pages;

namespace CallBridge.Api;

internal sealed record AssociationRequest(PageRecord? Who = null, PageRecord? What = null);
