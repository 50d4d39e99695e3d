using BondResolution.Domain.Holdings;
using BondResolution.Views.Lines;

namespace BondResolution.Views.Reports;

/// <summary>Told what one line changed of its account.</summary>
/// <param name="changes">The lines it is one of.</param>
/// <param name="line">Which of them.</param>
/// <param name="before">What the account held before it.</param>
/// <param name="after">What it holds after it.</param>
internal delegate void PositionChanged(AccountChanges changes, int line, in Position before, in Position after);
