namespace Lorentz.Physics.Fields.Maps;

/// <summary>Runs independent pieces of work on a stated number of threads.</summary>
internal static class ParallelPlanes
{
    /// <summary>Calls <paramref name="body"/> once for each of 0 .. count - 1, in any order; each call writes its own part.</summary>
    public static void ForEach(int count, int threads, Action<int> body)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (threads == 1)
        {
            for (var i = 0; i < count; i++)
            {
                body(i);
            }

            return;
        }

        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, body);
    }
}
