using CallBridge.Guard;

namespace CallBridge.Tests.Guard;

public sealed class LoopbackHostsTests
{
    [Theory]
    [InlineData("localhost:21047")]
    [InlineData("LOCALHOST:21047")]
    [InlineData("127.0.0.1:21047")]
    [InlineData("[::1]:21047")]
    public void Own_name_with_the_port_is_ours(string host) => Assert.True(LoopbackHosts.IsOurs(host, 21047));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("localhost:")]
    [InlineData("localhost:2104")]
    [InlineData("localhost:210470")]
    [InlineData("localhost:21047\n")]
    [InlineData(" localhost:21047")]
    [InlineData("localhost.evil.example:21047")]
    [InlineData("evil.localhost:21047")]
    [InlineData("::1:21047")]
    [InlineData("127.1:21047")]
    public void Anything_else_is_not(string? host) => Assert.False(LoopbackHosts.IsOurs(host, 21047));
}
