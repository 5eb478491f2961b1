using CallBridge.DemoOrg.Org;

namespace CallBridge.DemoOrg.Tests.Org;

public sealed class RecordIdTests
{
    // Of 001D0 only the fourth is a capital: 8, I. Of 00000 none: 0, A. Of IRFma the first three: 7, H.
    [Fact]
    public void Short_id_gets_the_suffix_that_tells_its_case()
    {
        Assert.True(RecordId.TryNormalise("001D000000IRFma", out var id));
        Assert.Equal("001D000000IRFmaIAH", id);
    }

    [Fact]
    public void Long_id_whose_case_was_lost_gets_it_back_from_the_suffix()
    {
        Assert.True(RecordId.TryNormalise("001d000000irfmaIAH", out var id));
        Assert.Equal("001D000000IRFmaIAH", id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("001D000000IRFm")]
    [InlineData("001D000000IRFmaIA")]
    [InlineData("001D000000IRFm'")]
    [InlineData("001D000000IRFma\n")]
    [InlineData("001D000000IRFmaIA9")]
    public void Other_text_is_no_id(string? text) => Assert.False(RecordId.TryNormalise(text, out _));

    [Fact]
    public void Made_ids_differ_and_start_with_the_prefix()
    {
        var ids = Enumerable.Range(1, 5000).Select(n => RecordId.Make("003", n)).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.StartsWith("003", id, StringComparison.Ordinal));
    }
}
