namespace BondResolution.Domain.People;

/// <summary>What a number in a text looks like.</summary>
public enum PersonalNumberKind
{
    /// <summary>An identity number of 18 characters (公民身份号码, GB 11643), its check character right.</summary>
    Identity,

    /// <summary>One of the former 15 digits, which have no check digit: it may be something else.</summary>
    FormerIdentity,

    /// <summary>A mobile number of the mainland.</summary>
    Mobile
}
