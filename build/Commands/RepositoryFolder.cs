using Lorentz.Build.Graph;

namespace Lorentz.Build.Commands;

/// <summary>Finds the repository that a program was built in.</summary>
public static class RepositoryFolder
{
    private const string Marker = "Lorentz.slnx";

    /// <summary>The nearest folder above the running program that holds the solution.</summary>
    /// <exception cref="RunException">There is none.</exception>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
            {
                return folder.FullName;
            }
        }

        throw new RunException($"this program must run from inside its repository: no {Marker} above {AppContext.BaseDirectory}");
    }
}
