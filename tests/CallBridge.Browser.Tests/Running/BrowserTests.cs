using CallBridge.Browser.Tests.Salesforce;

namespace CallBridge.Browser.Tests.Running;

/// <summary>
/// One test at a time with one browser: two browsers and two listeners that start keep two cores so busy that a frame may miss its page.
/// </summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>, ICollectionFixture<SalesforceGround>
{
    public const string Name = "Browser";
}
