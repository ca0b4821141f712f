using System.Globalization;
using System.Text;
using Lorentz.Lab.Files;
using Lorentz.Learning.Networks;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;

namespace Lorentz.Lab.Exports.CHeader;

/// <summary>
/// Trained track networks as one header of C99, also C++17, that needs the standard headers math.h, stdint.h and string.h
/// only: constants as hexadecimal literals and a pure function NAME_extrapolate, with the bits of
/// <see cref="LearnedExtrapolator"/> and <see cref="DeepExtrapolator"/>.
/// </summary>
/// <remarks>
/// The function takes a state (mm, mm, 1, 1, 1/MeV), z0 and z1 in mm, gives the end state, and returns a status numbered as
/// <see cref="Physics.Extrapolation.ExtrapolationStatus"/>. It keeps nothing between calls and asks for no memory.
/// </remarks>
public static class CHeaderFile
{
    /// <summary>Most parameters of a network that is written: beyond, the text is too long for compilers.</summary>
    public const int MostParameters = 1 << 21;

    /// <summary>Writes a network of one hidden layer, whole or not at all.</summary>
    /// <param name="path">The header.</param>
    /// <param name="name">What every identifier starts with, such as track_network.</param>
    /// <param name="model">The network.</param>
    /// <param name="comments">Lines for the comment at the top, such as where the network comes from and how large its errors are.</param>
    /// <exception cref="ArgumentException">The name makes no identifiers, a number is not finite, or sizes do not fit.</exception>
    /// <exception cref="NotSupportedException">The formulation cannot be written in C; the message says which can.</exception>
    /// <exception cref="IOException">The file could not be written; the message names it.</exception>
    public static void Write(string path, string name, TrackNetwork model, IEnumerable<string> comments) =>
        AtomicFile.WriteText(path, Text(name, model, comments));

    /// <summary>Writes a network of several hidden layers, whole or not at all.</summary>
    /// <inheritdoc cref="Write(string, string, TrackNetwork, IEnumerable{string})"/>
    public static void Write(string path, string name, DeepTrackNetwork model, IEnumerable<string> comments) =>
        AtomicFile.WriteText(path, Text(name, model, comments));

    /// <summary>The text for a network of one hidden layer.</summary>
    /// <inheritdoc cref="Write(string, string, TrackNetwork, IEnumerable{string})"/>
    public static string Text(string name, TrackNetwork model, IEnumerable<string> comments)
    {
        var shape = model.Network.Shape;
        CIdentifier.Require(name);
        Require(model.Formulation, shape.Inputs, shape.Outputs, shape.Parameters);
        var formulation = CFormulation.Of(model.Formulation);
        var (constants, functions) = CNetwork.Of(model.Network);
        string[] facts =
        [
            string.Create(CultureInfo.InvariantCulture, $"Network: one hidden layer of {shape.Width} neurons, {shape.Activation}, {shape.ParameterFormula} parameters."),
        ];
        return Assemble(name, [.. facts, .. comments], model.Formulation, model.Domain, constants, functions, formulation);
    }

    /// <summary>The text for a network of several hidden layers.</summary>
    /// <inheritdoc cref="Write(string, string, TrackNetwork, IEnumerable{string})"/>
    public static string Text(string name, DeepTrackNetwork model, IEnumerable<string> comments)
    {
        var shape = model.Network.Shape;
        CIdentifier.Require(name);
        Require(model.Formulation, shape.Inputs, shape.Outputs, shape.Parameters);
        var formulation = CFormulation.Of(model.Formulation);
        var (constants, functions) = CDeepNetwork.Of(model.Network);
        string[] facts = [$"Network: hidden layers {shape.Name}, {shape.Activation}, {shape.ParameterFormula} parameters."];
        return Assemble(name, [.. facts, .. comments], model.Formulation, model.Domain, constants, functions, formulation);
    }

    private static string Assemble(
        string name,
        IEnumerable<string> comments,
        Formulation formulation,
        TrainingDomain domain,
        string constants,
        string functions,
        CFormulation text)
    {
        var (minimum, maximum) = domain.Limits();
        var body = new StringBuilder()
            .Append(CHeaderFrame.Start)
            .Append(constants)
            .Append("\n/* Normalisation: (value - mean) / scale going in, mean + scale value coming out. */\n")
            .Append(CArray.Doubles("NAME_input_mean", formulation.InputMean))
            .Append(CArray.Doubles("NAME_input_scale", formulation.InputScale))
            .Append(CArray.Doubles("NAME_output_mean", formulation.OutputMean))
            .Append(CArray.Doubles("NAME_output_scale", formulation.OutputScale))
            .Append("\n/* Training domain, a thousandth wider on each side: x, y, tx, ty, |q/p|, z0, dz. */\n")
            .Append(CArray.Doubles("NAME_domain_minimum", minimum))
            .Append(CArray.Doubles("NAME_domain_maximum", maximum))
            .Append(functions)
            .Append(text.Functions)
            .Append(CHeaderFrame.Extrapolate
                .Replace("DECLARATIONS\n", text.Declarations, StringComparison.Ordinal)
                .Replace("RAW_INPUTS\n", text.Inputs, StringComparison.Ordinal)
                .Replace("DEVIATION\n", text.Deviation, StringComparison.Ordinal))
            .Append(CHeaderFrame.End)
            .Replace("NAME", name)
            .ToString();
        string[] lines =
        [
            $"{name}: a learned extrapolator of charged-particle tracks, written by Lorentz.",
            "",
            .. CHeaderFrame.Usage.Replace("NAME", name, StringComparison.Ordinal).Split('\n'),
            $"Formulation: {formulation.Name}.",
            .. comments,
            "",
            .. DomainLines(domain),
        ];
        return $"/*\n{string.Join('\n', CComment.Lines(lines))}\n */\n{body}";
    }

    private static IEnumerable<string> DomainLines(TrainingDomain domain)
    {
        string[] names = ["x0 [mm]", "y0 [mm]", "tx0", "ty0", "|q/p| [1/MeV]", "z0 [mm]", "dz [mm]"];
        yield return "Training domain:";
        for (var c = 0; c < names.Length; c++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  {names[c],-14} {domain.Minimum[c]:G6} to {domain.Maximum[c]:G6}");
        }
    }

    private static void Require(Formulation formulation, int inputs, int outputs, int parameters)
    {
        var problem = inputs != formulation.Inputs ? $"{inputs} inputs of the network, expected {formulation.Inputs} for formulation '{formulation.Name}'"
            : outputs != Formulation.Outputs ? $"{outputs} outputs of the network, expected {Formulation.Outputs}"
            : parameters > MostParameters ? $"{parameters} parameters: a C header holds at most {MostParameters}"
            : null;
        if (problem is not null)
        {
            throw new ArgumentException($"{problem}.");
        }
    }
}
