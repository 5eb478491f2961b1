using System.Globalization;

namespace CallBridge.Salesforce;

/// <summary>Requests used of the org's daily allowance, from <c>Sforce-Limit-Info: api-usage=18/5000</c>.</summary>
/// <param name="Used">In the last 24 hours, by all clients of the org.</param>
/// <param name="Allowed">At most.</param>
public sealed record ApiUsage(long Used, long Allowed)
{
    private const string Name = "api-usage=";
    private const double HighShare = 0.8;

    /// <summary>Whether it is time to slow down.</summary>
    public bool IsHigh => Used >= Allowed * HighShare;

    /// <returns>Null if the header says nothing of it. Other usages may stand beside it, separated by semicolons or commas.</returns>
    public static ApiUsage? Parse(string? header)
    {
        foreach (var part in (header ?? "").Split([';', ','], StringSplitOptions.TrimEntries))
        {
            if (!part.StartsWith(Name, StringComparison.OrdinalIgnoreCase))
                continue;
            var numbers = part[Name.Length..].Split('(')[0].Split('/');
            if (numbers.Length == 2
                && long.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var used)
                && long.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out var allowed)
                && allowed > 0)
            {
                return new(used, allowed);
            }
        }

        return null;
    }
}
