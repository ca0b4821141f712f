using System.Collections.Immutable;
using System.CommandLine;
using Lorentz.Build.Graph;
using Lorentz.Lab.Names;

namespace Lorentz.Build.Commands;

/// <summary>The command line: its options, and what they say.</summary>
public sealed class CommandLine
{
    private readonly Argument<string[]> targets = new("TARGET") { Description = "The experiments to run; see --list", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string> profile = Valued("--profile", "NAME", $"How much to run: {string.Join(", ", Profiles.Names)}", "standard");
    private readonly Option<string> threads = Valued("--threads", "N", "How many threads; results do not depend on it (default: one per processor)", "");
    private readonly Option<string[]> set = new("--set") { Description = "Give a parameter another value (repeatable); see --explain TARGET", HelpName = "NAME=VALUE" };
    private readonly Option<string> output = Valued("--output", "FOLDER", "Put artifacts/ and results/ there rather than in the repository", "");
    private readonly Option<bool> force = new("--force") { Description = "Run the targets even when nothing they depend on has changed" };
    private readonly Option<bool> plan = new("--plan") { Description = "Only say what would run, and why" };
    private readonly Option<bool> explain = new("--explain") { Description = "Only describe the targets: parameters, files, and why they would run" };
    private readonly Option<bool> list = new("--list") { Description = "Only list the targets there are" };
    private readonly Option<bool> verbose = new("--verbose") { Description = "Show the stack trace of a failure" };
    private readonly Option<bool> noWait = new("--no-wait") { Description = "Fail rather than wait while another run writes to the same profile" };
    private readonly RootCommand root;

    /// <summary>Builds the command line, which runs <paramref name="handle"/>.</summary>
    public CommandLine(Func<Request, int> handle)
    {
        root = new("Lorentz: a laboratory for learned extrapolation of charged-particle tracks") { targets, profile, threads, set, output, force, plan, explain, list, verbose, noWait };
        root.SetAction(result => handle(Read(result)));
    }

    /// <summary>Runs the command line.</summary>
    /// <exception cref="UsageException">An option is unknown or lacks its value.</exception>
    public int Run(string[] arguments, TextWriter writer, TextWriter error)
    {
        var names = root.Options.SelectMany(option => option.Aliases.Prepend(option.Name)).ToImmutableArray();
        var unknown = arguments
            .Select(argument => argument.Split('=', 2)[0])
            .FirstOrDefault(argument => argument.StartsWith('-') && argument.Any(char.IsLetter) && !names.Contains(argument));
        if (unknown is not null)
        {
            throw new UsageException(Nearest.Unknown("option", unknown, names.Where(name => name.StartsWith("--", StringComparison.Ordinal))));
        }

        var result = root.Parse(arguments);
        if (result.Errors is [var first, ..])
        {
            throw new UsageException(first.Message);
        }

        return result.Invoke(new() { Output = writer, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    /// <summary>Prints the help.</summary>
    public void Help(TextWriter writer) => root.Parse("--help").Invoke(new() { Output = writer });

    private static Option<string> Valued(string name, string value, string description, string standard) =>
        new(name) { HelpName = value, Description = description, DefaultValueFactory = _ => standard };

    private Request Read(ParseResult result) => new()
    {
        Targets = [.. result.GetValue(targets) ?? []],
        Profile = result.GetValue(profile)!,
        Threads = result.GetValue(threads)!,
        Assignments = [.. result.GetValue(set) ?? []],
        Output = result.GetValue(output)!,
        Force = result.GetValue(force),
        Plan = result.GetValue(plan),
        Explain = result.GetValue(explain),
        List = result.GetValue(list),
        Verbose = result.GetValue(verbose),
        NoWait = result.GetValue(noWait),
    };
}
