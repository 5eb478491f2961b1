using CallBridge.Ami.Sessions;

namespace CallBridge.Ami.Tests.Dialogue;

/// <summary>Both ends of one session, logged in.</summary>
public static class Sessions
{
    public static async Task<(AmiConnection Client, ScriptedSession Server)> OpenAsync(
        ScriptedServer server, AmiOptions? options = null, TimeProvider? time = null)
    {
        var opening = AmiConnection.OpenAsync(options ?? server.Options, time ?? new FakeTime(), CancellationToken.None);
        var session = await server.AcceptAsync();
        await session.LogInAsync();
        return (await Patience.Of(opening), session);
    }

    public static async Task<AmiSessionEnd> RefusedAsync(Task<AmiConnection> opening) =>
        (await Assert.ThrowsAsync<AmiSessionException>(() => Patience.Of(opening))).End;
}
