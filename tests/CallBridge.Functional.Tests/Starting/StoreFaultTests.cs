using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json;
using CallBridge.Functional.Tests.Running;
using Microsoft.Data.Sqlite;

namespace CallBridge.Functional.Tests.Starting;

/// <summary>
/// The program itself on a disk that is full, with a database that another program holds, that is damaged, or that a newer version wrote: calls go on, the
/// status says what to do, and what waited in memory is written once it can be.
/// </summary>
public sealed class StoreFaultTests : IDisposable
{
    private const int Megabytes = 4;
    private readonly ListenerSettings _settings = new();

    private string Database => Path.Combine(_settings.DataDirectory, "calls.db");

    public void Dispose() => _settings.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_another_program_holds_the_database_calls_go_on_and_are_written_when_it_lets_go(bool fromTheStart)
    {
        await (await _settings.StartAsync()).StopAsync();
        SqliteConnection? holder = fromTheStart ? await HoldAsync() : null;
        await using var process = await _settings.StartAsync();
        using var api = Client(_settings.Token);
        await using var desk = await DeskStream.OpenAsync(api);
        await desk.ReadyAsync();
        holder ??= await HoldAsync();
        try
        {
            var id = await CallAsync(api, desk);
            await SaidAsync(desk, "another program holds the call database", "end the program that holds it");
            await ReadyAsync(api, HttpStatusCode.ServiceUnavailable, "failing");

            await holder.DisposeAsync();
            await WrittenAsync(desk, id);
            await ReadyAsync(api, HttpStatusCode.OK, "ok");
        }
        finally
        {
            await holder.DisposeAsync();
        }

        await OneTaskAsync();
        Assert.DoesNotContain("   at ", process.Error, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_full_disk_calls_go_on_and_are_written_once_there_is_room(bool fromTheStart)
    {
        await using var disk = await SmallDisk.TryMountAsync(_settings.DataDirectory, Megabytes);
        Skip.If(disk is null, "A small file system can be mounted by root on Linux only.");
        await (await StartAsync(disk)).StopAsync();
        if (fromTheStart)
            disk.Fill();
        await using var process = await StartAsync(disk);
        using var api = Client(await File.ReadAllTextAsync(disk.Path + "/api-token"));
        await using var desk = await DeskStream.OpenAsync(api);
        await desk.ReadyAsync();
        disk.Fill();

        var id = await CallAsync(api, desk);
        await SaidAsync(desk, "Calls are kept in memory only", "make room on the disk");
        await ReadyAsync(api, HttpStatusCode.ServiceUnavailable, "failing");

        disk.MakeRoom();
        await WrittenAsync(desk, id);
        await ReadyAsync(api, HttpStatusCode.OK, "ok");
        Assert.DoesNotContain("   at ", process.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_database_is_set_aside_and_said_and_calls_go_on_in_a_new_one()
    {
        await (await _settings.StartAsync()).StopAsync();
        await File.WriteAllBytesAsync(Database, [.. "SQLite format 3\0"u8, .. Enumerable.Repeat((byte)0xA5, 20_000)]);

        await using var process = await _settings.StartAsync();
        using var api = Client(_settings.Token);
        await using var desk = await DeskStream.OpenAsync(api);
        await desk.ReadyAsync();
        var id = await CallAsync(api, desk);

        await desk.CallAsync(call => Id(call) == id && Record(call) == "saved", "the saved record");
        var reason = await ReasonAsync(api, "callsSetAside");
        Assert.Contains("damaged", reason.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("administrator", reason.GetProperty("action").GetString(), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_settings.DataDirectory, "calls.db.damaged-*"));
        Assert.Contains("calls.db.damaged-", process.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_of_a_newer_version_is_left_untouched_and_named_in_one_plain_line()
    {
        await (await _settings.StartAsync()).StopAsync();
        await using (var newer = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            await newer.OpenAsync();
            await using var command = newer.CreateCommand();
            command.CommandText = "PRAGMA user_version = 999";
            await command.ExecuteNonQueryAsync();
        }

        var before = await File.ReadAllBytesAsync(Database);

        var (code, _, error) = await ListenerProcess.RunAsync([], _settings.With());

        Assert.Equal(69, code);
        Assert.Contains("written by a newer CallBridge", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Database));
    }

    private async Task<ListenerProcess> StartAsync(SmallDisk disk)
    {
        var process = ListenerProcess.Start([], _settings.With(), disk.Within);
        await process.StartedAsync();
        return process;
    }

    // As a backup or a database browser does.
    private async Task<SqliteConnection> HoldAsync()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private HttpClient Client(string token) => new(RunningListener.Handler())
    {
        BaseAddress = new Uri(_settings.Origin),
        DefaultRequestHeaders = { Authorization = RunningListener.Bearer(token) },
    };

    /// <summary>Dials, talks, notes something that takes room, and hangs up; the call's id.</summary>
    private static async Task<string> CallAsync(HttpClient api, DeskStream desk)
    {
        using var dialled = await api.PostAsync(new Uri("/api/calls", UriKind.Relative), Answers.Json("""{"number":"07700 900999"}""")).InTime();
        Assert.True(dialled.IsSuccessStatusCode, await dialled.Content.ReadAsStringAsync());
        var id = Id(await desk.CallInStateAsync("connected"));
        using var noted = await api.PostAsync(
            new Uri($"/api/calls/{id}/note", UriKind.Relative), Answers.Json(JsonSerializer.Serialize(new { text = new string('x', 8_000) }))).InTime();
        Assert.True(noted.IsSuccessStatusCode, await noted.Content.ReadAsStringAsync());
        using var ended = await api.PostAsync(new Uri($"/api/calls/{id}/hang-up", UriKind.Relative), null).InTime();
        Assert.True(ended.IsSuccessStatusCode, await ended.Content.ReadAsStringAsync());
        await desk.CallAsync(seen => Id(seen) == id && seen.GetProperty("state").GetString() == "ended", "the ended call");
        return id;
    }

    private static Task<JsonElement> SaidAsync(DeskStream desk, string message, string action) => desk.UntilAsync(
        push => push.GetProperty("status").GetProperty("reasons").EnumerateArray().Any(reason =>
            reason.GetProperty("code").GetString() == "callsNotKept"
            && reason.GetProperty("message").GetString()!.Contains(message, StringComparison.Ordinal)
            && reason.GetProperty("action").GetString()!.Contains(action, StringComparison.Ordinal)),
        $"a reason that says: {message}");

    private static Task<JsonElement> WrittenAsync(DeskStream desk, string id) => desk.UntilAsync(
        push => push.GetProperty("calls").EnumerateArray().Any(call => Id(call) == id && Record(call) == "saved")
            && !push.GetProperty("status").GetProperty("reasons").EnumerateArray().Any(reason => reason.GetProperty("code").GetString() == "callsNotKept"),
        "the saved record and no reason any more");

    private static async Task ReadyAsync(HttpClient api, HttpStatusCode status, string outbox)
    {
        using var answer = await api.GetAsync(new Uri("/health/ready", UriKind.Relative)).InTime();
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(outbox, (await Answers.JsonAsync(answer)).GetProperty("checks").GetProperty("outbox").GetString());
    }

    private static async Task<JsonElement> ReasonAsync(HttpClient api, string code)
    {
        using var answer = JsonDocument.Parse(await api.GetStringAsync(new Uri("/api/status", UriKind.Relative)).InTime());
        return answer.RootElement.GetProperty("reasons").EnumerateArray().Single(reason => reason.GetProperty("code").GetString() == code).Clone();
    }

    private async Task OneTaskAsync()
    {
        using var org = await OrgClient.SignInAsync(_settings.DemoPort);
        Assert.Single(await org.CallTasksAsync());
    }

    private static string Id(JsonElement call) => call.GetProperty("id").GetString()!;

    private static string? Record(JsonElement call) => call.GetProperty("record").GetProperty("state").GetString();
}

file static class Ending
{
    public static async Task StopAsync(this ListenerProcess process)
    {
        await using (process)
        {
            process.Signal(PosixSignal.SIGTERM);
            Assert.Equal(0, await process.ExitAsync());
        }
    }
}
