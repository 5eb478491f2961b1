namespace CallBridge.Salesforce.Rest;

/// <summary>The two query languages.</summary>
internal static class RestQueries
{
    public static Task<RestReply> QueryAsync(this RestClient rest, string soql, CancellationToken cancellationToken) =>
        rest.GetAsync("/query?q=" + Uri.EscapeDataString(soql), cancellationToken);

    public static Task<RestReply> SearchAsync(this RestClient rest, string sosl, CancellationToken cancellationToken) =>
        rest.GetAsync("/search?q=" + Uri.EscapeDataString(sosl), cancellationToken);
}
