using System.Collections.Immutable;
using CallBridge.Calls.Records;
using FsCheck;
using FsCheck.Fluent;

namespace CallBridge.Calls.Tests.Records;

public class TaskContentTests
{
    private static readonly CallRecord Sent = new()
    {
        Key = "pbx-1001-1",
        Agent = "1001",
        CallId = "call-1",
        Revision = 2,
        Subject = "Inbound Call",
        Description = "Inbound Call\nWants a quote",
        Type = CallType.Inbound,
        DurationSeconds = 42,
        ActivityDate = new(2026, 3, 2),
        StartedAt = new(2026, 3, 2, 16, 11, 36, TimeSpan.Zero),
        Disposition = "Interested",
        WhoId = "0035g00000ABCDE",
        WhatId = "5005g00000000001AA",
        Fields = ImmutableSortedDictionary<string, string>.Empty.Add("Start__c", "2026-03-02T16:11:36Z").Add("Score__c", "7").Add("Hot__c", "True"),
    };

    [Fact]
    public void A_field_of_the_configuration_without_text_is_emptied_whatever_its_type() =>
        Assert.Null(TaskContent.Of(Sent with { Fields = Sent.Fields.SetItem("Score__c", "") })["Score__c"]);

    [Fact]
    public void A_task_that_holds_just_what_was_sent_reads_like_it() => Assert.True(Held().ReadsLike(Sent));

    [Theory]
    [InlineData("Description", "Inbound Call\r\nWants a quote")]
    [InlineData("Description", "Inbound Call\nWants a quote ")]
    [InlineData("CallDurationInSeconds", "42.0")]
    [InlineData("WhoId", "0035g00000ABCDEAA5")]
    [InlineData("Start__c", "2026-03-02T16:11:36.000+0000")]
    [InlineData("Score__c", "7.00")]
    [InlineData("Hot__c", "true")]
    public void Salesforces_own_way_to_write_a_value_is_no_difference(string field, string held) => Assert.True(Held(field, held).ReadsLike(Sent));

    [Theory]
    [InlineData("Subject", "Inbound Call: refit")]
    [InlineData("Description", null)]
    [InlineData("CallDisposition", "interested")]
    [InlineData("CallDurationInSeconds", "43")]
    [InlineData("ActivityDate", "2026-03-03")]
    [InlineData("WhoId", "0035g00000abcde")]
    [InlineData("WhoId", null)]
    [InlineData("Start__c", "2026-03-02T16:11:37.000+0000")]
    [InlineData("Score__c", "8")]
    public void Any_other_value_is_a_difference(string field, string? held) => Assert.False(Held(field, held).ReadsLike(Sent));

    [Fact]
    public void A_field_that_could_not_be_read_says_nothing() =>
        Assert.True(new TaskContent(TaskContent.Of(Sent).Remove("Description")).ReadsLike(Sent with { Description = "Other" }));

    [Fact]
    public void A_blank_that_salesforce_emptied_is_no_difference() => Assert.True(Held("CallDisposition", null).ReadsLike(Sent with { Disposition = " " }));

    [Theory]
    [InlineData("WhoId", null, true)]
    [InlineData("WhatId", null, true)]
    [InlineData("WhoId", "0035g00000abcde", false)]
    [InlineData("Subject", null, false)]
    public void Only_a_link_may_be_missing_from_what_may_have_been_saved_without(string field, string? held, bool alike) =>
        Assert.Equal(alike, Held(field, held).ReadsLikeWithoutLinks(Sent));

    [Fact]
    public void What_another_wrote_reads_like_itself_and_not_like_what_was_sent()
    {
        var theirs = new TaskContent(TaskContent.Nothing.AddRange(TaskContent.Of(Sent with { Subject = "Theirs", DurationSeconds = 1, WhoId = null, Type = CallType.Outbound })));

        Assert.True(theirs.ReadsLike(theirs.AsRecord(Sent)));
        Assert.False(theirs.ReadsLike(Sent));
    }

    [Fact]
    public void What_it_lacks_of_the_links_is_told()
    {
        Assert.Equal(DroppedLinks.None, Held().Lacking(Sent));
        Assert.Equal(DroppedLinks.Who, Held("WhoId", null).Lacking(Sent));
        Assert.Equal(DroppedLinks.None, Held("WhoId", null).Lacking(Sent with { WhoId = null }));
    }

    [Fact]
    public void Whatever_a_record_says_what_salesforce_makes_of_it_reads_like_it() => Prop.ForAll<string?, string?, int>((subject, note, seconds) =>
    {
        var record = Sent with { Subject = subject + "x", Description = note, DurationSeconds = Math.Abs(seconds % 100_000) };
        var stored = TaskContent.Of(record).ToDictionary(v => v.Key, v => string.IsNullOrWhiteSpace(v.Value) ? null : v.Value.Trim().ReplaceLineEndings("\r\n"));
        return new TaskContent(TaskContent.Nothing.AddRange(stored)).ReadsLike(record);
    }).QuickCheckThrowOnFailure();

    private static TaskContent Held(string? field = null, string? value = null) =>
        new(field is null ? TaskContent.Of(Sent) : TaskContent.Of(Sent).SetItem(field, value));
}
