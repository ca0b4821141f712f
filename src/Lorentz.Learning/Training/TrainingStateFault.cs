namespace Lorentz.Learning.Training;

/// <summary>Why bytes are not a training state.</summary>
public enum TrainingStateFault
{
    /// <summary>They are one.</summary>
    None,

    /// <summary>There are fewer bytes than the shortest state has, or fewer or more than this one says it has.</summary>
    WrongLength,

    /// <summary>They do not begin as a state does.</summary>
    NotAState,

    /// <summary>They were written by another version of the format.</summary>
    UnknownVersion,

    /// <summary>Their checksum does not fit: some were changed.</summary>
    Damaged,

    /// <summary>The state was made under another plan.</summary>
    OtherPlan,

    /// <summary>The state belongs to another trainee: another network, or another program.</summary>
    OtherTrainee,

    /// <summary>A field has a value that no state has.</summary>
    InvalidField,
}
