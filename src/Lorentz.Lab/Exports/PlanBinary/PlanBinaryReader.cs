using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Lorentz.Lab.Exports.PlanBinary;

/// <summary>Walks through the bytes of a file once, from the first to the last.</summary>
/// <param name="bytes">The whole file.</param>
/// <param name="file">Its name, for messages.</param>
internal ref struct PlanBinaryReader(ReadOnlySpan<byte> bytes, string file)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private readonly string file = file;
    private int position;

    private readonly int Left => bytes.Length - position;

    /// <summary>The network.</summary>
    /// <exception cref="PlanBinaryException">The bytes are damaged.</exception>
    public PlanNetwork Read()
    {
        var type = Number("the model type");
        if (type is not ((int)PlanModelType.Plain or (int)PlanModelType.Residual))
        {
            throw Error(PlanBinaryError.ModelType, $"model type {type}, expected 0 (plain) or 1 (residual)");
        }

        var layers = ReadLayers();
        var (inputMean, inputScale) = Normalisation("inputs", PlanNetwork.Inputs);
        var (outputMean, outputScale) = Normalisation("outputs", PlanNetwork.Outputs);
        var length = Number("the length of the activation's name");
        if (length is < 1 or > PlanBinaryFile.LongestName)
        {
            throw Error(PlanBinaryError.NameLength, $"an activation's name of {length} bytes, expected 1 to {PlanBinaryFile.LongestName}");
        }

        var name = Encoding.Latin1.GetString(Take(length, "the activation's name"));
        if (!PlanNetwork.Activations.TryGetValue(name, out var activation))
        {
            var shown = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '?'));
            throw Error(PlanBinaryError.UnknownActivation, $"activation '{shown}', expected {string.Join(", ", PlanNetwork.Activations.Keys)}");
        }

        return Left == 0
            ? new((PlanModelType)type, layers, inputMean, inputScale, outputMean, outputScale, activation)
            : throw Error(PlanBinaryError.TrailingBytes, $"{Left} bytes after the activation's name, expected none");
    }

    private ImmutableArray<PlanLayer> ReadLayers()
    {
        var count = Number("the number of layers");
        if (count is < 1 or > PlanBinaryFile.MostLayers)
        {
            throw Error(PlanBinaryError.LayerCount, $"{count} layers, expected 1 to {PlanBinaryFile.MostLayers}");
        }

        var layers = ImmutableArray.CreateBuilder<PlanLayer>(count);
        var before = PlanNetwork.Inputs;
        for (var i = 0; i < count; i++)
        {
            layers.Add(ReadLayer(i, before));
            before = layers[i].Rows;
        }

        return before == PlanNetwork.Outputs
            ? layers.MoveToImmutable()
            : throw Error(PlanBinaryError.LayerChain, $"the last layer has {before} rows, expected {PlanNetwork.Outputs}");
    }

    private PlanLayer ReadLayer(int index, int before)
    {
        var (rows, columns) = (Number("a layer's rows"), Number("a layer's columns"));
        if (rows is < 1 or > PlanBinaryFile.MostNeurons || columns is < 1 or > PlanBinaryFile.MostNeurons)
        {
            throw Error(PlanBinaryError.LayerSize, $"layer {index} of {rows} rows and {columns} columns, expected 1 to {PlanBinaryFile.MostNeurons} of each");
        }

        return columns == before
            ? new(rows, columns, Numbers(rows * columns, "a layer's weights"), Numbers(rows, "a layer's biases"))
            : throw Error(PlanBinaryError.LayerChain, $"layer {index} has {columns} columns, expected {before} as what it is fed has");
    }

    private (ImmutableArray<double> Mean, ImmutableArray<double> Scale) Normalisation(string what, int expected)
    {
        var count = Number($"the number of {what}");
        if (count != expected)
        {
            throw Error(PlanBinaryError.NormalisationSize, $"means and deviations of {count} {what}, expected {expected}");
        }

        ImmutableArray<double> mean = [.. Numbers(count, $"the means of the {what}")];
        ImmutableArray<double> scale = [.. Numbers(count, $"the deviations of the {what}")];
        return scale.All(value => value > 0)
            ? (mean, scale)
            : throw Error(PlanBinaryError.ScaleNotPositive, $"a deviation of the {what} is not above 0");
    }

    private int Number(string what) => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int), what));

    // Counts are within limits by now, so that their bytes fit an int; they are taken before anything is allocated.
    private double[] Numbers(int count, string what)
    {
        var taken = Take(count * sizeof(double), what);
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(taken[(i * sizeof(double))..]);
            if (!double.IsFinite(values[i]))
            {
                throw Error(PlanBinaryError.NotFinite, $"number {i} of {what} is {values[i]}, expected a finite number");
            }
        }

        return values;
    }

    private ReadOnlySpan<byte> Take(int count, string what)
    {
        if (Left < count)
        {
            throw Error(PlanBinaryError.Truncated, $"{Left} bytes are left for {what}, expected {count}");
        }

        var taken = bytes.Slice(position, count);
        position += count;
        return taken;
    }

    private readonly PlanBinaryException Error(PlanBinaryError error, string problem) =>
        new(error, FormattableString.Invariant($"{file} is not a network in the plan's binary layout: {problem}, before byte {position}."));
}
