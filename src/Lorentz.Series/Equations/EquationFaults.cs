using System.Collections.Immutable;
using Lorentz.Series.Solutions;

namespace Lorentz.Series.Equations;

/// <summary>Examines equations before anything is computed with them.</summary>
public static class EquationFaults
{
    /// <summary>Everything that is wrong with an equation; empty where a power series about 0 can be determined.</summary>
    /// <param name="equation">The equation.</param>
    /// <remarks>Whether the conditions determine the solution is only asked of an equation without other faults.</remarks>
    public static ImmutableArray<EquationFault> Of(LinearEquation equation)
    {
        var form = OfForm(equation);
        return form.Length > 0 || BoundarySystem.Of(equation, BoundarySystem.EnoughTerms).IsDetermined
            ? form
            : [Undetermined(equation)];
    }

    /// <summary>The fault of conditions that no one solution satisfies.</summary>
    /// <param name="equation">The equation.</param>
    public static EquationFault Undetermined(LinearEquation equation) =>
        Fault($"the conditions of {equation.Name} do not determine its solution: the boundary system is singular (for every solution of the equation two of them say the same, or contradict each other); replace one of them");

    /// <summary>What the form of an equation shows, without solving it.</summary>
    /// <param name="equation">The equation.</param>
    public static ImmutableArray<EquationFault> OfForm(LinearEquation equation)
    {
        if (equation.Order < 1)
        {
            return [Fault($"{equation.Name} has order {int.Max(0, equation.Order)}: no derivative of y occurs; give at least two coefficients, c_0 and c_1")];
        }

        var faults = ImmutableArray.CreateBuilder<EquationFault>();
        AddLeading(equation, faults);
        AddConditions(equation, faults);
        if (equation.Interval.From >= equation.Interval.To)
        {
            faults.Add(Fault($"the interval [{equation.Interval.From}, {equation.Interval.To}] of {equation.Name} is empty; its first end must lie below its second"));
        }

        return faults.ToImmutable();
    }

    private static void AddLeading(LinearEquation equation, ImmutableArray<EquationFault>.Builder faults)
    {
        var order = equation.Order;
        if (equation.Coefficients[order].All(value => value.IsZero))
        {
            faults.Add(Fault($"the last coefficient c_{order} of {equation.Name} is 0 everywhere, so its order is not {order}; leave it out"));
        }
        else if (equation.Coefficient(order, 0).IsZero)
        {
            faults.Add(Fault($"c_{order}(0) = 0 in {equation.Name}: x = 0 is a singular point, where the recurrence would divide by zero; write the equation in t = x - a about a point a with c_{order}(a) other than 0"));
        }
    }

    private static void AddConditions(LinearEquation equation, ImmutableArray<EquationFault>.Builder faults)
    {
        var (order, conditions) = (equation.Order, equation.Conditions);
        if (conditions.Length != order)
        {
            faults.Add(Fault($"{equation.Name} has {conditions.Length} conditions; an equation of order {order} needs exactly {order}"));
        }

        for (var index = 0; index < conditions.Length; index++)
        {
            var condition = conditions[index];
            if (condition.Derivative < 0 || condition.Derivative >= order)
            {
                faults.Add(Fault($"condition {index + 1} of {equation.Name} is on derivative {condition.Derivative}; derivatives 0 to {order - 1} can be given for order {order}"));
            }

            for (var earlier = 0; earlier < index; earlier++)
            {
                if (conditions[earlier].At == condition.At && conditions[earlier].Derivative == condition.Derivative)
                {
                    faults.Add(Fault($"conditions {earlier + 1} and {index + 1} of {equation.Name} are both on derivative {condition.Derivative} at x = {condition.At}; give each once"));
                }
            }
        }
    }

    private static EquationFault Fault(FormattableString text) => new(FormattableString.Invariant(text));
}
