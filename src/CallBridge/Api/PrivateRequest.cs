namespace CallBridge.Api;

/// <param name="Private">
/// True, or left out: no record is written; in wrap-up, the one that may be in Salesforce already is emptied. False: logged after all.
/// </param>
internal sealed record PrivateRequest(bool? Private = null);
