using Lorentz.Numerics.Reductions;
using Xunit;

namespace Lorentz.Numerics.Tests.Reductions;

public static class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public static void Every_chunk_runs_once_in_each_of_many_loops(int threads)
    {
        using var team = new WorkerTeam(threads);
        for (var loop = 0; loop < 3000; loop++)
        {
            var runs = new int[loop % 9];
            team.Run(runs.Length, chunk => Interlocked.Increment(ref runs[chunk]));
            Assert.All(runs, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public static void Workers_that_have_parked_wake_again()
    {
        using var team = new WorkerTeam(3);
        for (var loop = 0; loop < 20; loop++)
        {
            Thread.Sleep(5);
            using var together = new Barrier(3);

            // Passes only if three threads are in the loop at once.
            team.Run(3, _ => Assert.True(together.SignalAndWait(TimeSpan.FromSeconds(20))));
        }
    }

    [Fact]
    public static void Caller_that_has_parked_wakes_when_a_worker_finishes_late()
    {
        using var team = new WorkerTeam(2);
        for (var loop = 0; loop < 10; loop++)
        {
            var caller = Environment.CurrentManagedThreadId;
            using var together = new Barrier(2);
            var finished = 0;
            team.Run(2, _ =>
            {
                together.SignalAndWait();
                if (Environment.CurrentManagedThreadId != caller)
                {
                    Thread.Sleep(10);
                }

                Interlocked.Increment(ref finished);
            });
            Assert.Equal(2, finished);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public static void Exception_of_the_lowest_chunk_comes_out_and_the_team_goes_on(int threads)
    {
        using var team = new WorkerTeam(threads);
        for (var loop = 0; loop < 200; loop++)
        {
            var runs = 0;
            var thrown = Assert.Throws<FormatException>(() => team.Run(8, chunk =>
            {
                Interlocked.Increment(ref runs);
                if (chunk is 3 or 5)
                {
                    throw new FormatException($"chunk {chunk}");
                }
            }));
            Assert.Equal("chunk 3", thrown.Message);
            Assert.Equal(8, runs);
        }

        var after = 0;
        team.Run(4, _ => Interlocked.Increment(ref after));
        Assert.Equal(4, after);
    }

    [Fact]
    public static void A_loop_inside_a_loop_is_refused_instead_of_hanging()
    {
        using var team = new WorkerTeam(2);
        Assert.Throws<InvalidOperationException>(() => team.Run(2, _ => team.Run(1, _ => { })));
    }

    [Fact]
    public static void A_disposed_team_and_bad_arguments_are_refused()
    {
        var team = new WorkerTeam(2);
        Assert.Equal(2, team.Threads);
        Assert.Throws<ArgumentOutOfRangeException>(() => team.Run(-1, _ => { }));
        team.Dispose();
        Assert.Throws<ObjectDisposedException>(() => team.Run(1, _ => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerTeam(0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public static void Reduction_folds_in_chunk_order_whatever_the_threads(int threads)
    {
        const int Size = 1000;
        var chunks = FixedOrder.ChunkCount(Size, 64);
        Assert.Equal(16, chunks);
        var text = FixedOrder.Reduce(
            chunks,
            threads,
            chunk => FixedOrder.Chunk(Size, 64, chunk),
            new List<long>(),
            (list, range) => [.. list, range.Start, range.Length]);
        Assert.Equal(Enumerable.Range(0, 16).SelectMany(i => (long[])[i * 64L, i == 15 ? 40 : 64]), text);
        Assert.Equal([0, 1, 4], FixedOrder.Map(3, threads, chunk => chunk * chunk));
        Assert.Empty(FixedOrder.Map(0, threads, chunk => chunk));
        Assert.Equal(0, FixedOrder.ChunkCount(0, 5));
    }
}
