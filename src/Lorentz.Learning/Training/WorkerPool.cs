namespace Lorentz.Learning.Training;

/// <summary>Rooms for workers: as many as there are threads, each lent to one slice at a time.</summary>
internal sealed class WorkerPool<TWorker>(TWorker[] workers)
    where TWorker : class
{
    private readonly TWorker?[] free = [.. workers];

    /// <summary>A room nobody else has; there is one as long as no more slices than threads run at once.</summary>
    internal TWorker Rent()
    {
        while (true)
        {
            for (var i = 0; i < free.Length; i++)
            {
                if (Interlocked.Exchange(ref free[i], null) is { } worker)
                {
                    return worker;
                }
            }
        }
    }

    /// <summary>Gives a room back.</summary>
    internal void Return(TWorker worker)
    {
        for (var i = 0; Interlocked.CompareExchange(ref free[i], worker, null) is not null;)
        {
            i = (i + 1) % free.Length;
        }
    }
}
