using System.Security.Cryptography;
using System.Text;
using CallBridge.Ami.Wire;

namespace CallBridge.Ami.Sessions;

/// <summary>The dialogue at the start of a session: banner, challenge, login, then the filters and what the server tells of itself.</summary>
internal static class AmiLogin
{
    private const int QuotedCharacters = 200;

    /// <exception cref="AmiSessionException">Refused, not answered in time, or the session ended.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static async Task<AmiSessionInfo> RunAsync(AmiConnection connection, AmiOptions options, TimeProvider time, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(options.LoginTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            var banner = await connection.BannerAsync(either.Token);
            await LogInAsync(connection, options, either.Token);
            return await AskAsync(connection, options, banner, either.Token);
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

    private static async Task<AmiSessionInfo> AskAsync(AmiConnection connection, AmiOptions options, string banner, CancellationToken cancellation)
    {
        var commands = await SendAsync(connection, options, new AmiAction("ListCommands"), cancellation);
        var info = new AmiSessionInfo { Banner = banner, AllowedActions = AllowedActions(commands) };
        var settings = info.MayUse("CoreSettings") ? await SendAsync(connection, options, new AmiAction("CoreSettings"), cancellation) : null;
        var status = info.MayUse("CoreStatus") ? await SendAsync(connection, options, new AmiAction("CoreStatus"), cancellation) : null;
        return info with
        {
            SystemName = Value(settings, "SystemName"),
            ServerVersion = Value(settings, "AsteriskVersion"),
            StartupTime = Value(status, "CoreStartupTime") is { } at ? $"{Value(status, "CoreStartupDate")} {at}".Trim() : null,
            ExcludedEvents = info.MayUse("Filter") ? await FilterAsync(connection, options, cancellation) : [],
        };
    }

    /// <summary><c>ListCommands</c> answers one header for each action that the login may use: <c>Hangup: Hangup channel. (Priv: system,call,all)</c>.</summary>
    private static HashSet<string>? AllowedActions(AmiResponse commands) =>
        !commands.Succeeded ? null : commands.Message!.Headers
            .Where(header => header.Value.Contains("(Priv:", StringComparison.Ordinal))
            .Select(header => header.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static async Task<IReadOnlyList<string>> FilterAsync(AmiConnection connection, AmiOptions options, CancellationToken cancellation)
    {
        var excluded = new List<string>();
        foreach (var name in options.ExcludedEvents)
        {
            // A server that knows no MatchCriteria takes this for an empty filter that matches everything: it sends more, and nothing is lost.
            var added = await SendAsync(connection, options, new AmiAction("Filter")
                .With("Operation", "Add")
                .With("MatchCriteria", $"name({name}),action(exclude)"), cancellation);
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
