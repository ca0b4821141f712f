namespace Lorentz.Physics.Units;

/// <summary>A length in millimetres.</summary>
/// <param name="Value">Millimetres.</param>
public readonly record struct Millimetre(double Value)
{
    /// <summary>A length given in metres.</summary>
    public static Millimetre FromMetres(double metres) => new(metres * 1000);

    /// <summary>The length in metres.</summary>
    public double Metres => Value / 1000;

    /// <summary>Sum of two lengths.</summary>
    public static Millimetre operator +(Millimetre left, Millimetre right) => new(left.Value + right.Value);

    /// <summary>Difference of two lengths.</summary>
    public static Millimetre operator -(Millimetre left, Millimetre right) => new(left.Value - right.Value);
}
