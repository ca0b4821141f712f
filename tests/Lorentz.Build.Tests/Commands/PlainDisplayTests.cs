using Lorentz.Build.Displays;

namespace Lorentz.Build.Tests.Commands;

public sealed class PlainDisplayTests
{
    [Fact]
    public void A_stage_speaks_every_few_seconds_and_at_its_end()
    {
        var clock = new SteppedClock();
        using var output = new StringWriter { NewLine = "\n" };
        var display = new PlainDisplay(output, output, clock);

        using (var stage = display.Stage("training", 100))
        {
            clock.Advance(2);
            stage.Advance(10);
            stage.Report("loss 0.5");
            clock.Advance(8);
            stage.Advance(10);
            stage.Advance(20);
            clock.Advance(65);
        }

        Assert.Equal("training: 20 %, 40.0 s left  loss 0.5\ntraining: 1 min 15 s  loss 0.5\n", output.ToString());
    }

    private sealed class SteppedClock : TimeProvider
    {
        private long seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => seconds;

        public void Advance(long more) => seconds += more;
    }
}
