namespace Lorentz.Physics.Integration.Methods;

/// <summary>The fourth-order method of Kutta (1901), four field evaluations a step.</summary>
public static class ClassicalRungeKutta
{
    /// <summary>The method's coefficients.</summary>
    public static NystromTableau Tableau { get; } = new ButcherTableau(
        "RK4",
        4,
        [0, 1.0 / 2.0, 1.0 / 2.0, 1],
        [
            [],
            [1.0 / 2.0],
            [0, 1.0 / 2.0],
            [0, 0, 1],
        ],
        [1.0 / 6.0, 1.0 / 3.0, 1.0 / 3.0, 1.0 / 6.0],
        [],
        0).ToNystrom();
}
