namespace Lorentz.Lab.Exports.PlanBinary;

/// <summary>What the plan's benchmark program makes of a network's outputs (the numbers are those of the file).</summary>
public enum PlanModelType
{
    /// <summary>An MLP: the outputs are the end state, normalised.</summary>
    Plain = 0,

    /// <summary>A residual PINN: the first four normalised inputs are added to the outputs, then they are the end state, normalised.</summary>
    Residual = 1,
}
