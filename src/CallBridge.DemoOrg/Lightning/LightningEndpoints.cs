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
        VisualforcePages.Map(app);
        Toolkit.Map(app);

        var ui = app.MapGroup("/ui").AddEndpointFilter(SameOriginOnly.InvokeAsync);
        var user = new OrgUser(org, options);
        var layouts = new SoftphoneLayouts();
        AppInfo.Map(ui, org, options, user, layouts);
        SoftphoneLayouts.Map(ui, layouts);
        RecordEndpoints.Map(ui, org, user);
        CallLog.Map(ui, org, user);
        Apex.Map(ui, org, user, options.Apex);
        DemoPhoneEndpoints.Map(ui, phone);
        OrgEventStream.Map(ui, org, phone);
    }
}
