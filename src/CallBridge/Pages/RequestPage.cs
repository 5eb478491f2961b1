namespace CallBridge.Pages;

/// <summary>The softphone page that a request speaks for, noted by the guard that let it in.</summary>
internal static class RequestPage
{
    private static readonly object Key = new();

    public static void Note(HttpContext context, string page) => context.Items[Key] = page;

    /// <summary>Null for a request with the API token, or with none.</summary>
    public static string? Of(HttpContext? context) => context?.Items[Key] as string;
}
