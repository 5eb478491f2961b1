namespace CallBridge.Ami.Tests;

public class AmiBackoffTests
{
    [Theory]
    [InlineData(0.0, new[] { 1.0, 2, 4, 8, 15, 15 })]
    [InlineData(0.5, new[] { 1.5, 3, 6, 12, 22.5, 22.5 })]
    [InlineData(0.999999, new[] { 2.0, 4, 8, 16, 30, 30 })]
    public void Delays_double_and_jitter_spreads_them_over_the_upper_half(double jitter, double[] seconds)
    {
        var backoff = new AmiBackoff(() => jitter);

        Assert.Equal(seconds, seconds.Select(_ => Math.Round(backoff.Next().TotalSeconds, 3)));
    }

    [Fact]
    public void Delay_stays_within_its_range_for_ever()
    {
        var random = new Random(1);
        var backoff = new AmiBackoff(random.NextDouble);

        for (var i = 0; i < 10_000; i++) Assert.InRange(backoff.Next(), AmiBackoff.Least, AmiBackoff.Most);
    }
}
