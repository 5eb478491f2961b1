using CallBridge.Api;
using CallBridge.Tests.Walls;

namespace CallBridge.Tests.Api;

/// <summary>Codes of sentences: each is said somewhere, and the page has words for it.</summary>
public sealed class SentencesTests
{
    [Fact]
    public void Every_listed_sentence_is_said_by_the_listener()
    {
        var code = string.Concat(Repository.Files("src", "*.cs").Where(path => Path.GetFileName(path) != "Sentences.cs").Select(File.ReadAllText));
        Assert.All(Sentences.Fixed.Keys, sentence => Assert.Contains($"\"{sentence}\"", code, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_has_words_for_every_code()
    {
        var words = File.ReadAllText(Path.Combine(Repository.Root, "wwwroot", "words", "en.js"));
        Assert.All(Sentences.Fixed.Values, code => Assert.Contains($"'said.{code}'", words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("This call cannot be held now: it is ringing.", "notNow", null, null)]
    [InlineData("This call is just being held. Wait for that, or hang up.", "busyWith", null, null)]
    [InlineData("A note holds 32000 characters. Shorten it.", "noteTooLong", "n", "32000")]
    [InlineData("A disposition holds 255 characters. Shorten it.", "outcomeTooLong", "n", "255")]
    [InlineData("More than 20 numbers were dialled within a minute. Wait a moment and dial again.", "tooManyDials", "n", "20")]
    [InlineData("A phone number cannot contain “!”.", "numberSign", "sign", "!")]
    [InlineData("Nothing rings at 1002.", "nothingRings", null, null)]
    [InlineData("No call is parked at 701.", "nothingParked", null, null)]
    [InlineData("A reason has at most 80 characters.", "reasonTooLong", "n", "80")]
    [InlineData("This record is saved: only one that Salesforce refused (failed) can be sent again.", "notSetAside", null, null)]
    public void Sentence_with_places_is_known_with_what_stands_in_them(string sentence, string code, string? name, string? value)
    {
        var said = Sentences.Of(sentence);
        Assert.Equal(code, said?.Code);
        Assert.Equal(value, name is null ? null : said?.Values?[name]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Priority: bad value for restricted picklist field: Huge")]
    [InlineData("A phone number has no letters. At all.")]
    public void Sentence_of_somebody_else_has_no_code(string? sentence) => Assert.Null(Sentences.Of(sentence));
}
