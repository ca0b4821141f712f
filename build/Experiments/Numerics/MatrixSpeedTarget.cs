using System.Numerics;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Files;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;
using Lorentz.Lab.Timing;

namespace Lorentz.Build.Experiments.Numerics;

/// <summary>How fast the matrix product is, against the peak of the machine and against OpenBLAS.</summary>
internal static class MatrixSpeedTarget
{
    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = "MatrixSpeed",
        Study = NumericsCode.Study,
        Summary = "Time the matrix products of network layers against the machine's peak and, where it is installed, OpenBLAS",
        Parameters =
        [
            Parameter.Integer("checked-rows", "rows of each product compared with the triple loop", "", standard: 32, smoke: 3, paper: 512, minimum: 1),
            Parameter.Integer("product-rounds", "times each product is timed, in turn with OpenBLAS", "", standard: 21, smoke: 2, @long: 41, minimum: 1),
            Parameter.Real("product-sample", "length of one timed sample", "ms", 3, smoke: 0.1, minimum: 0.05),
        ],
        Code = ["src/Lorentz.Numerics/Matrices", "build/Experiments/Numerics/MatrixSpeedTarget.cs", "build/Experiments/Numerics/MatrixShape.cs", "build/Experiments/Numerics/MatrixCase.cs", "build/Experiments/Numerics/OpenBlas.cs"],
        Results = ["table.csv", "table.md", "timings.csv", "summary.md"],
        Pinned = ["table.csv", "table.md"],
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        var openBlas = OpenBlas.Load();
        var peak = PeakMeasurement.Measure(1);
        var (table, timings) = (EmptyTable, EmptyTimings);
        using var stage = run.Stage("products", 2 * MatrixShape.All.Length);
        foreach (var shape in MatrixShape.All)
        {
            AddRows<float>("float", shape, peak.SingleGigaflops);
            AddRows<double>("double", shape, peak.DoubleGigaflops);
        }

        CsvTable.Write(run.Result("table.csv"), table);
        AtomicFile.WriteText(run.Result("table.md"), MarkdownTable.Render(table));
        CsvTable.Write(run.Result("timings.csv"), timings);
        AtomicFile.WriteText(run.Result("summary.md"), MarkdownDocument.Empty
            .Heading(1, "Matrix products")
            .Paragraph(
                $"One thread. Our product has the bits of the triple loop on every machine; a library's bits change with the processor and its version. Peak of fused multiply-adds: {NumberText.Real(peak.SingleGigaflops, 3)} GFLOP/s in single, {NumberText.Real(peak.DoubleGigaflops, 3)} in double precision. {(openBlas is null ? "OpenBLAS was not found on this machine, so its columns are empty (`scripts/openblas` installs it)." : "OpenBLAS was timed in turn with ours in the same run.")} Machine: {MachineDescription.Current()}.")
            .Table(timings)
            .Table(table)
            .Render());

        void AddRows<T>(string type, MatrixShape shape, double gigaflops)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            var subject = new MatrixCase<T>(shape);
            table = table.With(
                shape.Use, type, shape.Form, shape.M, shape.N, shape.K, shape.MultiplyAdds, subject.LargestDifference(run.Integer("checked-rows")));
            var sample = run.Real("product-sample");
            var results = InterleavedTimer.Measure(
                [.. subject.Contenders(openBlas)], new TimerOptions(sample, run.Integer("product-rounds"), 5 * sample));
            var speed = 2.0 * shape.MultiplyAdds / results[0].Median;
            var (theirs, ratio) = results.Length == 1 ? default((double?, double?)) : (2.0 * shape.MultiplyAdds / results[1].Median, results[1].Ratio);
            timings = timings.With(
                shape.Use, type, shape.Form, shape.M, shape.N, shape.K, speed, speed / gigaflops, theirs, ratio, MachineDescription.Current().ToString());
            stage.Advance(1);
        }
    }

    private static Table EmptyTable => new(
        "Matrix products: exactness",
        [.. ShapeColumns, Column.Integer("multiply-adds", "", "of the product"), Column.Real("largest difference", "", "from the triple loop of fused multiply-adds, over rows spread evenly", 3)],
        []);

    private static Table EmptyTimings => new(
        "Matrix products: speed on one thread",
        [
            .. ShapeColumns,
            Column.Real("speed", "GFLOP/s", "two operations a multiply-add, by the median time", 4),
            Column.Real("of peak", "", "speed over the machine's peak in this precision", 3),
            Column.Real("OpenBLAS", "GFLOP/s", "speed of OpenBLAS in the same run; empty where it is not installed", 4),
            Column.Real("ratio", "", "our speed over that of OpenBLAS: median of the ratios within each round", 3),
            Column.Text("machine", "where it was timed"),
        ],
        []);

    private static Column[] ShapeColumns =>
    [
        Column.Text("product", "where networks need it, for 256 samples"),
        Column.Text("type", "float or double"),
        Column.Text("form", "which factors are stored transposed: NN, NT, TN"),
        Column.Integer("m", "", "rows of the result"),
        Column.Integer("n", "", "columns of the result"),
        Column.Integer("k", "", "terms of each element"),
    ];
}
