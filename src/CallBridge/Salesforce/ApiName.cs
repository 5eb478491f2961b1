using System.Text.RegularExpressions;

namespace CallBridge.Salesforce;

/// <summary>API names of objects and fields, as Salesforce allows them.</summary>
internal static partial class ApiName
{
    public static bool Is(string? text) => text is not null && Pattern().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]{0,79}\z")]
    public static partial Regex Pattern();
}
