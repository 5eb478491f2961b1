using CallBridge.DemoOrg.Lightning.Demo;
using CallBridge.DemoOrg.Lightning.OpenCti;
using CallBridge.DemoOrg.Lightning.Pages;
using CallBridge.DemoOrg.Lightning.Records;
using CallBridge.DemoOrg.Org;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallBridge.DemoOrg.Lightning;

/// <summary>The pages that look and behave like Lightning, and the small API that they alone may use.</summary>
internal static class LightningEndpoints
{
    public static void Map(IEndpointRouteBuilder app, OrgStore org, IDemoPhone? phone, DemoOrgOptions options)
    {
        PageFiles.Map(app, options);
        Toolkit.Map(app);

        var ui = app.MapGroup("/ui").AddEndpointFilter(SameOriginOnly.InvokeAsync);
        var user = new OrgUser(org, options);
        AppInfo.Map(ui, org, options, user);
        RecordEndpoints.Map(ui, org, user);
        CallLog.Map(ui, org, user);
        Apex.Map(ui, user);
        DemoPhoneEndpoints.Map(ui, phone);
        OrgEventStream.Map(ui, org, phone);
    }
}
