using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using CallBridge.DemoOrg.Org;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.DemoOrg.Tests.Lightning;

/// <summary>The pages' files and their API, over a running demo org.</summary>
public sealed class LightningTests : IAsyncLifetime, IDisposable
{
    private readonly OneRingingPhone _phone = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private DemoOrgServer _server = null!;

    private string Origin => _server.Address.GetLeftPart(UriPartial.Authority);

    public async Task InitializeAsync()
    {
        _server = await DemoOrgServer.StartAsync(
            new DemoOrgOptions { Port = 0, SoftphoneUrl = new Uri("https://localhost:4567/softphone/") }, _phone, TimeProvider.System, NullLoggerFactory.Instance, default);
        _client.BaseAddress = _server.Address;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Root_sends_the_browser_home()
    {
        using var response = await _client.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal("/lightning/page/home", response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/lightning/page/home")]
    [InlineData("/lightning/o/Contact/list")]
    [InlineData("/lightning/r/Contact/003gK0000000002QAA/view")]
    public async Task Deep_link_loads_the_one_document(string path)
    {
        var html = await _client.GetStringAsync(new Uri(path, UriKind.Relative));
        Assert.Contains("<script type=\"module\" src=\"/assets/main.js\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_may_frame_the_softphone_and_its_stand_by_page_and_nothing_else()
    {
        using var response = await _client.GetAsync(new Uri("/lightning/page/home", UriKind.Relative));
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("frame-src 'self' https://localhost:4567;", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_has_no_inline_script_or_style()
    {
        var html = await _client.GetStringAsync(new Uri("/lightning/page/home", UriKind.Relative));
        Assert.DoesNotMatch(@"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html);
    }

    [Theory]
    [InlineData("/assets/main.js", "text/javascript")]
    [InlineData("/assets/styles/base.css", "text/css")]
    [InlineData("/assets/icons.svg", "image/svg+xml")]
    [InlineData("/support/api/62.0/lightning/opencti_min.js", "text/javascript")]
    public async Task File_is_sent_with_its_type(string path, string type)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/assets/package.json")]
    [InlineData("/assets/none.js")]
    [InlineData("/assets/")]
    [InlineData("/support/api/62/lightning/opencti_min.js")]
    [InlineData("/support/api/0.0/lightning/opencti_min.js")]
    public async Task File_that_is_not_offered_is_not_found(string path)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://localhost")]
    [InlineData("http://localhost:21047")]
    public async Task Another_origin_may_not_press_a_button(string origin)
    {
        using var response = await Post("/ui/demo/scenarios/known-caller", "{}", origin);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(_phone.Done);
    }

    [Fact]
    public async Task Post_without_an_origin_is_refused()
    {
        using var response = await Post("/ui/demo/scenarios/known-caller", "{}", null);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Another_site_may_not_read()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/ui/app");
        request.Headers.Add("Sec-Fetch-Site", "same-site");
        using var response = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Only_json_is_taken()
    {
        using var response = await Post("/ui/demo/scenarios/known-caller", "{}", Origin, "text/plain");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Empty(_phone.Done);
    }

    [Fact]
    public async Task Scenario_button_plays_the_scenario()
    {
        using var response = await Post("/ui/demo/scenarios/known-caller", "{}", Origin);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(["known-caller"], _phone.Done);
    }

    [Fact]
    public async Task Dial_key_without_a_number_says_what_to_do()
    {
        using var response = await Post("/ui/demo/keys/dial", """{"number":" "}""", Origin);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Key_that_does_nothing_now_says_why()
    {
        using var response = await Post("/ui/demo/keys/answer", """{"number":null}""", Origin);
        Assert.Equal(("Nothing rings.", HttpStatusCode.Conflict), (await Detail(response), response.StatusCode));
    }

    [Fact]
    public async Task SaveLog_with_an_entity_creates_a_Task_on_the_timeline_of_its_Who()
    {
        var fred = _server.Org.FindBy("Contact", "Name", "Fred Bloggs").Single();
        using var saved = await Post("/ui/log", $$$"""{"value":{"entityApiName":"Task","Subject":"Call","Status":"Completed","TaskSubtype":"Call","WhoId":"{{{fred.Id}}}"}}""", Origin);
        var id = (await saved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();

        var page = await _client.GetFromJsonAsync<JsonElement>(new Uri($"/ui/records/{fred.Id}", UriKind.Relative));
        var newest = page.GetProperty("activities").GetProperty("past").EnumerateArray().Select(task => task.GetProperty("id").GetString());
        Assert.Contains(id, newest);
    }

    [Fact]
    public async Task SaveLog_with_an_id_changes_that_record()
    {
        var task = _server.Org.All("Task")[0];
        using var saved = await Post("/ui/log", $$$"""{"value":{"Id":"{{{task.Id}}}","Description":"noted"}}""", Origin);
        Assert.Equal("noted", _server.Org.Find(task.Id)?.Text("Description"));
    }

    [Fact]
    public async Task SaveLog_with_neither_is_refused()
    {
        using var response = await Post("/ui/log", """{"value":{"Subject":"x"}}""", Origin);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task New_record_without_a_required_field_is_refused_by_the_field()
    {
        using var response = await Post("/ui/records", """{"type":"Contact","values":{"Phone":"1"}}""", Origin);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty("LastName", out _), problem.ToString());
    }

    [Fact]
    public async Task New_record_is_created()
    {
        using var response = await Post("/ui/records", """{"type":"Contact","values":{"LastName":"Fresh","Phone":"07700900999"}}""", Origin);
        Assert.Equal("07700900999", _server.Org.FindBy("Contact", "Name", "Fresh").Single().Text("Phone"));
    }

    [Fact]
    public async Task New_user_is_not_for_the_pages_to_make()
    {
        using var response = await Post("/ui/records", """{"type":"User","values":{"LastName":"x"}}""", Origin);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("getUserTimeZone", "Europe/London")]
    [InlineData("getInternalNumbersDigitsLength", "5")]
    public async Task Apex_GetCurrentUser_answers(string method, string expected)
    {
        var answer = await RunApex("GetCurrentUser", method);
        Assert.Equal(expected, answer.GetProperty("result").GetString());
    }

    [Fact]
    public async Task Apex_that_is_not_installed_says_so()
    {
        var answer = await RunApex("CallBridgeLog", "save");
        Assert.Equal("No Apex class CallBridgeLog is installed in the demo org.", answer.GetProperty("problem").GetString());
    }

    [Theory]
    [InlineData("07814256404 OR +447814256404", "Fred Bloggs")]
    [InlineData("(07700) 900482", "Margaret Okafor")]
    [InlineData("okafor", "Margaret Okafor")]
    public async Task Search_finds_names_and_numbers(string query, string expected) =>
        Assert.Equal([expected], await Search(query));

    [Fact]
    public async Task Search_for_a_shared_number_finds_both() =>
        Assert.Equal(["Olivia Hart", "James Hart"], await Search("02079460321 OR +442079460321"));

    [Theory]
    [InlineData(OrgSeed.UnknownNumber)]
    [InlineData(OrgSeed.ConvertedLeadNumber)]
    public async Task Search_finds_nobody(string query) =>
        Assert.Empty(await Search(query));

    [Fact]
    public async Task Event_stream_tells_of_a_new_Task()
    {
        using var stream = await _client.GetStreamAsync(new Uri("/ui/events", UriKind.Relative));
        await using var events = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();
        await NextOf(events, "phone");
        _server.Org.Create("Task", [new("Subject", "Call")], _server.Org.All("User")[0].Id);
        Assert.Equal("{}", await NextOf(events, "records"));
    }

    [Fact]
    public async Task Event_stream_tells_what_the_desk_phone_shows()
    {
        using var stream = await _client.GetStreamAsync(new Uri("/ui/events", UriKind.Relative));
        await using var events = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();
        await NextOf(events, "phone");
        _phone.State = new DemoPhoneState("Ringing", [new("1", null, "ringing")]);
        Assert.Equal("""{"summary":"Ringing","lines":[{"number":"1","name":null,"state":"ringing"}]}""", await NextOf(events, "phone"));
    }

    private static async Task<string> NextOf(IAsyncEnumerator<SseItem<string>> events, string type)
    {
        while (await events.MoveNextAsync())
        {
            if (events.Current.EventType == type)
                return events.Current.Data;
        }
        throw new InvalidOperationException("The stream ended.");
    }

    private async Task<JsonElement> RunApex(string apexClass, string methodName)
    {
        using var response = await Post("/ui/apex", $$"""{"apexClass":"{{apexClass}}","methodName":"{{methodName}}","methodParams":""}""", Origin);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<string[]> Search(string query)
    {
        var found = await _client.GetFromJsonAsync<JsonElement>(new Uri($"/ui/search?q={Uri.EscapeDataString(query)}", UriKind.Relative));
        return [.. found.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("name").GetString()!)];
    }

    private static async Task<string?> Detail(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString();

    private async Task<HttpResponseMessage> Post(string path, string json, string? origin, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, contentType) };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return await _client.SendAsync(request);
    }
}
