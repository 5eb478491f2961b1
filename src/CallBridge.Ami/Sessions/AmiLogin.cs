using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CallBridge.Ami.Wire;

namespace CallBridge.Ami.Sessions;

/// <summary>The dialogue at the start of a session: banner, challenge, login, then the filters and what the server tells of itself.</summary>
internal static class AmiLogin
{
    private const int QuotedCharacters = 200;

    /// <summary>From here on an event is excluded by its name; before (AMI 10, Asterisk 21) by a regular expression over its text.</summary>
    private const int FirstWithMatchCriteria = 11;

    /// <exception cref="AmiSessionException">Refused, not answered in time, or the session ended.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static Task<AmiSessionInfo> RunAsync(AmiConnection connection, AmiOptions options, TimeProvider time, CancellationToken cancellation) =>
        InTimeAsync(options, time, async token =>
        {
            var banner = await connection.BannerAsync(token);
            await LogInAsync(connection, options, token);
            var info = await AskAsync(connection, options, new AmiSessionInfo { Banner = banner }, token);
            return info.MayUse("Filter") ? info with { ExcludedEvents = await FilterAsync(connection, options, info, token) } : info;
        }, cancellation);

    /// <summary>Asks again, of a server that has booted since.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public static Task<AmiSessionInfo> AskAgainAsync(AmiConnection connection, AmiOptions options, TimeProvider time, CancellationToken cancellation) =>
        InTimeAsync(options, time, token => AskAsync(connection, options, connection.Info, token), cancellation);

    private static async Task<AmiSessionInfo> InTimeAsync(
        AmiOptions options, TimeProvider time, Func<CancellationToken, Task<AmiSessionInfo>> talk, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(options.LoginTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            return await talk(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new AmiSessionException(new AmiSessionEnd(AmiEndReason.LoginTimedOut,
                $"The phone system at {options.Host}:{options.Port} did not complete the login within {options.LoginTimeout.TotalSeconds:0} s."));
        }
    }

    private static async Task LogInAsync(AmiConnection connection, AmiOptions options, CancellationToken cancellation)
    {
        var challenge = await SendAsync(connection, options, new AmiAction("Challenge").With("AuthType", "MD5"), cancellation);
        if (challenge.Message?["Challenge"] is not { Length: > 0 } given) throw Refused(options, challenge);
        var login = await SendAsync(connection, options, new AmiAction("Login")
            .With("AuthType", "MD5")
            .With("Username", options.Username)
            .With("Key", Key(given, options.Secret))
            .With("Events", options.Events), cancellation);
        if (!login.Succeeded) throw Refused(options, login);
    }

    private static string Key(string challenge, string secret)
    {
#pragma warning disable CA5351 // AMI's login knows MD5 and the secret in clear; TLS is what protects it.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(challenge + secret)));
#pragma warning restore CA5351
    }

    private static async Task<AmiSessionInfo> AskAsync(AmiConnection connection, AmiOptions options, AmiSessionInfo known, CancellationToken cancellation)
    {
        var commands = await SendAsync(connection, options, new AmiAction("ListCommands"), cancellation);
        // A server that had booted at the login said so before this answer.
        var info = known with { AllowedActions = AllowedActions(commands), HasBooted = connection.HasBooted };
        var settings = info.MayUse("CoreSettings") ? await SendAsync(connection, options, new AmiAction("CoreSettings"), cancellation) : null;
        var status = info.MayUse("CoreStatus") ? await SendAsync(connection, options, new AmiAction("CoreStatus"), cancellation) : null;
        return info with
        {
            SystemName = Value(settings, "SystemName"),
            ServerVersion = Value(settings, "AsteriskVersion"),
            StartupTime = Value(status, "CoreStartupTime") is { } at ? $"{Value(status, "CoreStartupDate")} {at}".Trim() : null,
        };
    }

    /// <summary><c>ListCommands</c> answers one header for each action that the login may use: <c>Hangup: Hangup channel. (Priv: system,call,all)</c>.</summary>
    private static HashSet<string>? AllowedActions(AmiResponse commands) =>
        !commands.Succeeded ? null : commands.Message!.Headers
            .Where(header => header.Value.Contains("(Priv:", StringComparison.Ordinal))
            .Select(header => header.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static async Task<IReadOnlyList<string>> FilterAsync(
        AmiConnection connection, AmiOptions options, AmiSessionInfo info, CancellationToken cancellation)
    {
        var byName = int.TryParse(info.AmiVersion.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && major >= FirstWithMatchCriteria;
        var excluded = new List<string>();
        foreach (var name in options.ExcludedEvents)
        {
            // A server that knows no MatchCriteria takes it for a filter that lets everything through, and calls that a success.
            var add = new AmiAction("Filter").With("Operation", "Add");
            var added = await SendAsync(connection, options,
                byName ? add.With("MatchCriteria", $"name({name}),action(exclude)") : add.With("Filter", $"!^Event: {name}"), cancellation);
            if (!added.Succeeded) break;
            excluded.Add(name);
        }

        return excluded;
    }

    private static string? Value(AmiResponse? response, string key) =>
        response is { Succeeded: true } && response.Message?[key] is { Length: > 0 } value ? value : null;

    /// <summary>The login's own deadline rules; the single action's is only as long.</summary>
    private static async Task<AmiResponse> SendAsync(AmiConnection connection, AmiOptions options, AmiAction action, CancellationToken cancellation)
    {
        var response = await connection.SendAsync(action, options.LoginTimeout, cancellation);
        return response.Outcome switch
        {
            AmiOutcome.Success or AmiOutcome.Error => response,
            AmiOutcome.TimedOut => throw new OperationCanceledException(),
            _ => throw new AmiSessionException(await connection.Ended.WaitAsync(cancellation)),
        };
    }

    private static AmiSessionException Refused(AmiOptions options, AmiResponse response) =>
        new(new AmiSessionEnd(AmiEndReason.LoginRefused,
            $"The phone system at {options.Host}:{options.Port} refused the login of manager user '{options.Username}'"
            + $" ({Quoted(response.Sentence)})."
            + " Check its secret, and the permit and deny lines of its section in manager.conf."));

    /// <summary>A server's words, fit for a log line.</summary>
    private static string Quoted(string words) =>
        words.Length == 0 ? "no reason given" : new string(words.Take(QuotedCharacters).Select(c => char.IsControl(c) ? '?' : c).ToArray());
}
