using CallBridge.Pages;

namespace CallBridge.Tests.Pages;

public sealed class PageSessionsTests
{
    private readonly SteppedTime _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly PageSessions _sessions;

    public PageSessionsTests() => _sessions = new PageSessions(_time);

    [Fact]
    public void Token_names_its_page_until_it_expires()
    {
        var (token, page, expires) = _sessions.Open(null);

        Assert.Equal(page, _sessions.Find(token));
        _time.Step(expires - _time.GetUtcNow() - TimeSpan.FromTicks(1));
        Assert.Equal(page, _sessions.Find(token));
        _time.Step(TimeSpan.FromTicks(1));
        Assert.Null(_sessions.Find(token));
    }

    [Fact]
    public void Page_that_signs_in_again_keeps_its_name()
    {
        var (first, page, _) = _sessions.Open(null);
        var (second, same, _) = _sessions.Open(page);

        Assert.Equal(page, same);
        Assert.NotEqual(first, second);
        Assert.Equal(page, _sessions.Find(second));
    }

    [Fact]
    public void Ticket_is_good_for_thirty_seconds()
    {
        var early = _sessions.MakeTicket("p");
        var late = _sessions.MakeTicket("p");

        _time.Step(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        Assert.Equal("p", _sessions.UseTicket(early));
        _time.Step(TimeSpan.FromTicks(1));
        Assert.Null(_sessions.UseTicket(late));
    }

    [Fact]
    public void Ticket_is_good_once()
    {
        var ticket = _sessions.MakeTicket("p");

        Assert.Equal("p", _sessions.UseTicket(ticket));
        Assert.Null(_sessions.UseTicket(ticket));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("made up")]
    public void Ticket_that_was_never_given_is_none(string? ticket) => Assert.Null(_sessions.UseTicket(ticket));

    [Fact]
    public void Token_is_no_ticket_and_a_ticket_no_token()
    {
        var (token, page, _) = _sessions.Open(null);

        Assert.Null(_sessions.UseTicket(token));
        Assert.Null(_sessions.Find(_sessions.MakeTicket(page)));
    }

    [Fact]
    public void Oldest_goes_when_there_are_too_many()
    {
        var (first, _, _) = _sessions.Open(null);
        _time.Step(TimeSpan.FromSeconds(1));
        var last = "";
        for (var i = 0; i < PageSessions.Most; i++)
            last = _sessions.Open(null).Token;

        Assert.Null(_sessions.Find(first));
        Assert.NotNull(_sessions.Find(last));
    }
}
