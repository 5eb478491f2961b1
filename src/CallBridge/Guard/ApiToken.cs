using System.Security.Cryptography;
using System.Text;

namespace CallBridge.Guard;

/// <summary>
/// The bearer token of the HTTP API: made once, kept in the data directory for this user alone. There are no cookies: a cookie of
/// localhost goes to every port of this machine.
/// </summary>
internal sealed class ApiToken
{
    private const int Bytes = 32;
    private readonly byte[] _hash;

    private ApiToken(string value)
    {
        Value = value;
        _hash = SHA256.HashData(Encoding.UTF8.GetBytes(value));
    }

    public string Value { get; }

    public static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, "api-token");

    /// <summary>Reads the token; makes one, readable by this user only, if there is none or others could read it.</summary>
    public static ApiToken LoadOrCreate(string dataDirectory)
    {
        var path = PathIn(dataDirectory);
        if (File.Exists(path) && PrivateFile.IsPrivate(path) && File.ReadAllText(path).Trim() is { Length: >= 32 } kept)
            return new ApiToken(kept);
        var value = RandomText();
        PrivateFile.Write(path, Encoding.ASCII.GetBytes(value));
        return new ApiToken(value);
    }

    public static string RandomText() =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public bool Is(string presented) =>
        CryptographicOperations.FixedTimeEquals(_hash, SHA256.HashData(Encoding.UTF8.GetBytes(presented)));
}
