namespace Lorentz.Series.Models;

/// <summary>Which recurrent layer a network has.</summary>
public enum RecurrentKind
{
    /// <summary>Gated recurrent unit.</summary>
    Gru,

    /// <summary>Long short-term memory.</summary>
    Lstm,
}
