namespace CallBridge.Configuration;

/// <summary>Web origins, compared exactly (RFC 6454: scheme, host, port).</summary>
public static class Origins
{
    /// <summary>Whether <paramref name="text"/> is an origin just as a browser sends it.</summary>
    public static bool IsExact(string? text) =>
        text is not null
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.UserInfo.Length == 0
        && uri.GetLeftPart(UriPartial.Authority) == text;
}
