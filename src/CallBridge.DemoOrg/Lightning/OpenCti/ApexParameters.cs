using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace CallBridge.DemoOrg.Lightning.OpenCti;

/// <summary>The parameters of a method, from the query string that <c>runApex</c> was given.</summary>
internal sealed class ApexParameters(string? query)
{
    private readonly Dictionary<string, Microsoft.Extensions.Primitives.StringValues> _values = QueryHelpers.ParseQuery(query);

    /// <exception cref="ApexException">It was not given.</exception>
    public string this[string name] => _values.TryGetValue(name, out var value) && value.ToString() is { } text
        ? text
        : throw new ApexException($"The parameter {name} is missing.");

    /// <summary>Reads an Apex <c>List&lt;String&gt;</c> from its JSON, cut after so many.</summary>
    /// <exception cref="ApexException">It is none.</exception>
    public static List<string> Texts(string json, int most)
    {
        try
        {
            var texts = JsonSerializer.Deserialize<List<string>>(json) ?? throw new ApexException("System.JSONException: null");
            return texts.Count > most ? texts[..most] : texts;
        }
        catch (JsonException unreadable)
        {
            throw new ApexException("System.JSONException: " + unreadable.Message);
        }
    }
}
