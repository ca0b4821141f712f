using System.Collections.Immutable;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Proposals;

namespace Lorentz.Sequences.Tests.Proposals;

public sealed class RemainderTests
{
    [Fact]
    public void Waves_are_taken_off_with_their_amplitudes()
    {
        var field = new PlaneWavesField([new(0.5, 2.1, 3.3, 0), new(0.3, 4.4, 1.2, Math.PI / 2)]);
        var (_, seen) = Study.Readings(FieldComplexity.Simple, 0);
        double[] values = [.. seen.Places.Select(field.Wave)];
        var remainder = WaveRemainder.Of(seen.Places, values, [new(2.1, 3.3), new(4.4, 1.2)]);
        foreach (var (wanted, found) in new[] { 0, 0.5, 0.3, 0 }.Zip(remainder.Amplitudes))
        {
            Assert.Equal(wanted, found, 1e-7);
        }

        Assert.All(remainder.Left, left => Assert.InRange(left, -1e-7, 1e-7));
    }

    [Fact]
    public void What_is_left_has_nothing_of_the_waves()
    {
        var (field, seen) = Study.Readings(FieldComplexity.MultiFrequency, 4);
        double[] values = [.. seen.Places.Select(field.Wave)];
        var left = WaveRemainder.Of(seen.Places, values, [new(1.7, 2.9)]).Left;
        Assert.Equal(0, left.Zip(seen.Places, (value, at) => value * Math.Cos((1.7 * at.X) + (2.9 * at.Y))).Sum(), 1e-6);
        Assert.Equal(0, left.Zip(seen.Places, (value, at) => value * Math.Sin((1.7 * at.X) + (2.9 * at.Y))).Sum(), 1e-6);
    }

    [Fact]
    public void Demodulation_leaves_the_modulation_times_the_squared_carrier()
    {
        var field = new AmplitudeModulatedField(0.7, 0.9, 1.4, 4.2, 5.1);
        ImmutableArray<Place> places = [.. Study.Grid.Places.Where((_, i) => i % 20 == 0)];
        var left = Demodulation.Of(places, [.. places.Select(field.Wave)], new(4.2, 5.1));
        for (var i = 0; i < left.Length; i++)
        {
            var (at, carrier) = (places[i], Math.Sin((4.2 * places[i].X) + (5.1 * places[i].Y)));
            Assert.Equal(0.7 * Math.Sin((0.9 * at.X) + (1.4 * at.Y)) * carrier * carrier, left[i], 1e-12);
        }
    }
}
