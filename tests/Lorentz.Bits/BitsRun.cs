namespace Lorentz.Bits;

/// <summary>Computations done in child processes that see another processor or use another number of threads.</summary>
public static class BitsRun
{
    /// <summary>What the computations print, name and hash, in their order. Each has a process of its own; they run side by side.</summary>
    /// <param name="switches">Environment variables for the children, NAME=value, separated by blanks; a word without = (none, say) sets nothing.</param>
    /// <param name="visible">What the children must see of the processor under these switches, as <c>avx2=False</c>, separated by blanks.</param>
    /// <param name="threads">Threads a computation uses.</param>
    /// <param name="names">The computations.</param>
    /// <exception cref="InvalidOperationException">A child failed, or the switches do not have the effect that they are there for.</exception>
    public static string[] Lines(string switches, string visible, int threads, IEnumerable<string> names)
    {
        var hardware = Output(BitsChild.Start(switches, "hardware", threads)).Split(' ');
        foreach (var feature in visible.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!hardware.Contains(feature))
            {
                throw new InvalidOperationException($"under '{switches}' a child must see {feature}; it sees {string.Join(' ', hardware)}");
            }
        }

        var children = names.Select(name => BitsChild.Start(switches, name, threads)).ToArray();
        return [.. children.Select(Output)];
    }

    private static string Output(BitsChild child)
    {
        using (child)
        {
            var (exitCode, output, errors) = child.Finish();
            return exitCode == 0 ? output : throw new InvalidOperationException($"a child ended with {exitCode}: {errors}");
        }
    }
}
