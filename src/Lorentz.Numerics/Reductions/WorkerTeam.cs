using System.Runtime.ExceptionServices;

namespace Lorentz.Numerics.Reductions;

/// <summary>
/// Threads that stay ready between short parallel loops: the caller and threads - 1 workers take chunks one by one.
/// A loop costs a microsecond or two while the workers spin; after a pause they park and cost no processor time.
/// </summary>
/// <remarks>
/// Which thread runs which chunk is left open, so a chunk must write only what belongs to it. One loop at a time.
/// The state word holds the number of the loop in its upper half and the chunks not yet taken in its lower half; a
/// chunk is taken by compare-and-swap, so that a worker that wakes late finds either nothing or the current loop.
/// </remarks>
public sealed class WorkerTeam : IDisposable
{
    private const int SpinsBeforeParking = 1000;

    private readonly Thread[] _workers;
    private readonly Lock _failureGate = new();
    private readonly object _workGate = new();
    private readonly object _doneGate = new();
    private Action<int> _body = static _ => { };
    private ExceptionDispatchInfo? _failure;
    private int _failedChunk;
    private long _state;
    private int _chunks;
    private int _pending;
    private int _parked;
    private int _callerParked;
    private int _busy;
    private volatile bool _stopping;

    /// <summary>Starts the workers.</summary>
    /// <param name="threads">Number of threads including the caller of <see cref="Run"/>; 1 starts none.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one thread.</exception>
    public WorkerTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _workers = new Thread[threads - 1];
        for (var index = 0; index < _workers.Length; index++)
        {
            _workers[index] = new Thread(Work) { IsBackground = true, Name = "worker" };
            _workers[index].Start();
        }
    }

    /// <summary>Number of threads including the caller.</summary>
    public int Threads => _workers.Length + 1;

    /// <summary>
    /// Calls body(0) to body(chunks - 1), each once, and returns when all have returned. If some throw, the others
    /// still run, and the exception of the lowest chunk is thrown here.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of chunks.</exception>
    /// <exception cref="InvalidOperationException">The team is in a loop already.</exception>
    /// <exception cref="ObjectDisposedException">The team has been disposed.</exception>
    public void Run(int chunks, Action<int> body)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(chunks);
        ObjectDisposedException.ThrowIf(_stopping, this);
        if (Interlocked.Exchange(ref _busy, 1) != 0)
        {
            throw new InvalidOperationException("a worker team runs one loop at a time; this one is in a loop");
        }

        _body = body;
        _chunks = chunks;
        Volatile.Write(ref _pending, chunks);
        var loop = (Volatile.Read(ref _state) >> 32) + 1;
        Interlocked.Exchange(ref _state, (loop << 32) | (uint)chunks);
        if (chunks > 1 && Volatile.Read(ref _parked) > 0)
        {
            lock (_workGate)
            {
                Monitor.PulseAll(_workGate);
            }
        }

        TakeChunks();
        AwaitChunks();
        var failure = Interlocked.Exchange(ref _failure, null);
        Volatile.Write(ref _busy, 0);
        failure?.Throw();
    }

    /// <summary>Ends the workers, after the loop they are in.</summary>
    public void Dispose()
    {
        _stopping = true;
        lock (_workGate)
        {
            Monitor.PulseAll(_workGate);
        }

        foreach (var worker in _workers)
        {
            worker.Join();
        }
    }

    private static int Untaken(long state) => (int)state;

    private void TakeChunks()
    {
        while (true)
        {
            var state = Volatile.Read(ref _state);
            if (Untaken(state) == 0)
            {
                return;
            }

            if (Interlocked.CompareExchange(ref _state, state - 1, state) == state)
            {
                // The loop cannot end before this chunk has: its body and its count stand still from here on.
                Execute(_chunks - Untaken(state));
            }
        }
    }

    private void Execute(int chunk)
    {
        try
        {
            _body(chunk);
        }
        catch (Exception exception)
        {
            lock (_failureGate)
            {
                if (_failure is null || chunk < _failedChunk)
                {
                    _failure = ExceptionDispatchInfo.Capture(exception);
                    _failedChunk = chunk;
                }
            }
        }

        if (Interlocked.Decrement(ref _pending) == 0 && Volatile.Read(ref _callerParked) != 0)
        {
            lock (_doneGate)
            {
                Monitor.Pulse(_doneGate);
            }
        }
    }

    private void AwaitChunks()
    {
        for (var spin = 0; spin < SpinsBeforeParking; spin++)
        {
            if (Volatile.Read(ref _pending) == 0)
            {
                return;
            }

            Thread.SpinWait(1);
        }

        lock (_doneGate)
        {
            Interlocked.Exchange(ref _callerParked, 1);
            while (Volatile.Read(ref _pending) != 0)
            {
                Monitor.Wait(_doneGate);
            }

            Volatile.Write(ref _callerParked, 0);
        }
    }

    private void Work()
    {
        while (!_stopping)
        {
            TakeChunks();
            AwaitWork();
        }
    }

    private void AwaitWork()
    {
        for (var spin = 0; spin < SpinsBeforeParking; spin++)
        {
            if (Untaken(Volatile.Read(ref _state)) != 0 || _stopping)
            {
                return;
            }

            Thread.SpinWait(1);
        }

        lock (_workGate)
        {
            Interlocked.Increment(ref _parked);
            while (Untaken(Volatile.Read(ref _state)) == 0 && !_stopping)
            {
                Monitor.Wait(_workGate);
            }

            Interlocked.Decrement(ref _parked);
        }
    }
}
