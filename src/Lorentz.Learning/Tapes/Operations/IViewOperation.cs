namespace Lorentz.Learning.Tapes.Operations;

/// <summary>An operation whose value is its operand's memory looked at in another way, wherever that is possible.</summary>
internal interface IViewOperation
{
    /// <summary>Whether only some columns are seen; otherwise all elements, in rows of another length.</summary>
    bool Selects { get; }

    /// <summary>First of the columns seen.</summary>
    int FirstColumn { get; }
}
