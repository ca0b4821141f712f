using Lorentz.Build.Experiments.Series.Solving;
using Lorentz.Build.Graph;
using Lorentz.Lab.Equations;
using Lorentz.Lab.Files;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Tables;
using Lorentz.Series.Equations;
using Lorentz.Series.Solutions;

namespace Lorentz.Build.Experiments.Series;

/// <summary>The command for a user's own equation: its recurrence, its exact series, and the series a model learned from examples.</summary>
internal static class SolveSeriesTarget
{
    // Exact series are summed to BoundarySystem.EnoughTerms; the last quarter of it only proves that it has converged.
    private const int MostTerms = BoundarySystem.EnoughTerms / 2;

    /// <summary>The command.</summary>
    public static Target Target { get; } = new()
    {
        Name = "SolveSeries",
        Study = "Tools",
        Summary = "Solve a linear equation by its power series about 0: exactly, and by a model that learned the recurrence",
        AlwaysRun = true,
        Parameters =
        [
            Parameter.File("equation", "the equation as JSON; examples in examples/series"),
            Parameter.Integer("terms", FormattableString.Invariant($"largest power N of the series, up to {MostTerms}"), "", 30, minimum: 1),
            Parameter.Output("output", "coefficients as CSV: n, exact, learned, error; a figure of the solution goes beside it, as SVG"),
        ],
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        var (input, output, last) = (run.File("equation"), run.File("output"), run.Integer("terms"));
        CheckOutput(input, output);
        var equation = Read(input);
        CheckTerms(equation, last);
        var truth = TrueSolution.Of(equation);
        if (truth.Solution is not { } exact)
        {
            throw new UsageException($"{input}: {string.Join("; ", truth.Faults.Select(fault => fault.Message))}");
        }

        foreach (var line in RecurrenceWords.Of(equation))
        {
            run.Say(line);
        }

        var learned = LearnedSeries.Of(equation, last);
        if (learned.Coefficients is not { } said)
        {
            throw new UsageException($"{input}: the conditions do not determine the first coefficients of a series cut at N = {last}; raise `terms`");
        }

        foreach (var line in SolutionReport.Of(exact, learned, said))
        {
            run.Say(line);
        }

        CsvTable.Write(output, SolutionReport.Table(exact, said));
        var figure = Path.ChangeExtension(output, ".svg");
        AtomicFile.WriteText(figure, SvgFigure.Render(SolutionReport.Figure(exact, said)));
        run.Say($"{output}, {figure}");
    }

    private static LinearEquation Read(string path)
    {
        try
        {
            return EquationFile.Read(path);
        }
        catch (EquationFileException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private static void CheckTerms(LinearEquation equation, int last)
    {
        if (last < equation.Order || last > MostTerms)
        {
            throw new UsageException(FormattableString.Invariant(
                $"`terms` is {last}: {equation.Name} has order {equation.Order}, so give {equation.Order} to {MostTerms}"));
        }
    }

    private static void CheckOutput(string input, string output)
    {
        if (Directory.Exists(output))
        {
            throw new UsageException($"`output` is a folder, {output}: give the name of a file");
        }

        if (Path.ChangeExtension(output, ".svg") == output)
        {
            throw new UsageException($"`output` is {output}: name the table, for example with the ending .csv; the figure goes beside it with .svg");
        }

        if (input == output || input == Path.ChangeExtension(output, ".svg"))
        {
            throw new UsageException($"`output` would replace the file of `equation`, {input}: give another name");
        }
    }
}
