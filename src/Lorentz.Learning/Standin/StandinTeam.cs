namespace Lorentz.Learning.Standin;

/// <summary>A persistent team of workers.</summary>
internal sealed class StandinTeam : IDisposable
{
    private readonly Thread[] helpers;
    private Action<int, int> work = static (_, _) => { };
    private int items;
    private int next;
    private int running;
    private volatile int generation;
    private volatile bool stop;

    internal StandinTeam(int threads)
    {
        helpers = new Thread[threads - 1];
        for (var i = 0; i < helpers.Length; i++)
        {
            var worker = i + 1;
            helpers[i] = new Thread(() => Loop(worker)) { IsBackground = true };
            helpers[i].Start();
        }
    }

    internal void Run(int count, Action<int, int> action)
    {
        work = action;
        items = count;
        Volatile.Write(ref next, 0);
        Volatile.Write(ref running, helpers.Length);
        generation++;
        Take(0);
        var spin = default(SpinWait);
        while (Volatile.Read(ref running) > 0)
        {
            spin.SpinOnce(-1);
        }
    }

    public void Dispose()
    {
        stop = true;
        generation++;
        foreach (var helper in helpers)
        {
            helper.Join();
        }
    }

    private void Loop(int worker)
    {
        var seen = 0;
        while (true)
        {
            var spin = default(SpinWait);
            while (generation == seen)
            {
                spin.SpinOnce(-1);
            }

            seen = generation;
            if (stop)
            {
                return;
            }

            Take(worker);
            Interlocked.Decrement(ref running);
        }
    }

    private void Take(int worker)
    {
        int item;
        while ((item = Interlocked.Increment(ref next) - 1) < items)
        {
            work(item, worker);
        }
    }
}
