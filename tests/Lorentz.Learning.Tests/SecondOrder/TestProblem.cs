using Lorentz.Numerics.Real;

namespace Lorentz.Learning.Tests.SecondOrder;

/// <summary>
/// Problems of More, Garbow and Hillstrom, Testing unconstrained optimization software, ACM TOMS 7 (1981) 17, with their
/// standard starting points and the least half sums of squares printed there.
/// </summary>
internal sealed record TestProblem(string Name, double[] Start, Func<Dual[], Dual[]> Residuals, double Least, bool Regular = true)
{
    private static readonly double[] KowalikY = [0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246];
    private static readonly double[] KowalikU = [4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625];
    private static readonly double[] BardY = [0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.10, 4.39];

    internal static TestProblem[] All { get; } =
    [
        new("Rosenbrock (1)", [-1.2, 1], x => [C(10) * (x[1] - (x[0] * x[0])), C(1) - x[0]], 0),
        new("Freudenstein and Roth (2)", [0.5, -2], x =>
        [
            C(-13) + x[0] + ((((C(5) - x[1]) * x[1]) - C(2)) * x[1]), C(-29) + x[0] + ((((x[1] + C(1)) * x[1]) - C(14)) * x[1]),
        ], 48.98425367924 / 2, Regular: false),
        new("Beale (5)", [1, 1], x =>
        [
            C(1.5) - (x[0] * (C(1) - x[1])), C(2.25) - (x[0] * (C(1) - (x[1] * x[1]))),
            C(2.625) - (x[0] * (C(1) - (x[1] * x[1] * x[1]))),
        ], 0),
        new("Bard (8)", [1, 1, 1], x =>
        [
            .. Enumerable.Range(1, 15).Select(u => C(BardY[u - 1]) - (x[0] + (C(u) / ((C(16 - u) * x[1]) + (C(Math.Min(u, 16 - u)) * x[2]))))),
        ], 8.21487730657e-3 / 2, Regular: false),
        new("Powell singular (13)", [3, -1, 0, 1], x =>
        [
            x[0] + (C(10) * x[1]), C(Math.Sqrt(5)) * (x[2] - x[3]), (x[1] - (C(2) * x[2])) * (x[1] - (C(2) * x[2])),
            C(Math.Sqrt(10)) * (x[0] - x[3]) * (x[0] - x[3]),
        ], 0, Regular: false),
        new("Wood (14)", [-3, -1, -3, -1], x =>
        [
            C(10) * (x[1] - (x[0] * x[0])), C(1) - x[0], C(Math.Sqrt(90)) * (x[3] - (x[2] * x[2])), C(1) - x[2],
            C(Math.Sqrt(10)) * (x[1] + x[3] - C(2)), C(1 / Math.Sqrt(10)) * (x[1] - x[3]),
        ], 0),
        new("Kowalik and Osborne (15)", [0.25, 0.39, 0.415, 0.39], x =>
        [
            .. Enumerable.Range(0, 11).Select(i =>
                C(KowalikY[i]) - (x[0] * ((C(KowalikU[i]) * C(KowalikU[i])) + (C(KowalikU[i]) * x[1])) / ((C(KowalikU[i]) * C(KowalikU[i])) + (C(KowalikU[i]) * x[2]) + x[3]))),
        ], 3.07505603849e-4 / 2, Regular: false),
        new("extended Rosenbrock (21)", [.. Enumerable.Range(0, 10).Select(i => i % 2 == 0 ? -1.2 : 1.0)], x =>
        [
            .. Enumerable.Range(0, 5).SelectMany(i => new[] { C(10) * (x[(2 * i) + 1] - (x[2 * i] * x[2 * i])), C(1) - x[2 * i] }),
        ], 0),
    ];

    internal static TestProblem Named(string name) => All.Single(problem => problem.Name == name);

    public override string ToString() => Name;

    private static Dual C(double value) => Dual.Constant(value);
}
