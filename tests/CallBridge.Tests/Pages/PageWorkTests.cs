using System.Text.Json;
using CallBridge.Pages;
using CallBridge.Records.Tests.Bench;
using CallBridge.Salesforce.Browser;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Tests.Pages;

/// <summary>Work that is given to a page: taken once, answered on any connection, or certainly not done, or lost.</summary>
public sealed class PageWorkTests
{
    private static readonly PageAsk Save = new PageAsk.RunApex("CallBridgeLog", "save", [("key", "a b"), ("json", "{}")], Saves: "hq-1001-1.1");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ManualTime _time = new();
    private readonly PageConnections _connections = new();
    private readonly List<WorkOrder> _pushed = [];
    private readonly PageWork _work;
    private TaskCompletionSource _pushedOne = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PageWorkTests()
    {
        _work = new(
            new FakeHub((_, args) =>
            {
                _pushed.Add((WorkOrder)args[0]!);
                _pushedOne.TrySetResult();
                return Task.CompletedTask;
            }),
            _connections, _time, NullLogger<PageWork>.Instance);
        _connections.Open("page", "c1");
        _work.SetAble("page", able: true);
    }

    [Fact]
    public async Task What_a_page_takes_and_answers_is_the_answer()
    {
        var asked = await AskAsync();

        Assert.Equal(("runApex", "hq-1001-1.1"), (_pushed[0].Kind, _pushed[0].Saves));
        Assert.Equal("key=a%20b&json=%7B%7D", JsonSerializer.SerializeToElement(_pushed[0].Args).GetProperty("methodParams").GetString());
        Assert.True(_work.Take("page", Ticket));
        Assert.False(_work.Take("page", Ticket));
        Assert.True(_work.Done(Ticket, Answered("done")));

        Assert.Equal("done", Assert.IsType<PageReply.Answered>(await asked.WaitAsync(Patience, TimeProvider.System)).Value.GetString());
        Assert.False(_work.Done(Ticket, Answered("again")));
    }

    [Fact]
    public async Task What_is_not_taken_in_time_is_withdrawn()
    {
        var asked = await AskAsync();
        await _time.ArmedAsync(PageWork.TakeTime, PageWork.TakeTime);

        _time.Advance(PageWork.TakeTime);

        Assert.IsType<PageReply.NotTaken>(await asked.WaitAsync(Patience, TimeProvider.System));
        Assert.False(_work.Take("page", Ticket));
    }

    [Fact]
    public async Task A_page_that_was_not_asked_takes_nothing()
    {
        var asked = await AskAsync();

        Assert.False(_work.Take("other", Ticket));
        Assert.False(_work.Done(Ticket, Answered("not taken")));
        Assert.False(asked.IsCompleted);
    }

    [Fact]
    public async Task A_page_that_could_not_begin_says_so()
    {
        var asked = await AskAsync();
        _work.Take("page", Ticket);

        _work.Done(Ticket, new PageResult(false) { Undone = true });

        Assert.IsType<PageReply.NotTaken>(await asked.WaitAsync(Patience, TimeProvider.System));
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_lost_and_what_comes_late_is_told_by_its_key()
    {
        List<(string, string?)> late = [];
        _work.SavedLate += (key, value) => late.Add((key, value.GetString()));
        var asked = await AskAsync();
        _work.Take("page", Ticket);
        await _time.ArmedAsync(PageWork.AnswerTime, PageWork.AnswerTime);

        _time.Advance(PageWork.AnswerTime);
        Assert.IsType<PageReply.Lost>(await asked.WaitAsync(Patience, TimeProvider.System));
        _work.Done(Ticket, Answered("00T"));
        _work.Done(Ticket, Answered("00T") with { Key = "'; DROP" });
        _work.Done(Ticket, Answered("00T") with { Key = "hq-1001-1.1" });

        Assert.Equal([("hq-1001-1.1", "00T")], late);
    }

    [Fact]
    public async Task A_page_whose_connection_broke_is_waited_for_a_while()
    {
        var asked = await AskAsync();
        _work.Take("page", Ticket);
        await _time.ArmedAsync(PageWork.AnswerTime, PageWork.AnswerTime);
        _connections.Close("page", "c1");
        _work.Left("page");
        Assert.Empty(_work.Pages);

        _time.Advance(PageWork.ReturnTime / 2);
        _connections.Open("page", "c2");
        _work.Returned("page");
        _time.Advance(PageWork.ReturnTime);
        _work.Done(Ticket, Answered("on another connection"));

        Assert.IsType<PageReply.Answered>(await asked.WaitAsync(Patience, TimeProvider.System));
    }

    [Fact]
    public async Task A_page_that_does_not_come_back_is_lost()
    {
        var asked = await AskAsync();
        _work.Take("page", Ticket);
        await _time.ArmedAsync(PageWork.AnswerTime, PageWork.AnswerTime);
        _work.Left("page");

        _time.Advance(PageWork.ReturnTime);

        Assert.IsType<PageReply.Lost>(await asked.WaitAsync(Patience, TimeProvider.System));
    }

    [Fact]
    public async Task Only_pages_that_can_work_and_are_connected_are_asked()
    {
        _connections.Open("standalone", "c2");
        _work.SetAble("gone", able: true);
        _work.Ranking = () => ["standalone", "gone", "page"];

        Assert.Equal(["page"], _work.Pages);
        Assert.IsType<PageReply.NotTaken>(await _work.AskAsync("gone", Save, CancellationToken.None));
        Assert.Empty(_pushed);
    }

    [Fact]
    public void Pages_that_come_and_go_are_told()
    {
        var changes = 0;
        _work.Changed += () => changes++;

        _work.SetAble("page", able: true);
        _work.SetAble("second", able: true);
        _work.Left("second");
        _work.Left("second");

        Assert.Equal(2, changes);
    }

    [Theory]
    [InlineData("closed", "closed or reloaded")]
    [InlineData("unanswered", "no answer")]
    [InlineData("<script>", "did not say")]
    [InlineData(null, "did not say")]
    public void Why_nobody_knows_is_said_in_words_of_ours(string? lost, string words) =>
        Assert.Contains(words, Assert.IsType<PageReply.Lost>(WorkOrders.Reply(new PageResult(false) { Lost = lost })).Message, StringComparison.Ordinal);

    [Fact]
    public void Errors_of_a_page_are_cut_to_size()
    {
        var refused = Assert.IsType<PageReply.Refused>(WorkOrders.Reply(new PageResult(false)
        {
            Errors = [null, .. Enumerable.Repeat(new PageProblem(new string('C', 9_000), new string('d', 9_000), new string('e', 9_000)), 9)],
        }));

        Assert.Equal(5, refused.Errors.Length);
        Assert.All(refused.Errors, error => Assert.True(error.Code.Length <= 100 && error.Description.Length <= 1_000 && error.Details!.Length <= 4_000));
    }

    private string Ticket => _pushed[^1].Ticket;

    /// <summary>Work on its way, pushed to the page.</summary>
    private async Task<Task<PageReply>> AskAsync()
    {
        _pushedOne = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = _work.AskAsync("page", Save, CancellationToken.None);
        await _pushedOne.Task.WaitAsync(Patience, TimeProvider.System);
        return asked;
    }

    private static PageResult Answered(string value) => new(true) { Value = JsonSerializer.SerializeToElement(value) };
}
