using System.Collections.Immutable;

namespace CallBridge.Salesforce;

/// <summary>Hosts to which a secret or a token may be sent.</summary>
public static class SalesforceHosts
{
    // Salesforce's own API hosts: commercial, US government, China. Lightning's and Visualforce's hosts serve no REST.
    private static readonly ImmutableArray<string> Domains =
        ["salesforce.com", "salesforce.mil", "crmforce.mil", "sfcrmapps.cn", "sfcrmproducts.cn"];

    /// <summary>Why nothing secret may be sent there: a plain sentence; null if it may.</summary>
    public static string? Problem(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))
            return "it is not an http(s) address";
        if (url.UserInfo.Length > 0)
            return "it carries a user name or password";
        if (url.IsLoopback)
            return null;
        if (url.Scheme != Uri.UriSchemeHttps)
            return "it is plain http; only loopback may be";
        if (!url.IsDefaultPort)
            return "it names a port";
        // The parsed, punycoded host without a root dot, on whole labels: evil-salesforce.com is not Salesforce's.
        var host = url.IdnHost.TrimEnd('.');
        return Domains.Any(d => host.EndsWith("." + d, StringComparison.OrdinalIgnoreCase))
            ? null
            : "it is not one of Salesforce's hosts";
    }

    /// <summary>Why the instance that signing in named is not to be used: a plain sentence; null if it is.</summary>
    /// <param name="instance">As the token endpoint gave it.</param>
    /// <param name="login">Where we signed in.</param>
    /// <param name="myDomains">The org's own names; empty: any.</param>
    public static string? InstanceProblem(Uri instance, Uri login, ImmutableArray<string> myDomains)
    {
        if (Problem(instance) is { } problem)
            return problem;
        if (instance.IsLoopback)
            return login.IsLoopback ? null : "it is this machine, but sign-in was not";
        // Whole: acme.develop.my.salesforce.com is another tenant than acme.my.salesforce.com.
        return myDomains.IsEmpty || myDomains.Any(mine => Domains.Any(d => instance.IdnHost.TrimEnd('.').Equals($"{mine}.my.{d}", StringComparison.OrdinalIgnoreCase)))
            ? null
            : $"it is not one of the configured My Domains ({string.Join(", ", myDomains)})";
    }
}
