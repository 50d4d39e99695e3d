using BondResolution.Domain.Problems;
using BondResolution.Files.Registers;

namespace BondResolution.Files.Tests;

/// <summary>All that reading a register gave, as text: rows, persons, totals, or what is wrong.</summary>
internal static class RegisterText
{
    public static string Of(Outcome<RegisterFile> read)
    {
        if (read.Problem is { } problem)
            return string.Join('\n', problem.Parts.Prepend(problem).Select(p => p.ToString()));
        var file = read.Value;
        var rows = Enumerable.Range(0, file.Count).Select(i =>
            $"{file.LineNumbers[i]} {file.Accounts[i]} {file.Persons?[i]} {file.Classes[i]} {file.Units[i]}");
        var people = file.Personal.SelectMany(chunk => chunk.Unpack()).Select(row => row.ToString());
        var around = file.PassedOver.Select(line => line.ToString()).Concat(file.StatedDates.Select(stated => stated.ToString())).Append($"{file.PassedCount} {file.Forms}");
        return string.Join('\n', rows.Concat(people).Concat(around).Append($"{file.Totals with { CountByClass = [] }} {file.Footer} {file.Digest} {file.Encoding} {file.IsEndUnconfirmed}"));
    }
}
