using CallBridge.DemoOrg.Org;

namespace CallBridge.DemoOrg.Lightning;

/// <summary>The user who is signed in to the pages: there is one, and no password.</summary>
internal sealed class OrgUser(OrgStore org, DemoOrgOptions options)
{
    public OrgRecord Record => org.FindBy("User", "Username", options.RunAsUsername)[0];

    public string Id => Record.Id;
}
