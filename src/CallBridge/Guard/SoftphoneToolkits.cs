namespace CallBridge.Guard;

/// <summary>
/// Where the page may take Salesforce's toolkit script from, as content-security-policy sources: the paired org's own hosts, never a
/// wildcard, since every org of the world shares Salesforce's domains.
/// </summary>
/// <param name="Sources">Space-separated origins.</param>
/// <param name="PagesOrigin">Where a page outside Salesforce opens records: the first org's pages; null with none configured.</param>
internal sealed record SoftphoneToolkits(string Sources, string? PagesOrigin);
