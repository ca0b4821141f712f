using System.Collections.Immutable;
using System.Globalization;
using Lorentz.Build.Displays;
using Lorentz.Build.Graph;

namespace Lorentz.Build.Commands;

/// <summary>The program: a catalogue of targets behind a command line.</summary>
/// <param name="catalogue">The targets.</param>
/// <param name="repository">The folder of the repository.</param>
/// <param name="writer">Where output goes.</param>
/// <param name="error">Where errors go.</param>
public sealed class Application(ImmutableArray<Target> catalogue, string repository, TextWriter writer, TextWriter error)
{
    /// <summary>Exit code: a target failed.</summary>
    public const int Failed = 1;

    /// <summary>Exit code: the command line asks for something that does not exist.</summary>
    public const int Misused = 2;

    /// <summary>Exit code: the user stopped the run.</summary>
    public const int Stopped = 130;

    /// <summary>Whether to draw progress bars rather than print lines.</summary>
    public bool Bars { get; init; }

    /// <summary>Does what the arguments ask for.</summary>
    /// <returns>The exit code: 0, <see cref="Failed"/>, <see cref="Misused"/> or <see cref="Stopped"/>.</returns>
    public int Run(string[] arguments, CancellationToken cancellation)
    {
        try
        {
            return new CommandLine(request => Handle(request, cancellation)).Run(arguments, writer, error);
        }
        catch (UsageException exception)
        {
            error.WriteLine(exception.Message);
            return Misused;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            error.WriteLine("stopped; run the same command again to resume");
            return Stopped;
        }
        catch (ReportedFailureException)
        {
            return Failed;
        }
        catch (Exception exception)
        {
            error.WriteLine(exception.Message);
            error.WriteLine(arguments.Contains("--verbose") ? exception.ToString() : "(--verbose shows where in the program)");
            return Failed;
        }
    }

    private int Handle(Request request, CancellationToken cancellation)
    {
        var graph = new TargetGraph(catalogue);
        var wanted = request.Targets.Select(graph.Find).ToImmutableArray();
        if (wanted.IsEmpty)
        {
            return Introduce(request, graph);
        }

        var settings = SettingsOf(request, graph.Ordered(wanted));
        var layout = new Layout(repository, request.Output.Length == 0 ? repository : Path.GetFullPath(request.Output), graph);
        if (request.Plan || request.Explain || request.List)
        {
            Describe(request, layout, settings, wanted);
            return 0;
        }

        IDisplay display = Bars ? new TerminalDisplay() : new PlainDisplay(writer, error, TimeProvider.System);
        new Runner(layout, settings, display).Run(wanted, request.Force, !request.NoWait, cancellation);
        ResultReport.Print(wanted, layout, settings, writer);
        return 0;
    }

    private int Introduce(Request request, TargetGraph graph)
    {
        if (request.List)
        {
            Listing.Print(graph, writer);
            return 0;
        }

        if (request.Plan || request.Explain)
        {
            throw new UsageException("say which target, for example `--explain All`; --list shows them");
        }

        writer.WriteLine("Try these first:");
        writer.WriteLine("  ./build.sh WidthScan    from the magnetic field to tables, figures and a verdict, in minutes");
        writer.WriteLine("  ./build.sh --list       every experiment there is");
        writer.WriteLine();
        new CommandLine(_ => 0).Help(writer);
        return 0;
    }

    private void Describe(Request request, Layout layout, Settings settings, ImmutableArray<Target> wanted)
    {
        var plan = new Planner(layout, settings, new(repository)).Plan(wanted, request.Force);
        if (request.Plan)
        {
            PlanReport.Print(plan, writer);
            return;
        }

        foreach (var target in wanted)
        {
            var needed = layout.Graph.ClosureOf(target).ToHashSet();
            Explanation.Print(target, layout, settings, [.. plan.Where(step => needed.Contains(step.Target.Name))], writer);
        }
    }

    private Settings SettingsOf(Request request, ImmutableArray<Target> targets)
    {
        var threads = Environment.ProcessorCount;
        if (request.Threads.Length > 0
            && (!int.TryParse(request.Threads, NumberStyles.None, CultureInfo.InvariantCulture, out threads) || threads == 0))
        {
            throw new UsageException($"--threads `{request.Threads}`: give a whole number of at least 1");
        }

        var settings = new Settings
        {
            Profile = Profiles.Parse(request.Profile),
            Threads = threads,
            WorkingFolder = Environment.CurrentDirectory,
            Repository = repository,
        };
        return request.Assignments.Aggregate(settings, (current, assignment) => current.With(assignment, targets));
    }
}
