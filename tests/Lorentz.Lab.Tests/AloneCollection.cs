namespace Lorentz.Lab.Tests;

/// <summary>Tests that look at times: they run when no other test does.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
