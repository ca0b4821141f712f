using System.Text;
using Lorentz.Lab.Files;
using Lorentz.Learning.Networks;

namespace Lorentz.Lab.Exports.PlanBinary;

/// <summary>
/// The binary layout of the plan's C++ benchmark program, little-endian: int32 model type, int32 number of layers; for
/// each layer int32 rows, int32 columns, float64 W row by row, float64 b; int32 6, float64 means and deviations of the
/// inputs; int32 4, those of the outputs; int32 length and the bytes of the activation's name.
/// </summary>
public static class PlanBinaryFile
{
    /// <summary>Most layers, the last included.</summary>
    public const int MostLayers = DeepShape.MaximalDepth + 1;

    /// <summary>Most rows or columns of a layer.</summary>
    public const int MostNeurons = DeepShape.MaximalWidth;

    /// <summary>Longest name of an activation in bytes.</summary>
    public const int LongestName = 16;

    /// <summary>Largest file in bytes.</summary>
    public const long MostBytes = 1L << 30;

    /// <summary>Writes a network whole or not at all.</summary>
    /// <exception cref="ArgumentException">The network could not be read back; the message says why.</exception>
    /// <exception cref="IOException">The file could not be written; the message names it.</exception>
    public static void Write(string path, PlanNetwork network)
    {
        var bytes = Bytes(network);
        try
        {
            Parse(bytes, path);
        }
        catch (PlanBinaryException problem)
        {
            throw new ArgumentException($"not written: {problem.Message}", nameof(network), problem);
        }

        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>Reads a network, strictly.</summary>
    /// <exception cref="PlanBinaryException">The file is damaged or another one; the message names it.</exception>
    /// <exception cref="IOException">The file is missing; the message names it.</exception>
    public static PlanNetwork Read(string path)
    {
        var length = new FileInfo(path).Length;
        return length <= MostBytes
            ? Parse(File.ReadAllBytes(path), path)
            : throw new PlanBinaryException(PlanBinaryError.FileTooLarge, $"{path}: {length} bytes, expected at most {MostBytes}.");
    }

    /// <summary>Reads the bytes of a file, strictly; nothing is allocated that the bytes do not hold.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">The name used in errors.</param>
    /// <exception cref="PlanBinaryException">The bytes are damaged; the message carries the name.</exception>
    public static PlanNetwork Parse(ReadOnlySpan<byte> bytes, string name) => new PlanBinaryReader(bytes, name).Read();

    private static byte[] Bytes(PlanNetwork network)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write((int)network.Type);
        writer.Write(network.Layers.Length);
        foreach (var layer in network.Layers)
        {
            writer.Write(layer.Rows);
            writer.Write(layer.Columns);
            Write(writer, layer.Weights);
            Write(writer, layer.Biases);
        }

        writer.Write(network.InputMean.Length);
        Write(writer, network.InputMean.AsSpan());
        Write(writer, network.InputScale.AsSpan());
        writer.Write(network.OutputMean.Length);
        Write(writer, network.OutputMean.AsSpan());
        Write(writer, network.OutputScale.AsSpan());
        var name = PlanNetwork.Activations.FirstOrDefault(activation => activation.Value == network.Activation).Key ?? "";
        writer.Write(Encoding.ASCII.GetByteCount(name));
        writer.Write(Encoding.ASCII.GetBytes(name));
        writer.Flush();
        return stream.ToArray();
    }

    private static void Write(BinaryWriter writer, ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            writer.Write(value);
        }
    }
}
