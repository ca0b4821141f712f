using Lorentz.Lab.Exports.Onnx;
using Lorentz.Lab.Peers.OnnxRuntime;
using Lorentz.Lab.Peers.PlainCpp;
using Lorentz.Lab.Timing;
using Lorentz.Learning.Inference;
using Lorentz.Learning.Networks;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Inference;

/// <summary>One trained network in every engine, for batches of one size. Whatever can be prepared once is prepared here.</summary>
internal sealed class NetworkContenders : IDisposable
{
    private readonly DeepTrackNetwork model;
    private readonly TestTracks tracks;
    private readonly int size;
    private readonly List<IDisposable> held = [];

    /// <summary>Contenders for a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="tracks">Where the states come from.</param>
    /// <param name="size">Tracks of a batch; 1 for one track a call.</param>
    public NetworkContenders(DeepTrackNetwork model, TestTracks tracks, int size) => (this.model, this.tracks, this.size) = (model, tracks, size);

    private DeepShape Shape => model.Network.Shape;

    /// <summary>Our network alone, in single precision: normalised inputs to normalised outputs.</summary>
    public Contender Single(string name)
    {
        var (inputs, outputs) = (Inputs(), new float[size * Shape.Outputs]);
        if (Shape.Hidden.Length == 1)
        {
            var fused = new PackedNetwork(new Network(new(Shape.Inputs, Shape.Hidden[0], Shape.Outputs, Shape.Activation), model.Network.Weights));
            return size == 1
                ? Calls(name, () => fused.Evaluate(inputs, outputs), () => outputs[0])
                : Calls(name, () => fused.EvaluateBatch(inputs, size, outputs), () => outputs[0]);
        }

        var (packed, room) = (new PackedDeepNetwork<float>(model.Network), new DeepRoom<float>(Shape));
        return size == 1
            ? Calls(name, () => packed.Evaluate(inputs, outputs), () => outputs[0])
            : Calls(name, () => packed.EvaluateBatch(inputs, size, outputs, room), () => outputs[0]);
    }

    /// <summary>Our network alone, in double precision.</summary>
    public Contender Double(string name)
    {
        double[] inputs = [.. Inputs().Select(value => (double)value)];
        var outputs = new double[size * Shape.Outputs];
        var (packed, room) = (new PackedDeepNetwork<double>(model.Network), new DeepRoom<double>(Shape));
        return size == 1
            ? Calls(name, () => packed.Evaluate(inputs, outputs), () => outputs[0])
            : Calls(name, () => packed.EvaluateBatch(inputs, size, outputs, room), () => outputs[0]);
    }

    /// <summary>The whole extrapolator in ONNX Runtime: states to states and flags, tensors bound once, one thread.</summary>
    public Contender Onnx(string name, OnnxEnvironment environment)
    {
        var (state, end, valid) = (Memory<float>(Segment.Columns), Memory<float>(Shape.Outputs), Memory<byte>(1));
        Span<double> row = stackalloc double[Segment.Columns];
        for (var i = 0; i < size; i++)
        {
            tracks.Segments[i % tracks.Count].ToRow(row);
            for (var column = 0; column < row.Length; column++)
            {
                state.Span[(i * row.Length) + column] = (float)row[column];
            }
        }

        var binding = Bind(environment, OnnxExport.Extrapolator("model", model));
        binding.Input("state", state, size, Segment.Columns);
        binding.Output("end", end, size, Shape.Outputs);
        binding.Output("valid", valid, size);
        return Calls(name, binding.Run, () => end.Span[0]);
    }

    /// <summary>The network alone in ONNX Runtime.</summary>
    public Contender OnnxNetwork(string name, OnnxEnvironment environment)
    {
        var (inputs, outputs) = (Memory<float>(Shape.Inputs), Memory<float>(Shape.Outputs));
        Inputs().CopyTo(inputs.Span);
        var binding = Bind(environment, OnnxExport.Network("network", model.Network));
        binding.Input("input", inputs, size, Shape.Inputs);
        binding.Output("output", outputs, size, Shape.Outputs);
        return Calls(name, binding.Run, () => outputs.Span[0]);
    }

    /// <summary>The network alone in plain C++.</summary>
    public Contender Plain(string name, string library, PlainCppKind kind)
    {
        var (inputs, outputs) = (Inputs(), new float[size * Shape.Outputs]);
        var network = Hold(new PlainCppNetwork(library, kind, model.Network));
        return Calls(name, () => network.Run(inputs, size, outputs), () => outputs[0]);
    }

    /// <inheritdoc/>
    public void Dispose() => held.ForEach(thing => thing.Dispose());

    private Contender Calls(string name, Action call, Func<double> checksum) => new(
        name,
        repetitions =>
        {
            for (var i = 0; i < repetitions; i++)
            {
                call();
            }

            return checksum();
        },
        size);

    private OnnxBinding Bind(OnnxEnvironment environment, byte[] bytes)
    {
        var session = Hold(new OnnxSession(environment, bytes, threads: 1));
        return Hold(new OnnxBinding(session));
    }

    private OnnxMemory<T> Memory<T>(int columns)
        where T : unmanaged => Hold(new OnnxMemory<T>(size * columns));

    // Released in the order in which they were made, a binding and a session before the memory they use is taken again.
    private T Hold<T>(T thing)
        where T : IDisposable
    {
        held.Add(thing);
        return thing;
    }

    private float[] Inputs()
    {
        var inputs = new float[size * Shape.Inputs];
        for (var i = 0; i < size; i++)
        {
            model.Formulation.EncodeInputs(tracks.Segments[i % tracks.Count], inputs.AsSpan(i * Shape.Inputs, Shape.Inputs));
        }

        return inputs;
    }
}
