using System.Collections.Immutable;

namespace Lorentz.Build.Graph;

/// <summary>Runs what is stale, inputs first.</summary>
/// <param name="layout">Where files live.</param>
/// <param name="settings">The values of this run.</param>
/// <param name="display">Where progress is shown.</param>
public sealed class Runner(Layout layout, Settings settings, IDisplay display)
{
    /// <summary>Runs the wanted targets and those of their inputs that are stale.</summary>
    /// <param name="wanted">The targets asked for.</param>
    /// <param name="force">Whether the targets asked for run even when up to date.</param>
    /// <param name="wait">Whether to wait for another run of the same profile.</param>
    /// <param name="cancellation">Signalled when the user stops the run.</param>
    /// <exception cref="RunException">A target failed.</exception>
    /// <exception cref="OperationCanceledException">The user stopped the run.</exception>
    public void Run(ImmutableArray<Target> wanted, bool force, bool wait, CancellationToken cancellation)
    {
        var planner = new Planner(layout, settings, new(layout.Repository));
        var plan = planner.Plan(wanted, force);
        var writes = plan.Any(step => step.IsStale && !step.Target.AlwaysRun);
        using var held = writes ? RunLock.Take(layout.Locked(settings), wait, display.Say, cancellation) : null;

        // Another run may have finished these targets while this one waited, and every target that runs may leave its
        // outputs as they were: so each is judged again when its turn comes.
        var execution = new Execution(layout, settings, display, new(SourceControl.Describe(layout.Repository)));
        var done = new Dictionary<string, Step>();
        foreach (var planned in plan)
        {
            cancellation.ThrowIfCancellationRequested();
            var target = planned.Target;
            var forced = planned.Reasons.Contains(Planner.Forced);
            var step = planner.Evaluate(target, done, forced);
            done[target.Name] = step.IsStale ? Execute(step, forced) : step;
            if (!step.IsStale)
            {
                display.Say($"{target.Name}: up to date");
            }
        }

        Step Execute(Step step, bool forced)
        {
            Announce(step);
            var record = execution.Run(step, forced, cancellation);
            return step with { Recorded = record, Reasons = [] };
        }
    }

    private void Announce(Step step)
    {
        if (step.Target.AlwaysRun)
        {
            return;
        }

        display.Say($"{step.Target.Name}: {string.Join(", ", step.Reasons)}");
        if (layout.Variant(step.Target, settings).Length > 0)
        {
            display.Say($"{step.Target.Name}: parameters were set by hand, so its files go to {layout.Show(layout.Artifacts(step.Target, settings))}");
        }
    }
}
