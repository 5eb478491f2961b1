using CallBridge.DemoOrg.Org;
using Microsoft.AspNetCore.Builder;

namespace CallBridge.DemoOrg.Rest;

/// <summary>The REST API and its sign-in.</summary>
internal static class RestApi
{
    public static void Map(WebApplication app, OrgStore org, DemoOrgOptions options, Uri address, TimeProvider time, RequestLog requests)
    {
    }
}
