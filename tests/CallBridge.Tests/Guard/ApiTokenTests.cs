using CallBridge.Guard;

namespace CallBridge.Tests.Guard;

public sealed class ApiTokenTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Token_is_kept()
    {
        var first = ApiToken.LoadOrCreate(_directory.Path);

        Assert.Equal(first.Value, ApiToken.LoadOrCreate(_directory.Path).Value);
        Assert.Equal(43, first.Value.Length);
    }

    [Fact]
    public void File_is_this_users_alone()
    {
        ApiToken.LoadOrCreate(_directory.Path);

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(ApiToken.PathIn(_directory.Path)));
    }

    [Fact]
    public void Token_that_others_could_read_is_replaced()
    {
        if (OperatingSystem.IsWindows())
            return;
        var first = ApiToken.LoadOrCreate(_directory.Path);
        File.SetUnixFileMode(ApiToken.PathIn(_directory.Path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        Assert.NotEqual(first.Value, ApiToken.LoadOrCreate(_directory.Path).Value);
        Assert.True(PrivateFile.IsPrivate(ApiToken.PathIn(_directory.Path)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    public void Token_too_short_to_be_one_is_replaced(string content)
    {
        File.WriteAllText(ApiToken.PathIn(_directory.Path), content);

        Assert.Equal(43, ApiToken.LoadOrCreate(_directory.Path).Value.Length);
    }

    [Fact]
    public void Only_the_token_itself_is_taken()
    {
        var token = ApiToken.LoadOrCreate(_directory.Path);

        Assert.True(token.Is(token.Value));
        Assert.False(token.Is(token.Value + " "));
        Assert.False(token.Is(token.Value[..^1]));
        Assert.False(token.Is(""));
    }
}
