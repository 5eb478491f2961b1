using CallBridge.Calls.Desk;
using CallBridge.Configuration;
using CallBridge.Salesforce;

namespace CallBridge.Api;

/// <summary><c>/api/directory</c>: own entries and colleagues, for the fields that take a number.</summary>
internal static class DirectoryEndpoints
{
    public static void MapDirectory(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/directory", ListAsync)
            .Produces<EntryList>().WithTags("Directory")
            .WithSummary("The numbers that the settings name (Directory:Entries), and Salesforce's active users with an extension.");

    private static async Task<IResult> ListAsync(
        DirectorySection directory, Settings settings, ColleagueBook colleagues, CancellationToken cancellationToken)
    {
        var own = directory.Entries.Select(entry => new Entry(entry.Name.Trim(), entry.Number.Trim()));
        // That licence asks Salesforce nothing.
        var others = settings.Licence.Level == LicenceLevel.Client ? [] : await colleagues.ReadAsync(cancellationToken);
        var users = others.Where(user => user.Extension != settings.Extension).Select(user => new Entry(user.Name, user.Extension));
        return TypedResults.Json(new EntryList([.. own.Concat(users).DistinctBy(entry => entry.Number)]), ApiJson.Options);
    }

    private sealed record EntryList(IReadOnlyList<Entry> Entries);

    private sealed record Entry(string Name, string Number);
}
