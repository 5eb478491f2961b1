using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.Browser;

/// <summary>One error of Open CTI.</summary>
/// <param name="Code">Such as <c>INVALID_PARAM</c>.</param>
/// <param name="Description">For a person; of a refused record, Salesforce's own words with its code somewhere in them.</param>
/// <param name="Details">Whatever stood beside it, as JSON; null if nothing did.</param>
public sealed partial record PageError(string Code, string Description, string? Details = null)
{
    private const string InvalidParameter = "INVALID_PARAM";

    // Open CTI's own, which say where it failed and not why.
    private static readonly ImmutableHashSet<string> Own = [InvalidParameter, "GENERIC_ERROR", "SERVER_ERROR", "SOFTPHONE_CONTAINER_ERROR"];

    /// <summary>
    /// The error by Salesforce's code, so that it is judged as the REST API's is; null if it has none: then nobody can say what was done.
    /// </summary>
    internal RestError? Told() =>
        (Codes().Matches(Description).Concat(Codes().Matches(Details ?? "")).Select(m => m.Value).FirstOrDefault(c => !Own.Contains(c))
            ?? (Code == InvalidParameter ? Code : null)) is { } code
            ? new RestError(code, Description.Length > 0 ? Description : code, [])
            : null;

    // Salesforce's codes have two words at least; a heading in capitals may have one.
    [GeneratedRegex(@"\b[A-Z]{2,}(?:_[A-Z]{2,})+\b")]
    private static partial Regex Codes();
}
