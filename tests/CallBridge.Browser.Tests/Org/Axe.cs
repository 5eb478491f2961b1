using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace CallBridge.Browser.Tests.Org;

/// <summary>What axe-core finds in the softphone.</summary>
internal static class Axe
{
    /// <summary>Fails with what is wrong in the softphone's frame.</summary>
    public static async Task CleanAsync(OrgTab tab, string state)
    {
        var found = await tab.Page.RunAxe(new AxeRunContext { Include = [new AxeSelector("body", ["#softphone-frame"])] });
        Assert.True(found.Violations.Length == 0, $"{state}: " + string.Join('\n', found.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help} {string.Join(", ", violation.Nodes.Select(node => node.Html))}")));
        // An empty answer would be no answer: the frame has to have been looked into.
        Assert.NotEmpty(found.Passes);
    }
}
