using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CallBridge.DemoOrg.Lightning.OpenCti;

/// <summary>
/// The softphone layout's pop settings, which a visitor of the demo may change as an administrator would under Setup, Softphone Layouts.
/// </summary>
internal sealed class SoftphoneLayouts
{
    /// <summary>The page and the flow that this org has for pops.</summary>
    public const string PageName = "CallerOverview", FlowName = "Greet_Caller";

    private const string None = "DoNotPop", Entity = "PopToEntity", Search = "PopToSearch", Visualforce = "PopToVisualforce", Flow = "PopToFlow";

    private volatile PopChoice _chosen = new(Entity, Search, Entity);

    /// <summary>What is set now.</summary>
    public PopChoice Chosen => _chosen;

    public static void Map(IEndpointRouteBuilder ui, SoftphoneLayouts layouts) =>
        ui.MapPost("/demo/layout", Results<NoContent, ProblemHttpResult> (PopChoice choice) =>
        {
            if (choice is not { Single: None or Entity or Visualforce or Flow, Multiple: None or Search or Visualforce or Flow, NoMatch: None or Entity or Visualforce or Flow })
                return TypedResults.Problem("A softphone layout has no such pop.", statusCode: StatusCodes.Status400BadRequest);
            layouts._chosen = choice;
            return TypedResults.NoContent();
        });

    /// <summary><c>screenPopSettings</c> of inbound calls, in Salesforce's own words.</summary>
    public Dictionary<string, object> Settings()
    {
        var (single, multiple, noMatch) = _chosen;
        return new()
        {
            ["screenPopsOpenWithin"] = "ExistingWindow",
            ["NoMatch"] = Setting(noMatch, "Contact"),
            ["SingleMatch"] = Setting(single, null),
            ["MultipleMatches"] = Setting(multiple, null),
        };
    }

    private static Dictionary<string, string> Setting(string type, string? entity)
    {
        var setting = new Dictionary<string, string> { ["screenPopType"] = type };
        if ((type switch { Visualforce => PageName, Flow => FlowName, Entity => entity, _ => null }) is { } data)
            setting["screenPopData"] = data;
        return setting;
    }
}
