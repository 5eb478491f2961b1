using CallBridge.DemoOrg.Org;

namespace CallBridge.DemoOrg.Query;

/// <summary>Whether a record is wanted.</summary>
internal delegate bool Condition(OrgStore org, OrgRecord record);
