using CallBridge.DemoOrg.Lightning.OpenCti;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallBridge.DemoOrg.Lightning.Pages;

/// <summary>What a page asks once, when it is loaded: the user, the objects, the softphone and its settings.</summary>
internal static class AppInfo
{
    private const string Organization = "CallBridge Demo Org";

    /// <summary>The prefix of app ids, as <c>ltn_app_id</c> carries one.</summary>
    private const string AppPrefix = "06m";

    /// <summary>The softphone panel's first size in pixels.</summary>
    private const int PanelHeight = 620, PanelWidth = 360;

    public static void Map(IEndpointRouteBuilder ui, OrgStore org, DemoOrgOptions options, OrgUser user, SoftphoneLayouts layouts) =>
        ui.MapGet("/app", () => TypedResults.Ok(new
        {
            Organization,
            User = new { user.Id, user.Record.Name },
            Softphone = new
            {
                Url = options.SoftphoneUrl,
                options.StandbyUrl,
                TimeoutMilliseconds = options.SoftphoneTimeout.TotalMilliseconds,
                AppId = RecordId.Make(AppPrefix, 1),
                Label = "Phone",
                Height = PanelHeight,
                Width = PanelWidth,
            },
            CallCenter = CallCenter.Settings(options, PanelHeight, PanelWidth),
            SoftphoneLayout = CallCenter.SoftphoneLayout(layouts),
            Pops = layouts.Chosen,
            Objects = PageLayout.All.Select(layout => Describe(layout, org.Schema.Find(layout.Object)!)),
        }));

    private static object Describe(PageLayout layout, ObjectDefinition definition) => new
    {
        definition.Name,
        definition.Label,
        Plural = definition.LabelPlural,
        Prefix = definition.KeyPrefix,
        layout.Tab,
        layout.Columns,
        layout.Highlights,
        layout.Sections,
        layout.Form,
        Fields = definition.Fields.Select(field => new
        {
            field.Name,
            field.Label,
            Type = field.Type.ToString().ToLowerInvariant(),
            field.Required,
            field.Createable,
            Default = field.Default as string,
            Values = field.Picklist,
            field.ReferenceTo,
        }),
    };
}
