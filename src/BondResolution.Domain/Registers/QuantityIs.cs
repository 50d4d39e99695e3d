namespace BondResolution.Domain.Registers;

/// <summary>What a register's quantity column counts: bonds, or their face value in yuan. Told by a control total or the operator, never guessed.</summary>
public enum QuantityIs
{
    Units,
    Face
}
