namespace Lorentz.Sequences.Models;

/// <summary>What mixes the tokens of a sequence.</summary>
public enum Backbone
{
    /// <summary>Gated state-space blocks: the study's V1.</summary>
    StateSpace,

    /// <summary>Pre-norm transformer layers: the study's V2.</summary>
    Transformer,
}
