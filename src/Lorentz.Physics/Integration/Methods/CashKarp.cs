namespace Lorentz.Physics.Integration.Methods;

/// <summary>Cash and Karp 5(4), ACM Transactions on Mathematical Software 16 (1990) 201: six field evaluations a step.</summary>
public static class CashKarp
{
    /// <summary>The method's coefficients.</summary>
    public static NystromTableau Tableau { get; } = new ButcherTableau(
        "Cash-Karp 5(4)",
        5,
        [0, 1.0 / 5.0, 3.0 / 10.0, 3.0 / 5.0, 1, 7.0 / 8.0],
        [
            [],
            [1.0 / 5.0],
            [3.0 / 40.0, 9.0 / 40.0],
            [3.0 / 10.0, -9.0 / 10.0, 6.0 / 5.0],
            [-11.0 / 54.0, 5.0 / 2.0, -70.0 / 27.0, 35.0 / 27.0],
            [1631.0 / 55296.0, 175.0 / 512.0, 575.0 / 13824.0, 44275.0 / 110592.0, 253.0 / 4096.0],
        ],
        [37.0 / 378.0, 0, 250.0 / 621.0, 125.0 / 594.0, 0, 512.0 / 1771.0],
        [2825.0 / 27648.0, 0, 18575.0 / 48384.0, 13525.0 / 55296.0, 277.0 / 14336.0, 1.0 / 4.0],
        4).ToNystrom();
}
