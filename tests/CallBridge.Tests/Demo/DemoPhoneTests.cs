using CallBridge.Demo;
using CallBridge.Telephony.Simulator;
using CallBridge.Tests.Desks;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Tests.Demo;

public sealed class DemoPhoneTests
{
    [Fact]
    public async Task A_key_that_does_nothing_says_why()
    {
        await using var desk = await DeskOf.StartAsync();
        var phone = new DemoPhone(
            new SimulatedPhones(new SimulatorOptions { Extension = "1001" }, TimeProvider.System, NullLogger<SimulatedPhones>.Instance), desk);

        var said = await Assert.ThrowsAsync<InvalidOperationException>(() => phone.PressAsync("answer", null, CancellationToken.None));

        Assert.Equal("The simulated phone system is not running.", said.Message);
    }
}
