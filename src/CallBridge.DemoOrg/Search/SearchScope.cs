namespace CallBridge.DemoOrg.Search;

/// <summary>Which fields are searched: IN … FIELDS.</summary>
internal enum SearchScope
{
    All,
    Name,
    Email,
    Phone,
}
