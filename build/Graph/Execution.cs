using System.Collections.Immutable;
using Lorentz.Lab.Files;

namespace Lorentz.Build.Graph;

/// <summary>Runs one target so that only a finished run looks like one.</summary>
/// <param name="layout">Where files live.</param>
/// <param name="settings">The values of this run.</param>
/// <param name="display">Where progress is shown.</param>
/// <param name="manifest">Writes the manifest.</param>
public sealed class Execution(Layout layout, Settings settings, IDisplay display, Manifest manifest)
{
    private const int ShortKey = 16;

    /// <summary>
    /// Runs the step's target. Its record goes away first and comes back last, whole, after every declared output was
    /// found and hashed: a kill at any moment leaves a target that never finished.
    /// </summary>
    /// <returns>The record of the finished run.</returns>
    /// <exception cref="RunException">The target failed, or did not write an output it declares.</exception>
    /// <exception cref="OperationCanceledException">The user stopped the run.</exception>
    public Fingerprint Run(Step step, bool fresh, CancellationToken cancellation)
    {
        var target = step.Target;
        var checkpoints = Path.Combine(layout.Checkpoints(target, settings), step.Expected.Key[..ShortKey]);
        if (!target.AlwaysRun)
        {
            Begin(step, fresh ? null : checkpoints);
        }

        var run = new TargetRun(target, settings, layout, display, layout.Graph.InputsOf(target), checkpoints, cancellation);
        Invoke(target, run, cancellation);
        return target.AlwaysRun ? step.Expected : Finish(step, run);
    }

    private void Begin(Step step, string? kept)
    {
        var target = step.Target;
        Directory.CreateDirectory(layout.Artifacts(target, settings));
        Directory.CreateDirectory(layout.Results(target, settings));
        AtomicFile.WriteText(layout.Unfinished(target, settings), step.Expected.ToJson());
        File.Delete(layout.Record(target, settings));
        var checkpoints = layout.Checkpoints(target, settings);
        foreach (var old in Directory.Exists(checkpoints) ? Directory.GetDirectories(checkpoints) : [])
        {
            if (old != kept)
            {
                Directory.Delete(old, recursive: true);
            }
        }
    }

    private void Invoke(Target target, TargetRun run, CancellationToken cancellation)
    {
        try
        {
            display.Run(() => target.Execute!(run));
            cancellation.ThrowIfCancellationRequested();
        }
        catch (Exception exception) when (cancellation.IsCancellationRequested)
        {
            // Whatever a target throws on its way out, the cause is that the user stopped it.
            throw new OperationCanceledException("stopped", exception, cancellation);
        }
        catch (Exception exception) when (Innermost(exception) is not (UsageException or RunException or ReportedFailureException))
        {
            throw new RunException($"`{target.Name}` failed: {Innermost(exception).Message}", exception);
        }
    }

    private Fingerprint Finish(Step step, TargetRun run)
    {
        var target = step.Target;
        var outputs = OutputFiles.Of(target, layout, settings)
            .ToImmutableSortedDictionary(
                output => output.Key,
                output => FileStamp.Of(output.Value)
                    ?? throw new RunException($"`{target.Name}` ended without writing `{layout.Show(output.Value)}`, which it declares"),
                StringComparer.Ordinal);
        var record = step.Expected with { Outputs = outputs };
        AtomicFile.WriteText(Path.Combine(layout.Results(target, settings), Manifest.FileName), manifest.Of(target, settings, record, run.Notes));
        AtomicFile.WriteText(layout.Record(target, settings), record.ToJson());
        File.Delete(layout.Unfinished(target, settings));
        var checkpoints = layout.Checkpoints(target, settings);
        if (Directory.Exists(checkpoints))
        {
            Directory.Delete(checkpoints, recursive: true);
        }

        return record;
    }

    // Work on several threads wraps what went wrong; the first cause is what the user needs to read.
    private static Exception Innermost(Exception exception) =>
        exception is AggregateException { InnerExceptions: [var first, ..] } ? Innermost(first) : exception;
}
