namespace Lorentz.Lab.Peers.OnnxRuntime;

/// <summary>Places in the table of functions, struct OrtApi of onnxruntime_c_api.h; they never change, new ones come after them.</summary>
internal enum OrtFunction
{
    /// <summary>int (status).</summary>
    GetErrorCode = 1,

    /// <summary>const char* (status).</summary>
    GetErrorMessage = 2,

    /// <summary>status (int severity, const char* name, out env).</summary>
    CreateEnv = 3,

    /// <summary>status (env, const void* model, size_t length, options, out session).</summary>
    CreateSessionFromArray = 8,

    /// <summary>status (out options).</summary>
    CreateSessionOptions = 10,

    /// <summary>status (options, int level).</summary>
    SetSessionGraphOptimizationLevel = 23,

    /// <summary>status (options, int threads).</summary>
    SetIntraOpNumThreads = 24,

    /// <summary>status (options, int threads).</summary>
    SetInterOpNumThreads = 25,

    /// <summary>status (memory, void* data, size_t bytes, const int64* shape, size_t dimensions, int type, out value).</summary>
    CreateTensorWithDataAsOrtValue = 49,

    /// <summary>status (int allocator, int kind, out memory).</summary>
    CreateCpuMemoryInfo = 69,

    /// <summary>void (env).</summary>
    ReleaseEnv = 92,

    /// <summary>void (status).</summary>
    ReleaseStatus = 93,

    /// <summary>void (memory).</summary>
    ReleaseMemoryInfo = 94,

    /// <summary>void (session).</summary>
    ReleaseSession = 95,

    /// <summary>void (value).</summary>
    ReleaseValue = 96,

    /// <summary>void (options).</summary>
    ReleaseSessionOptions = 100,

    /// <summary>status (session, run options, binding).</summary>
    RunWithBinding = 133,

    /// <summary>status (session, out binding).</summary>
    CreateIoBinding = 134,

    /// <summary>void (binding).</summary>
    ReleaseIoBinding = 135,

    /// <summary>status (binding, const char* name, value).</summary>
    BindInput = 136,

    /// <summary>status (binding, const char* name, value).</summary>
    BindOutput = 137,
}
